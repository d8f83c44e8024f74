import PaidanCore

/// What a day came to, for people.
struct Summary {
    let outcome: Rehearsal.Outcome
    let addresses: AddressBook
    /// The names of codes, as each community has them.
    let texts: [CommunityID: Texts]

    var lines: [String] {
        let rows = outcome.wishes.map { row in
            let key = "\(row.community)/\(row.wish.number)"
            func name(_ code: String, _ list: String) -> String {
                texts[row.community]?.name(of: code, in: list) ?? code
            }
            return [
                key, outcome.names[key] ?? "", row.wish.need.place.spokenBuilding ?? "—",
                name(row.wish.category.rawValue, "category"),
                name(row.wish.urgency.rawValue, "urgency"),
                row.wish.ending.map { name($0.rawValue, "ending") } ?? name(row.wish.state.rawValue, "state"),
                row.wish.holders.map { addresses.member($0.rawValue) }.joined(separator: "、"),
            ]
        }
        let table = [["心愿单", "事由", "地点", "类别", "缓急", "结果", "谁办的"]] + rows
        let widths = (0..<7).map { column in table.map { $0[column].columns }.max() ?? 0 }
        let counts = Dictionary(grouping: outcome.pushes, by: \.door).mapValues(\.count)
        return table.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.columns) }.joined(separator: "  ")
        } + [
            "",
            "推送 \(outcome.pushes.count) 条：手机 \(counts[.phone] ?? 0)，QQ \(counts[.chat] ?? 0)，企业微信 \(counts[.robot] ?? 0)，邮件 \(counts[.mail] ?? 0)",
        ]
    }
}

extension String {
    /// How many columns of a terminal it takes: Chinese characters take two.
    fileprivate var columns: Int {
        unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2e80 ? 2 : 1) }
    }
}
