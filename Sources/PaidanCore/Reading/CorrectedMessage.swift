/// A message with what is right about it by the explicit word of the staff: 不是心愿, 改, 派 in answer to a doubt, 代报.
///
/// It is derived from what the store holds and is gone when that is purged. Silence is no word: a wish that went its
/// whole way uncorrected is none, and neither is 合并, 结 or 误报. Whoever reports a fire that is none was read right.
public struct CorrectedMessage: Hashable, Sendable {
    /// The community.
    public var community: CommunityID
    /// The wish that the staff spoke of; of several that one message opened the first.
    public var wish: WishNumber
    /// The message's words; of a report on behalf those after the command.
    public var text: String
    /// How people who are known around the message are called.
    public var names: [String]
    /// What the reader made of it.
    public var reading: Reading
    /// What is right: the reading, with the word of the staff where they gave one. The kind of service and the haste are
    /// nil where nobody read or said them.
    public var label: Reading
    /// When the staff said their last word.
    public var at: Instant
    /// Whether all that the staff said is that it is a wish, by reporting it. It corrects a reader that would have taken
    /// the same words for something else.
    public var isMereReport: Bool
    /// Whether the staff said that it is a wish: by reporting it, or by dispatching what the desk was not sure of.
    public var isCalledAWish: Bool

    /// Whether nothing but addresses was corrected; that is a lesson only where the words tell another one.
    public var isAboutPlacesAlone: Bool {
        guard !isCalledAWish, label.more.count == reading.more.count else { return false }
        var other = label
        other.need.place = reading.need.place
        for index in other.more.indices { other.more[index].place = reading.more[index].place }
        return other == reading
    }

    /// The messages that were corrected, by the last word; of messages with the same words the last one. None of what is
    /// sensitive.
    public static func all(in rows: [CorrectionRow]) -> [CorrectedMessage] {
        let messages = Dictionary(grouping: rows) { Source(community: $0.community, sequence: $0.sequence) }
        let corrected = messages.values.compactMap { CorrectedMessage($0.sorted { $0.wish.number < $1.wish.number }) }
            .sorted { ($0.at, $0.community, $0.wish) < ($1.at, $1.community, $1.wish) }
        var last: [String: Int] = [:]
        for (index, message) in corrected.enumerated() { last[message.text.trimmed] = index }
        return corrected.indices.filter { last[corrected[$0].text.trimmed] == $0 }.map { corrected[$0] }
    }

    private struct Source: Hashable {
        var community: CommunityID
        var sequence: Int64
    }

    /// What was said of the wishes that one message opened; nil where nothing was, or nothing may be told.
    private init?(_ rows: [CorrectionRow]) {
        guard let first = rows.first, !first.wish.words.trimmed.isEmpty,
            !rows.contains(where: { $0.wish.isSensitive || $0.reading.danger?.isSensitive ?? false })
        else { return nil }
        let words = rows.map { WordOfStaff($0.timeline) }
        guard let at = words.compactMap(\.at).max() else { return nil }
        community = first.community
        wish = first.wish.number
        text = first.wish.words
        names =
            [first.opening.sender.name, first.opening.sender.card, first.opening.onBehalfOf?.name]
            .compactMap(\.self) + rows.compactMap(\.wish.beneficiary?.name)
        reading = first.reading
        self.at = at
        label = reading.corrected(by: zip(rows, words).map { ($0.wish, $1) })
        let isReport = words.contains(where: \.isReport)
        isMereReport = isReport && !words.contains(where: \.isCorrection)
        isCalledAWish = isReport || words.contains(where: \.settlesDoubt)
        // What the staff reported and took back was their own mistake.
        guard !isReport || label.kind == .wish,
            label != reading || isCalledAWish
        else { return nil }
    }
}

extension Reading {
    /// The reading with what the staff said of the wishes that it led to.
    fileprivate func corrected(by words: [(wish: Wish, word: WordOfStaff)]) -> Reading {
        var needs: [Need?] = [need] + more
        for (wish, word) in words where needs.indices.contains(word.part) {
            needs[word.part] = word.isNoWish ? nil : needs[word.part].map { word.corrected($0, wish: wish) }
        }
        let left = needs.compactMap(\.self)
        guard let first = left.first else {
            return Reading(kind: .chatter, contact: contact, orderNumbers: orderNumbers)
        }
        var right = self
        right.kind = .wish
        right.need = first
        right.more = Array(left.dropFirst())
        return right
    }
}
