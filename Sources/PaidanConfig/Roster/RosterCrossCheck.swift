import PaidanCore

/// What must hold between the rows of a roster.
struct RosterCrossCheck {
    let entries: [RosterReader.Entry]

    func run() {
        var ids: [MemberID: Int] = [:]
        var names: [String: Int] = [:]
        var accounts: [Account: Int] = [:]
        for (member, row) in entries.map({ ($0.member, $0.row) }) {
            if !member.id.rawValue.isEmpty, let line = ids.updateValue(row.line, forKey: member.id) {
                row.spot("id").fault(
                    "stands twice: line \(line) has it too", "编号重复，第 \(line) 行已经用了", got: member.id.rawValue)
            }
            if let line = names.updateValue(row.line, forKey: member.name), !member.name.isEmpty {
                row.spot("name").warn(
                    "line \(line) has the same name: the desk cannot tell them apart by it",
                    "和第 \(line) 行重名，派单时说姓名会分不清", got: member.name)
            }
            for account in member.accounts {
                guard let line = accounts.updateValue(row.line, forKey: account), line != row.line else { continue }
                row.spot("accounts").fault(
                    "line \(line) has the same account", "第 \(line) 行已经用了这个账号", got: account.description)
            }
        }
    }
}
