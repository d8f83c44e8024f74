import PaidanCore

/// What a WeCom AI bot (智能机器人) is sent (developer.work.weixin.qq.com, path/100719).
struct WeComAIMessage: Decodable {
    var msgid: String
    var chatid: String?
    var from: From?
    var text: Text?
    var image: Image?
    var voice: Text?
    var mixed: Mixed?

    struct From: Decodable { var userid: String? }
    struct Text: Decodable { var content: String? }
    struct Image: Decodable { var url: String? }

    struct Mixed: Decodable {
        var items: [Item]

        private enum CodingKeys: String, CodingKey { case items = "msg_item" }

        struct Item: Decodable {
            var text: Text?
            var image: Image?
        }
    }

    /// All that was said in words; a voice message comes with what was understood of it.
    var words: String {
        ([text?.content, voice?.content] + (mixed?.items ?? []).map { $0.text?.content }).compactMap { $0 }
            .joined(separator: " ")
    }

    /// The pictures; their files are encrypted with the bot's key and can be fetched for five minutes.
    var attachments: [Message.Attachment] {
        ([image?.url] + (mixed?.items ?? []).map { $0.image?.url }).compactMap { $0 }.map {
            Message.Attachment(platformKind: "image", url: $0, name: nil)
        }
    }
}
