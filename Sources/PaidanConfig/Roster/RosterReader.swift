import PaidanCore

/// What the rows of a roster may refer to.
struct RosterContext {
    /// The buildings and grids of the community.
    var buildings: BuildingDirectory
    /// All channels.
    var channels: [ChannelReader.Channel]
    /// The groups of the community.
    var groups: [GroupSettings]
    /// Where addresses that are secrets are found.
    var secrets: Secrets
    /// Whether these are all channels and groups; else a name that is not among them is not held against the roster.
    var isComplete: Bool
}

/// Reads `roster.csv`: one row for each member, member of staff or organization.
struct RosterReader {
    let context: RosterContext
    let findings: Findings

    static let columns = [
        Table.Column("id", "编号", "工号"), Table.Column("name", "姓名", "名称", "名字"),
        Table.Column("kind", "类别", "身份"), Table.Column("organization", "单位", "工作单位", "所属单位", "organisation"),
        Table.Column("phone", "手机", "电话", "联系电话", "手机号"), Table.Column("buildings", "包保楼栋", "楼栋", "负责楼栋"),
        Table.Column("skills", "特长", "专长", "技能"), Table.Column("available", "可服务时间", "服务时间"),
        Table.Column("max_open", "同时接单上限", "接单上限"), Table.Column("accounts", "账号", "帐号"),
        Table.Column("contact", "通知方式"), Table.Column("away", "请假", "请假日期"),
        Table.Column("vetted", "已审核", "入户审核"),
    ]

    /// A member with the row that says so.
    struct Entry {
        var member: Member
        var row: Table.Row
    }

    /// The members in the file's order; each fault of each row is recorded.
    func read(_ bytes: [UInt8], file: String) -> [Entry] {
        guard
            let table = Table(
                bytes, file: file, columns: RosterReader.columns, needed: ["id", "name"], findings: findings)
        else { return [] }
        var shared = SharedTraits()
        let entries = table.rows.filter { !isSum($0) }.map { Entry(member: shared.sharing(member($0)), row: $0) }
        if entries.isEmpty { table.header.fault("has nobody on it", "名册里没有人") }
        RosterCrossCheck(entries: entries).run()
        return entries
    }

    /// Offices end a table with 合计 and leave the rest of the row empty.
    private func isSum(_ row: Table.Row) -> Bool {
        ["合计", "总计"].contains(row["id"]?.text) && row["name"] == nil
    }

    private func member(_ row: Table.Row) -> Member {
        let id = text(row, "id") ?? ""
        let kind = kind(row)
        var member = Member(
            id: MemberID(id), name: text(row, "name") ?? id, kind: kind, organization: row["organization"]?.text,
            phone: row["phone"].flatMap(PhoneNotation.read), coverage: coverage(row, kind: kind),
            skills: row["skills"].map(skills) ?? [],
            availability: row["available"].map { AvailabilityNotation.read($0.text, at: $0.spot) } ?? .always,
            maxOpen: row["max_open"].map(maxOpen) ?? (kind == .member ? 1 : 10),
            accounts: row["accounts"].map(accounts) ?? [],
            away: row["away"].map { DateNotation.ranges($0.text, at: $0.spot) } ?? [],
            vetted: row["vetted"].map(vetted) ?? false)
        // An organization is its own organization where the column says nothing else.
        if kind == .organization && member.organization == nil { member.organization = member.name }
        member.contacts = ContactNotation(context: context, member: member).read(row["contact"])
        return member
    }

    private func text(_ row: Table.Row, _ column: String) -> String? {
        guard let cell = row[column] else {
            row.spot(column).fault("is missing", "没有填写")
            return nil
        }
        guard column != "id" || !cell.text.contains(where: { $0.isWhitespace || ":;,{}".contains($0) }) else {
            cell.spot.fault("must hold no space, colon, comma or semicolon", "不能含空格、冒号、逗号或分号", got: cell.text)
            return nil
        }
        return cell.text
    }

