import FoundationEssentials
import PaidanChat
import PaidanCore
import PaidanTestKit

/// One channel's far end. It proves that what comes is the daemon's own, as the real one would.
struct Partner: Sendable {
    typealias Answer = (status: Int, body: String)

    private let channel: ChannelSettings
    private let path: String
    private let addresses: AddressBook
    private let book: PushBook

    init(_ channel: ChannelSettings, at path: String, _ addresses: AddressBook, _ book: PushBook) {
        self.channel = channel
        self.path = path
        self.addresses = addresses
        self.book = book
    }

    /// Answers a request; nil where it is not meant for this channel.
    func answer(_ request: ScriptedServer.Request) -> Answer? {
        let asked = request.path.split(separator: "?").first.map(String.init) ?? ""
        switch channel.platform {
        case .generic: return asked == path ? push(request) : nil
        case .wecomRobot: return asked == path ? robot(request) : nil
        case .onebot11:
            let base = path == "/" ? "" : path
            guard asked.hasPrefix(base + "/") else { return nil }
            return bot(String(asked.dropFirst(base.count + 1)), request)
        // The sample day speaks on these alone.
        default: return nil
        }
    }

    private func refuse(_ why: String, _ status: Int) -> Answer {
        book.add(fault: "\(channel.id): \(why)")
        return (status, "")
    }

    private func push(_ request: ScriptedServer.Request) -> Answer {
        let seal = StandardWebhooks(secrets: channel.outboundSecret.map { [$0] } ?? [])
        guard let id = request.headers["webhook-id"], let timestamp = request.headers["webhook-timestamp"],
            seal.proves(
                request.headers["webhook-signature"] ?? "", id: id, timestamp: timestamp, body: request.body)
        else { return refuse("a push without a true signature", 401) }
        guard let event = Wire.read(Wire.Event.self, request.body), let text = event.data.text else {
            return refuse("a push that is none", 400)
        }
        let parts = event.data.items ?? [event]
        let place = event.data.destination ?? parts.first?.data.destination
        book.add(
            Push(
                door: .phone, id: id, to: addressee(parts.first?.data.recipient, place), mentions: [], text: text,
                kind: event.type, at: Instant(rfc3339: event.timestamp) ?? book.now))
        return (200, "{\"id\":\"p-\(book.messageID())\"}")
    }

    private func addressee(_ recipient: Wire.Recipient?, _ place: Wire.Place?) -> String {
        if let group = place?.group { return addresses.group(group, on: channel.id) }
        if let id = recipient?.id { return addresses.member(id) }
        return recipient?.account ?? place?.person ?? ""
    }

    private func robot(_ request: ScriptedServer.Request) -> Answer {
        guard request.path.hasSuffix("key=\(channel.outboundToken ?? "")") else {
            return (200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}")
        }
        guard let said = Wire.read(Wire.RobotText.self, request.body) else { return refuse("a text that is none", 400) }
        let id = book.messageID()
        book.add(
            Push(
                door: .robot, id: "wecom-\(id)", to: addresses.onlyGroup(on: channel.id), mentions: [],
                text: said.text.content, at: book.now))
        return (200, "{\"errcode\":0,\"errmsg\":\"ok\"}")
    }

    private func bot(_ action: String, _ request: ScriptedServer.Request) -> Answer {
        guard request.headers["authorization"] == "Bearer \(channel.outboundToken ?? "")" else {
            return refuse("a call without the token", 401)
        }
        switch action {
        case "get_status": return (200, "{\"status\":\"ok\",\"retcode\":0,\"data\":{\"online\":true,\"good\":true}}")
        case "send_group_msg", "send_private_msg":
            guard let call = Wire.read(Wire.Send.self, request.body) else {
                return refuse("a message that is none", 400)
            }
            return say(call)
        default: return refuse("no such action (got \"\(action)\")", 404)
        }
    }

    private func say(_ call: Wire.Send) -> Answer {
        let id = book.messageID()
        let people = call.message.filter { $0.type == "at" }.compactMap { $0.data["qq"] }
        func name(_ account: String) -> String {
            addresses.person(Account(namespace: channel.namespace, id: account))
        }
        book.add(
            Push(
                door: .chat, id: String(id),
                to: call.group.map { addresses.group(String($0), on: channel.id) } ?? name(String(call.user ?? 0)),
                mentions: people.map(name),
                text: call.message.compactMap { $0.data["text"] }.joined().drop { $0 == " " }.description,
                at: book.now))
        return (200, "{\"status\":\"ok\",\"retcode\":0,\"data\":{\"message_id\":\(id)}}")
    }
}
