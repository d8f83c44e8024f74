import PaidanCore

/// The words of a Telegram message without the bot's own mention.
struct TelegramText {
    private(set) var text = ""
    private(set) var mentions: [String] = []
    private(set) var mentionsBot = false

    /// Reads text or caption. Names of bots end in `bot` by Telegram's rule: where the bot's own name is not configured,
    /// such a mention is taken for it.
    init(_ message: TelegramMessage, bot: String?) {
        let words = Array((message.text ?? message.caption ?? "").utf16)
        let entities = (message.text != nil ? message.entities : message.captionEntities) ?? []
        var cuts: [Range<Int>] = []
        for entity in entities where entity.offset >= 0 && entity.length > 0 && entity.length <= words.count {
            guard entity.offset <= words.count - entity.length else { continue }
            let range = entity.offset..<entity.offset + entity.length
            let shown = String(decoding: words[range], as: UTF16.self)
            switch entity.type {
            case "mention": mentions.append(shown)
            case "text_mention": if let id = entity.user?.id.text { mentions.append(id) }
            default: continue
            }
            guard TelegramText.isBot(entity, shown: shown, bot: bot) else { continue }
            mentionsBot = true
            let isFollowedBySpace = range.upperBound < words.count && words[range.upperBound] == 0x20
            cuts.append(range.lowerBound..<range.upperBound + (isFollowedBySpace ? 1 : 0))
        }
        var kept = words
        for cut in cuts.sorted(by: { $0.lowerBound > $1.lowerBound }) {
            kept.removeSubrange(cut.clamped(to: 0..<kept.count))
        }
        text = String(decoding: kept, as: UTF16.self).trimmed
    }

    private static func isBot(_ entity: TelegramMessage.Entity, shown: String, bot: String?) -> Bool {
        guard let bot = bot.present else {
            return entity.user?.isBot ?? shown.lowercased().hasSuffix("bot")
        }
        let name = (bot.hasPrefix("@") ? bot : "@" + bot).lowercased()
        return shown.lowercased() == name || entity.user?.id.text == bot
    }
}
