import PaidanCore

/// The closed vocabularies of the configuration that are no `CaseIterable` of their own.
enum Vocabularies {
    /// Who reads a group.
    static let audiences: [(String, Audience)] = [("residents", .residents), ("work", .work), ("duty", .duty)]
    /// How far the desk may go.
    static let levels: [(String, Level)] = [("observe", .observe), ("propose", .propose), ("auto", .auto)]
    /// What somebody on the roster is, as data call it.
    static let kinds: [(String, Member.Kind)] = [
        ("member", .member), ("staff", .staff), ("organization", .organization),
    ]

    /// What somebody on the roster is, as clerks call it.
    static func kind(_ text: String) -> Member.Kind? {
        switch text.lowercased() {
        case "member", "成员", "党员", "下沉党员", "志愿者": .member
        case "staff", "工作人员", "社工", "社区工作人员": .staff
        case "organization", "organisation", "单位", "队伍", "团队": .organization
        default: nil
        }
    }
}
