import PaidanCore

/// The parameters of `send_group_msg` and `send_private_msg` (onebot-11, api/public.md), with the message in segments,
/// so that nothing needs an escape.
struct OneBotSend: Encodable {
    private let destination: Destination
    private let message: [Segment]

    private struct Segment: Encodable {
        var type: String
        var data: [String: String]
    }

    init(_ delivery: Delivery) {
        destination = delivery.destination
        let content = delivery.content
        // Among two people there is nobody to mention.
        let mentions = destination.isGroup ? content.mentions : []
        var message: [Segment] = []
        if let id = content.replyTo { message.append(Segment(type: "reply", data: ["id": id])) }
        message += mentions.map { Segment(type: "at", data: ["qq": $0]) }
        message.append(Segment(type: "text", data: ["text": (mentions.isEmpty ? "" : " ") + content.text]))
        self.message = message
    }

    private enum Keys: String, CodingKey {
        case group = "group_id"
        case user = "user_id"
        case message
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        let key: Keys = destination.isGroup ? .group : .user
        // Numbers by the specification; an id that is none is passed on as it is.
        if let number = Int64(destination.address) {
            try container.encode(number, forKey: key)
        } else {
            try container.encode(destination.address, forKey: key)
        }
        try container.encode(message, forKey: .message)
    }
}
