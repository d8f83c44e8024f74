import PaidanCore

/// What clerks call skills and hours, and what the roster calls them: the shipped words, and the community's own file.
struct OfficeWords {
    private var skills: [String: String] = [:]
    private var hours: [String: String]

    private static let shippedHours = [
        "周末": "OD 09:00-20:00", "双休日": "OD 09:00-20:00", "休息日": "OD 09:00-20:00", "节假日": "OD 09:00-20:00",
        "节假日除外": "WD 08:00-20:00", "工作日": "WD 08:00-20:00", "下班后": "WD 18:00-22:00", "下班以后": "WD 18:00-22:00",
        "业余时间": "WD 18:00-22:00; OD 09:00-20:00", "随叫随到": "全天", "随时": "全天", "随时可以": "全天", "都可以": "全天",
        "均可": "全天", "长期": "全天", "不限": "全天", "全年": "全天", "白天": "每天 08:00-18:00", "晚上": "每天 18:00-22:00",
        "夜间": "每天 夜间",
    ]
    private static let noSkill = ["无", "暂无", "没有", "/", "-", "都可以", "服从安排", "均可", "志愿服务", "其他"]

    private static let columns = [
        Table.Column("column", "栏目", "类型"), Table.Column("word", "写法", "原文"), Table.Column("meaning", "意思", "含义"),
    ]

    /// The shipped words with those of a file: columns 栏目 (特长 or 时间), 写法 and 意思. What is at fault in it is recorded.
    init(_ bytes: [UInt8]?, file: String, findings: Findings) {
        hours = OfficeWords.shippedHours
        guard let bytes,
            let table = Table(
                bytes, file: file, columns: OfficeWords.columns, needed: ["column", "word", "meaning"],
                findings: findings)
        else { return }
        for row in table.rows {
            guard let word = row["word"]?.text.halfWidth.lowercased(), let column = row["column"] else { continue }
            let meaning = row["meaning"]?.text ?? ""
            switch column.text {
            case "特长", "专长", "skill", "skills": skills[word] = meaning
            case "时间", "可服务时间", "hours", "available": hours[word] = meaning
            default:
                column.spot.fault("must be 特长 or 时间", "应当是 特长 或 时间", got: column.text)
            }
        }
    }

    /// The skills of a cell as the roster writes them, and the words that nobody knows; those are kept as they are.
    func skills(of cell: String) -> (text: String, unknown: [String]) {
        var known: [String] = []
        var unknown: [String] = []
        for word in cell.halfWidth.split(whereSeparator: { "、,;/ \n+和".contains($0) }).map({ $0.lowercased() }) {
            if OfficeWords.noSkill.contains(word) { continue }
            let meant = skills[word].map { $0.isEmpty ? [] : [$0] } ?? [word]
            if skills[word] == nil && SkillWords.skills(in: word).isEmpty { unknown.append(word) }
            for item in meant where !known.contains(item) { known.append(item) }
        }
        return (known.joined(separator: "、"), unknown)
    }

    /// The hours of a cell as the roster writes them; nil where no word or rule of it is known.
    func hours(of cell: String) -> String? {
        let text = cell.halfWidth.trimmed
        if let whole = rule(text) { return whole }
        let parts = text.split { "、,;/\n和及或".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        let rules = parts.map(rule)
        guard parts.count > 1, !rules.contains(nil) else { return nil }
        return rules.compactMap(\.self).joined(separator: "; ")
    }

    private func rule(_ text: String) -> String? {
        if let known = hours[text.lowercased().filter { !$0.isWhitespace }] { return known }
        let findings = Findings(part: .server)
        let read = AvailabilityNotation.read(text, at: Spot(findings: findings, file: "", line: 1, key: ""))
        return findings.faults.isEmpty && !read.hours.isEmpty ? text : nil
    }
}
