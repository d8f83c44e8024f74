import PaidanConfig
import PaidanCore
import Synchronization

/// What a newcomer can do while a daemon is open in real time: shell lines to paste into another terminal, which work
/// as they are printed.
final class Invitation: Sendable {
    private struct State {
        /// Where the daemon listens; nil while none is open.
        var url: String?
        /// The words that accept an offer, as far as a line for them was printed.
        var shown: Set<String> = []
    }

    private let addresses: AddressBook
    private let console: Console
    private let state = Mutex(State())

    init(addresses: AddressBook, console: Console) {
        self.addresses = addresses
        self.console = console
    }

    /// Says how to put a wish to the daemon, and from now on with each offer how it is accepted.
    func open(_ url: String, at now: Instant) {
        state.withLock { $0.url = url }
        guard let (group, rulebook) = addresses.formGroup else { return }
        let isQuiet = rulebook.quiet.contain(rulebook.zone.civil(now))
        // What can wait does wait until morning, and a newcomer at night would see nothing.
        let text = isQuiet ? "G5栋楼下有人被砸伤了，流了好多血，快来人" : "3栋2单元501水龙头一直滴水，麻烦派个人来修一下"
        console.line(
            "在另一个终端里报一件事试试\(isQuiet ? "（现在是夜里，不急的事天亮才派，所以报一件急的）" : "")：\n"
                + line(
                    to: url, FormMessage(group: group.id.rawValue, sender: .init(id: "u-1", name: "胡女士"), text: text)))
        console.line("谁的手机响了，替他接单的那一行就印在下面。")
    }

    /// Invites no more.
    func close() {
        state.withLock { $0 = State() }
    }

    /// Something was pushed; with the first offer of a wish it says how that is accepted.
    func heard(_ push: Push) {
        guard let words = acceptance(in: push.text),
            let account = addresses.formChannel.flatMap({ addresses.account(of: push.to, in: $0.namespace) })
        else { return }
        let url = state.withLock { state -> String? in
            guard let url = state.url, state.shown.insert(words).inserted else { return nil }
            return url
        }
        guard let url else { return }
        // In one piece: other pushes arrive at the same time, and what they print must not come between.
        console.line(
            "       替\(push.to)接单：\n"
                + line(to: url, FormMessage(group: nil, sender: .init(id: account, name: push.to), text: words)))
    }

    /// `接单 1024`, where a push asks for these words.
    private func acceptance(in text: String) -> String? {
        guard let start = text.firstRange(of: "接单 ") else { return nil }
        let number = text[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return number.isEmpty ? nil : "接单 \(number)"
    }

    private func line(to url: String, _ message: FormMessage) -> String {
        let channel = addresses.formChannel
        let body = String(decoding: Wire.write(message), as: UTF8.self)
            .replacing("'", with: "'\\''").replacing(FormMessage.anyID, with: "try-'$(date +%s%N)'")
        return """
            curl -sS \(url)/hooks/\(channel?.id.rawValue ?? "generic") \\
              -H 'Authorization: Bearer \(channel?.inboundToken ?? "")' -H 'Content-Type: application/json' \\
              -d '\(body)'
            """
    }
}

/// A message by the community's own form.
private struct FormMessage: Encodable {
    /// What stands for an id that is new each time the line is run.
    static let anyID = "{id}"

    var id = FormMessage.anyID
    var group: String?
    var sender: Sender
    var text: String

    struct Sender: Encodable {
        var id: String
        var name: String
    }
}
