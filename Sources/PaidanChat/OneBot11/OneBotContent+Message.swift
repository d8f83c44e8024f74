import PaidanCore

extension OneBotContent {
    /// What a message says, put together from its segments.
    struct Spoken {
        var text = ""
        var mentions: [String] = []
        var replyTo: String?
        var attachments: [Message.Attachment] = []
    }

    /// The message without the bot's own mention, with others shown as `@name` where the platform told the name.
    func spoken(to selfID: String) -> Spoken {
        var spoken = Spoken()
        for segment in segments {
            switch segment.type {
            case "text": spoken.text += segment.data["text"] ?? ""
            case "markdown": spoken.text += segment.data["content"] ?? ""
            case "at": spoken.mention(segment, selfID: selfID)
            case "reply": spoken.replyTo = spoken.replyTo ?? segment.data["id"].present
            case "image", "record", "video", "file": spoken.attach(segment)
            default: break
            }
        }
        spoken.text = spoken.text.trimmed
        return spoken
    }
}

extension OneBotContent.Spoken {
    fileprivate mutating func mention(_ segment: OneBotSegment, selfID: String) {
        guard let id = segment.data["qq"].present else { return }
        mentions.append(id)
        guard id != selfID, let name = segment.data["name"].present else { return }
        text += name.hasPrefix("@") ? name : "@" + name
    }

    fileprivate mutating func attach(_ segment: OneBotSegment) {
        let file = segment.data["file"].present
        let address = segment.data["url"].present ?? file.flatMap { $0.hasPrefix("http") ? $0 : nil }
        let name = segment.data["name"].present ?? (file == address ? nil : file)
        attachments.append(Message.Attachment(platformKind: segment.type, url: address, name: name))
    }
}
