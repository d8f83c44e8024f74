/// What the columns of an office's own table are called.
enum OfficeColumn: String, CaseIterable {
    case id, name, kind, organization, phone, buildings, address, estate, skills, available
    case maxOpen = "max_open"
    case accounts, contact, away, vetted, party
    /// An identity number: never read.
    case identity
    /// A running number or a date, which says nothing of the person.
    case serial

    /// The column that a title means; nil for one that nobody knows.
    static func meant(by title: String) -> OfficeColumn? {
        let plain = title.halfWidth.lowercased().filter { !$0.isWhitespace && $0 != "*" }
        // What stands in brackets explains, and does not name: 联系电话（必填）.
        let name = String(plain.prefix { !"([【".contains($0) })
        guard !name.isEmpty else { return nil }
        return exact[name] ?? patterns.first { name.contains($0.part) }?.column
    }

    /// What offices leave empty in all rows but the first of a merged cell. Never a telephone.
    static let filledDown: [OfficeColumn] = [.organization, .estate, .buildings, .address]

    private static let exact: [String: OfficeColumn] = [
        "id": .id, "编号": .id, "工号": .id, "name": .name, "名称": .name, "kind": .kind, "类别": .kind,
        "organization": .organization, "单位": .organization, "phone": .phone, "buildings": .buildings, "楼栋": .buildings,
        "楼号": .buildings, "skills": .skills, "available": .available, "时间": .available, "max_open": .maxOpen,
        "accounts": .accounts, "contact": .contact, "away": .away, "vetted": .vetted, "序号": .serial, "no": .serial,
    ]

    /// Parts of titles; the first that fits counts.
    private static let patterns: [(part: String, column: OfficeColumn)] = [
        ("身份证", .identity), ("证件号", .identity), ("党员", .party), ("政治面貌", .party), ("单位电话", .serial),
        ("姓名", .name), ("名字", .name), ("手机", .phone), ("电话", .phone), ("联系方式", .phone),
        ("工作单位", .organization), ("所在单位", .organization), ("所属单位", .organization), ("单位名称", .organization),
        ("包保", .buildings), ("负责楼", .buildings), ("服务楼", .buildings), ("居住楼", .address), ("住址", .address),
        ("地址", .address), ("门牌", .address), ("房号", .address), ("小区楼栋", .address), ("小区", .estate),
        ("特长", .skills), ("专长", .skills), ("技能", .skills), ("服务意愿", .skills), ("服务项目", .skills),
        ("服务时间", .available), ("空闲时间", .available), ("可服务", .available), ("接单上限", .maxOpen),
        ("账号", .accounts), ("帐号", .accounts), ("通知方式", .contact), ("请假", .away), ("审核", .vetted),
        ("身份", .kind),
    ]
}
