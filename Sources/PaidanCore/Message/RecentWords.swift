/// What each sender said of an address a moment ago, so that `5栋302` and then `漏水了` are read together.
///
/// Held in memory alone, one message for each sender in each conversation; whoever takes a community over fills it anew
/// from what was recorded, so that a restart changes no reading.
public struct RecentWords: Hashable, Sendable {
    /// For how long a message is remembered.
    public static let span = Instant.Span.minutes(10)
    /// How many senders are remembered; the ones heard longest ago make room.
    public static let limit = 1024
    /// The longest message that is remembered, in characters.
    public static let longest = 200

    private struct Speaker: Hashable {
        var account: Account
        var channel: ChannelID
        var group: GroupID?

        init(_ message: Message) {
            account = message.sender.account
            channel = message.channel
            group = message.group
        }
    }

    private struct Words: Hashable {
        var text: String
        var at: Instant
    }

    private var heard: [Speaker: Words] = [:]
    /// When the oldest words are forgotten; nil where there are none.
    private var forgetAt: Instant?

    /// Nothing was heard yet.
    public init() {}

    /// How many senders are remembered now.
    public var count: Int { heard.count }

    /// The sender's last words in the same conversation, where they named a building.
    public func previous(to message: Message, at now: Instant) -> [String] {
        guard let words = heard[Speaker(message)], now < words.at + RecentWords.span else { return [] }
        return [words.text]
    }

    /// Remembers a message that was read as part of something and names a building in its own words; lets go of what
    /// is too old.
    public mutating func hear(_ message: Message, as reading: Reading, at now: Instant) {
        forget(at: now)
        let isAbout = [.wish, .update, .statusQuery, .cancel].contains(reading.kind)
        guard isAbout, reading.spans["building"] != nil, message.text.count <= RecentWords.longest else { return }
        heard[Speaker(message)] = Words(text: message.text, at: now)
        forgetAt = forgetAt ?? now + RecentWords.span
        guard heard.count > RecentWords.limit else { return }
        let oldest = heard.min { ($0.value.at, $0.key.account) < ($1.value.at, $1.key.account) }
        if let oldest { heard[oldest.key] = nil }
    }

    /// Lets go of what is too old.
    public mutating func forget(at now: Instant) {
        guard let forgetAt, forgetAt <= now else { return }
        heard = heard.filter { now < $0.value.at + RecentWords.span }
        self.forgetAt = heard.values.map(\.at).min().map { $0 + RecentWords.span }
    }
}
