import PaidanCore

/// Tells what happens, one line a thing, each with the domain's time.
public struct Console: Sendable {
    private let write: @Sendable (String) -> Void

    /// A console.
    public init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Says nothing.
    public static let silent = Console { _ in }

    /// A line as it is.
    public func line(_ text: String = "") { write(text) }

    func heading(_ at: Instant, _ title: String) {
        write("")
        write("── \(clock(at)) \(title)")
    }

    func said(_ at: Instant, _ says: Saying, _ text: String) {
        let doors: [Saying.Door: String] = [.qq: "QQ", .form: "表单", .visit: "走访", .mail: "邮件"]
        let place = [doors[says.door], says.group].compactMap(\.self).joined(separator: "·")
        let beneficiary = says.onBehalfOf?.name.map { "（替\($0)）" } ?? ""
        write("\(clock(at))  💬 \(says.from)\(beneficiary) → \(place)：\(text.onOneLine)")
    }

    func pushed(_ push: Push) {
        let signs: [Push.Door: String] = [.phone: "📱", .chat: "👥", .robot: "🤖", .mail: "📧"]
        let mentions = push.mentions.map { " @\($0)" }.joined()
        write("\(clock(push.at))  \(signs[push.door] ?? "") \(push.to)\(mentions)  \(push.text.onOneLine)")
    }

    func differs(_ difference: String) { write("       ✗ \(difference)") }

    private func clock(_ at: Instant) -> String { Zone.shanghai.civil(at).clock }
}
