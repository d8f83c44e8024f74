import PaidanConfig
import PaidanCore

/// The ledger (台账) that an office must show: one row a wish, in which no resident is known.
struct Ledger {
    let language: Language
    private(set) var rows: [Row] = []

    init(language: Language) {
        self.language = language
    }

    /// One wish.
    struct Row: Hashable, Codable, Sendable {
        var wish: String
        var receivedAt: String
        var channel: String
        var category: String
        var urgency: String
        /// The building alone.
        var building: String
        /// What was asked for, without numbers that lead to a door or a telephone; empty once purged.
        var words: String
        /// How many spoke up.
        var reporters: Int
        /// Who did it or has it, as family name and stars.
        var helpers: String
        var acceptedAt: String
        var doneAt: String
        var endedAt: String
        var state: String
        /// `yes`, `no`, or empty where nobody judged.
        var satisfied: String
        var reopened: Int
        /// `drill`, `mistaken` or `observed` for what no figure counts.
        var apart: String
    }

    /// Adds a community's wishes, oldest first.
    mutating func add(
        _ found: [WishRow], opened: [TimelineRow], zone: Zone, names: [String: [String: String]], roster: [Member]
    ) {
        let channels = Dictionary(
            opened.map { ($0.entry.wish ?? 0, $0.entry.facts["channel"]?.plain ?? "") },
            uniquingKeysWith: { first, _ in first })
        let people = Dictionary(roster.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in found.reversed() {
            let wish = row.wish
            func time(_ instant: Instant?) -> String {
                instant.map { "\(zone.civil($0).date) \(zone.civil($0).clock)" } ?? ""
            }
            func name(_ code: String, _ list: String) -> String {
                language == .english ? code : names[list]?[code] ?? code
            }
            rows.append(
                Row(
                    wish: "\(row.community)/\(wish.number)", receivedAt: time(wish.receivedAt),
                    channel: channels[wish.number] ?? "", category: name(wish.category.rawValue, "category"),
                    urgency: name(wish.urgency.rawValue, "urgency"), building: wish.need.place.building ?? "",
                    words: words(of: wish, roster: roster), reporters: wish.reporters.count,
                    helpers: wish.holders.map { masked(people[$0], id: $0) }.joined(separator: " "),
                    acceptedAt: time(wish.acceptedAt), doneAt: time(wish.doneAt), endedAt: time(wish.endedAt),
                    state: wish.ending.map { name($0.rawValue, "ending") } ?? name(wish.state.rawValue, "state"),
                    satisfied: wish.rating.map { $0.satisfied ? said("yes", "满意") : said("no", "不满意") } ?? "",
                    reopened: wish.reopened, apart: apart(wish)))
        }
    }

    /// An organization may be named; of a person the family name stays.
    private func masked(_ member: Member?, id: MemberID) -> String {
        guard let member else { return Discretion.masked.name(id.rawValue) }
        return member.kind == .organization ? member.name : Discretion.masked.name(member.name)
    }

    /// What was said, without what leads to a person; of what is sensitive nothing.
    private func words(of wish: Wish, roster: [Member]) -> String {
        guard wish.sensitivity == nil, wish.danger != .violence, wish.danger != .selfHarm else {
            return wish.words.isEmpty ? "" : said("(confided)", "（专人处理）")
        }
        var text = redacted(wish.words)
        let known = roster.map(\.name) + [wish.beneficiary?.name, wish.reporters.first?.name].compactMap(\.self)
        for name in known where name.count >= 2 { text = text.replacing(name, with: Discretion.masked.name(name)) }
        return text.oneLine
    }

    private func apart(_ wish: Wish) -> String {
        if wish.isDrill == true { return said("drill", "演练") }
        if wish.ending == .notAWish { return said("mistaken", "不是求助") }
        return wish.ending == .observed ? said("observed", "只看不派") : ""
    }

    private func said(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

    private var heading: [String] {
        language == .english
            ? [
                "wish", "received", "channel", "category", "urgency", "building", "words", "reporters", "helpers",
                "accepted", "done", "ended", "state", "satisfied", "reopened", "apart",
            ]
            : [
                "编号", "收到时间", "渠道", "类别", "轻重缓急", "楼栋", "诉求", "报的人数", "承办", "接单时间", "办好时间", "办结时间", "结果",
                "评价", "重开次数", "另计",
            ]
    }

    private func cells(_ row: Row) -> [String] {
        [
            row.wish, row.receivedAt, row.channel, row.category, row.urgency, row.building, row.words,
            "\(row.reporters)", row.helpers, row.acceptedAt, row.doneAt, row.endedAt, row.state, row.satisfied,
            "\(row.reopened)", row.apart,
        ]
    }

    /// For a spreadsheet.
    var csvLines: [String] {
        [Spreadsheet.mark + Spreadsheet.line(heading)] + rows.map { Spreadsheet.line(cells($0)) }
    }

    /// For a terminal.
    var textLines: [String] {
        var table = TextTable(heading)
        for row in rows { table.add(cells(row)) }
        return table.lines
    }
}