    private func kind(_ row: Table.Row) -> Member.Kind {
        guard let cell = row["kind"] else { return .member }
        if let kind = Vocabularies.kind(cell.text) { return kind }
        cell.spot.fault(
            "must be member, staff or organization", "应当是 成员（member）、工作人员（staff）或 单位（organization）", got: cell.text)
        return .member
    }

    private func coverage(_ row: Table.Row, kind: Member.Kind) -> Member.Coverage {
        guard let cell = row["buildings"] else {
            // Staff and organizations serve the whole community where nothing else is said.
            if kind != .member { return .everywhere }
            row.spot("buildings").fault(
                "is missing; say which buildings, or * for the whole community", "没有填写；写明楼栋，全社区写 *")
            return .buildings([])
        }
        let notation = CoverageNotation(directory: context.buildings)
        return notation.read(cell.text, at: cell.spot) ?? .buildings([])
    }

    private func skills(_ cell: Table.Cell) -> [Skill] {
        var skills: [Skill] = []
        for word in cell.text.halfWidth.split(whereSeparator: { "、,;/ \n".contains($0) }).map(String.init) {
            let meant = SkillWords.skills(in: word)
            if meant.isEmpty {
                let hint = Spelling.hint(word, among: SkillWords.names.keys.sorted())
                cell.spot.warn(
                    "is a skill that no reading asks for\(hint.english)", "识别不会用到这项特长\(hint.chinese)", got: word)
            }
            for skill in meant.isEmpty ? [word.lowercased()] : meant where !skills.contains(skill) {
                skills.append(skill)
            }
        }
        return skills
    }

    private func maxOpen(_ cell: Table.Cell) -> Int {
        if let count = Int(cell.text.halfWidth), (1...99).contains(count) { return count }
        cell.spot.fault("must be a whole number from 1 to 99", "应当是 1 到 99 的整数", got: cell.text)
        return 1
    }

    private func vetted(_ cell: Table.Cell) -> Bool {
        if let truth = YesOrNo.read(cell.text) { return truth }
        cell.spot.fault("must be yes or no", "应当是 是 或 否", got: cell.text)
        return false
    }

    private func accounts(_ cell: Table.Cell) -> [Account] {
        let namespaces = context.channels.map(\.settings.namespace)
        return cell.text.halfWidth.split { ";,、\n ".contains($0) }.compactMap { item in
            guard let account = Account(String(item)) else {
                cell.spot.fault("must be namespace:id, such as qq:10001", "应当写成 qq:10001 这样", got: String(item))
                return nil
            }
            guard namespaces.contains(account.namespace) || !context.isComplete else {
                let hint = Spelling.hint(account.namespace, among: Array(Set(namespaces)).sorted())
                cell.spot.fault(
                    "no channel has this namespace\(hint.english)", "没有渠道使用这个账号前缀\(hint.chinese)",
                    got: account.namespace)
                return nil
            }
            return account
        }
    }
}

/// Telephone numbers as spreadsheets leave them.
enum PhoneNotation {
    /// The number with digits, plus and hyphens only; nil where it is none, which is then recorded.
    static func read(_ cell: Table.Cell) -> String? {
        var plain = cell.text.halfWidth.trimmed
        if plain.hasPrefix("=\"") && plain.hasSuffix("\"") { plain = String(plain.dropFirst(2).dropLast()) }
        if plain.hasPrefix("'") { plain.removeFirst() }
        if plain.hasSuffix(".0") { plain.removeLast(2) }
        let number = plain.filter { !$0.isWhitespace }
        let digits = number.count { $0.isASCIIDigit }
        guard (3...15).contains(digits), number.allSatisfy({ $0.isASCIIDigit || "+-()".contains($0) }) else {
            cell.spot.fault(
                "must be a telephone number; spreadsheets spoil long numbers unless the column is text",
                "应当是电话号码；表格里这一列要设为“文本”格式，否则长号码会被改坏", got: cell.text)
            return nil
        }
        return number
    }
}
