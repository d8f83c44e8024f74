import PaidanCore

/// The words of a Feishu message, whose content is JSON within the JSON, different for each kind.
struct FeishuText {
    private(set) var text = ""
    private(set) var mentions: [String] = []
    private(set) var mentionsBot = false
    private(set) var attachments: [Message.Attachment] = []

    private struct Content: Decodable {
        var text: String?
        var title: String?
        var content: [[Piece]]?
        var imageKey: String?
        var fileKey: String?
        var fileName: String?

        private enum CodingKeys: String, CodingKey {
            case text, title, content
            case imageKey = "image_key"
            case fileKey = "file_key"
            case fileName = "file_name"
        }
    }

    private struct Piece: Decodable {
        var tag: String
        var text: String?
        var userID: String?
        var imageKey: String?
        var fileKey: String?

        private enum CodingKeys: String, CodingKey {
            case tag, text
            case userID = "user_id"
            case imageKey = "image_key"
            case fileKey = "file_key"
        }
    }

    /// A message's words. Where the bot's own id is not configured the first mention is taken for it: without a further
    /// permission only messages that mention the bot arrive.
    init(_ message: FeishuEvent.Message, bot: String?) {
        let people = message.mentions ?? []
        let own = people.first { bot.present == nil || $0.id?.any == bot.present }?.key
        mentions = people.compactMap { $0.id?.any }
        mentionsBot = own != nil
        guard let content = JSON.answer(Content.self, from: Array((message.content ?? "").utf8)) else { return }
        attach(content.imageKey, as: "image", content)
        if message.kind != "post" {
            let kind = ["audio": "voice", "media": "video"][message.kind ?? ""] ?? "file"
            attach(content.fileKey, as: kind, content)
        }
        var lines = [content.title.present].compactMap { $0 }
        if let text = content.text { lines.append(text) }
        lines += (content.content ?? []).map { line in line.map { shown($0, content) }.joined().trimmed }
        var words = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        // Longer keys first: `@_user_1` begins `@_user_10` too.
        for person in people.sorted(by: { $0.key.count > $1.key.count }) {
            words = words.replacing(person.key, with: person.key == own ? "" : "@" + (person.name ?? ""))
        }
        text = words.replacing("  ", with: " ").split(separator: "\n").map(\.trimmed).joined(separator: "\n")
    }

    private mutating func shown(_ piece: Piece, _ content: Content) -> String {
        attach(piece.imageKey, as: "image", content)
        if piece.tag == "media" { attach(piece.fileKey, as: "video", content) }
        return piece.tag == "at" ? piece.userID ?? "" : piece.text ?? ""
    }

    private mutating func attach(_ key: String?, as kind: String, _ content: Content) {
        guard let key = key.present else { return }
        let form = kind == "image" ? "feishu-image-key" : "feishu-file-key"
        attachments.append(Message.Attachment(platformKind: kind, url: "\(form):\(key)", name: content.fileName))
    }
}
