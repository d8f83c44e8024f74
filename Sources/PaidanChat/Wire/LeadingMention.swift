import PaidanCore

/// The bot's name at the beginning of a message on platforms that deliver only what is said to the bot, and say nothing
/// about where the name ends: `@排单 电梯坏了`, with an ordinary space or with U+2005 as WeChat writes it.
struct LeadingMention {
    /// The name with its sign; nil where the message does not begin with one.
    private(set) var mention: String?
    /// The words after it.
    private(set) var text: String

    init(_ words: String) {
        let trimmed = words.trimmed
        text = trimmed
        guard trimmed.hasPrefix("@"), let end = trimmed.firstIndex(where: \.isWhitespace) else { return }
        mention = String(trimmed[..<end])
        text = String(trimmed[end...]).trimmed
    }
}
