import FoundationEssentials
import PaidanChat
import PaidanConfig
import PaidanCore

/// Puts what people say into the form in which it reaches the daemon.
struct Doors {
    let configuration: Configuration
    let addresses: AddressBook
    let people: [String: Day.Person]
    /// Where the day's files lie.
    let folder: String

    /// Why something cannot be said.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Something ready to be said: the same bytes however often it is sent.
    enum Parcel {
        case request(HTTPCall)
        case file(mailbox: String, name: String, content: [UInt8])
    }

    /// One thing said.
    struct Words {
        var saying: Saying
        /// With numbers filled in.
        var text: String
        /// Its place in the day: its message id follows from it.
        var index: Int
        var at: Instant
        /// What it replies to, or the last mail to who speaks.
        var answered: Push?
    }

    func parcel(_ words: Words) throws -> Parcel {
        switch words.saying.door {
        case .qq: try .request(report(words))
        case .form, .visit: try .request(generic(words))
        case .mail: try mail(words)
        }
    }

    private func person(_ name: String, in namespace: String) throws -> Day.Person {
        if let person = people[name] { return person }
        guard let account = addresses.account(of: name, in: namespace) else {
            throw Fault(description: "nobody has this name and an account there (got \"\(name)\", \(namespace))")
        }
        return Day.Person(account: account, card: name)
    }

    private func group(_ name: String?) throws -> GroupRule? {
        guard let name else { return nil }
        guard let group = addresses.group(named: name) else {
            throw Fault(description: "no group has this name (got \"\(name)\")")
        }
        return group
    }

    private func hook(_ channel: ChannelSettings) -> String {
        "http://\(configuration.server.listen)/hooks/\(channel.id)"
    }

    private func report(_ words: Words) throws -> HTTPCall {
        guard let channel = addresses.channel(.onebot11) else { throw Fault(description: "there is no QQ bot") }
        let person = try person(words.saying.from, in: channel.namespace)
        let group = try group(words.saying.group)
        var segments: [Wire.Segment] = []
        if let answered = words.answered { segments.append(Wire.Segment(type: "reply", data: ["id": answered.id])) }
        segments.append(Wire.Segment(type: "text", data: ["text": words.text]))
        let body = Wire.write(
            Report(
                time: words.at.seconds, selfID: Int64(channel.selfID ?? "") ?? 0,
                messageType: group == nil ? "private" : "group", messageID: 500_000 + words.index,
                groupID: group.flatMap { Int64($0.id.rawValue) }, userID: Int64(person.account) ?? 0,
                message: segments, rawMessage: words.text,
                sender: Report.Sender(nickname: words.saying.from, card: person.card ?? "")))
        var headers = [HTTPCall.Header("content-type", "application/json")]
        if let seal = OneBotSignature(secrets: channel.inboundSecrets).header(for: body) {
            headers.append(HTTPCall.Header("x-signature", seal))
        }
        return HTTPCall(url: hook(channel), headers: headers, body: body)
    }

    private func generic(_ words: Words) throws -> HTTPCall {
        guard let channel = addresses.formChannel else {
            throw Fault(description: "there is no form")
        }
        let person = try person(words.saying.from, in: channel.namespace)
        let id = "day-\(words.index)"
        let body = Wire.write(
            Payload(
                id: id, group: try group(words.saying.group)?.id.rawValue,
                sender: Payload.Sender(id: person.account, name: words.saying.from, card: person.card),
                text: words.text, at: words.at.description, onBehalfOf: words.saying.onBehalfOf))
        var headers = [HTTPCall.Header("content-type", "application/json")]
        if words.saying.door == .form {
            headers += StandardWebhooks(secrets: channel.inboundSecrets).headers(id: id, at: words.at, body: body)
        } else {
            headers.append(HTTPCall.Header("authorization", "Bearer \(channel.inboundToken ?? "")"))
        }
        return HTTPCall(url: hook(channel), headers: headers, body: body)
    }

    private func mail(_ words: Words) throws -> Parcel {
        guard let drop = configuration.mailDrops.first else { throw Fault(description: "there is no mail drop") }
        let path = "\(folder)/\(words.saying.file ?? "")"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Fault(description: "reading a mail: no such file (got \"\(path)\")")
        }
        var content = String(decoding: data, as: UTF8.self)
        content.replace("{reply-to}", with: words.answered?.replyTo ?? "")
        content.replace("{message-id}", with: words.answered?.id ?? "")
        // Mail travels with CRLF.
        content = content.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasSuffix("\r") ? String($0) : $0 + "\r"
        }.joined(separator: "\n")
        return .file(
            mailbox: drop.path, name: "\(words.at.seconds).R\(words.index).rehearsal", content: Array(content.utf8))
    }

    private struct Report: Encodable {
        var time: Int64
        var selfID: Int64
        var postType = "message"
        var messageType: String
        var subType = "normal"
        var messageID: Int
        var groupID: Int64?
        var userID: Int64
        var message: [Wire.Segment]
        var rawMessage: String
        var font = 0
        var sender: Sender

        struct Sender: Encodable {
            var nickname: String
            var card: String
        }

        private enum CodingKeys: String, CodingKey {
            case time, message, font, sender
            case selfID = "self_id"
            case postType = "post_type"
            case messageType = "message_type"
            case subType = "sub_type"
            case messageID = "message_id"
            case groupID = "group_id"
            case userID = "user_id"
            case rawMessage = "raw_message"
        }
    }

    private struct Payload: Encodable {
        var id: String
        var group: String?
        var sender: Sender
        var text: String
        var at: String
        var onBehalfOf: Saying.Beneficiary?

        struct Sender: Encodable {
            var id: String
            var name: String
            var card: String?
        }

        private enum CodingKeys: String, CodingKey {
            case id, group, sender, text, at
            case onBehalfOf = "on_behalf_of"
        }
    }
}
