public import PaidanCore

/// Turns notices into the words and the event of one delivery. A notice is never lost to a bad text: it is then told
/// in plain words made of its facts.
public struct Renderer: Sendable {
    /// How many bytes of UTF-8 a digest may have on any platform: beyond them nobody reads it.
    public static let digestLimit = 2000

    private let wording: Wording

    /// A renderer of a community's words.
    public init(_ wording: Wording) {
        self.wording = wording
    }

    /// What was composed.
    struct Composed {
        /// One delivery with the notices in it, or several that say one text together, in order. The notices are fewer
        /// than were offered where one digest could not hold them all.
        var messages: [Parcel]
        /// Notices whose text was missing or could not be rendered.
        var plain: [NoticeID]
    }

    /// A delivery of one notice, as a platform takes it that sets no limit.
    ///
    /// Its id follows from the notice's, so that composing again after a crash gives the same delivery.
    public func delivery(of notice: Notice, at now: Instant) -> Delivery {
        single(say(notice).0, at: now)
    }

    /// A delivery of one notice, or a digest of as many as fit, in order; a single notice that is longer than one
    /// message may be becomes several.
    ///
    /// - Parameters:
    ///   - notices: at least one; all of one destination.
    ///   - limit: what the platform takes in one message.
    func compose(_ notices: [Notice], within limit: TextLimit? = nil, at now: Instant) -> Composed {
        var spoken: [Spoken] = []
        var plain: [NoticeID] = []
        for notice in notices {
            let (said, isPlain) = say(notice)
            spoken.append(said)
            if isPlain { plain.append(notice.id) }
        }
        var digest: (text: String, items: [Spoken]) = ("", [])
        while spoken.count > 1 {
            digest = (digestText(spoken), spoken)
            guard digest.text.utf8.count > Renderer.digestLimit || limit?.allows(digest.text) == false else { break }
            spoken.removeLast()
        }
        let taken = Set(spoken.map(\.notice.id))
        plain.removeAll { !taken.contains($0) }
        let delivery = spoken.count == 1 ? single(spoken[0], at: now) : self.digest(spoken, text: digest.text, at: now)
        let told = spoken.map(\.notice)
        let messages = delivery.split(by: limit).map { Parcel(delivery: $0, notices: told) }
        return Composed(messages: messages, plain: plain)
    }

    private func single(_ spoken: Spoken, at now: Instant) -> Delivery {
        let notice = spoken.notice
        let content = Delivery.Content(
            text: spoken.text, mentions: notice.mention.map { [$0] } ?? [], replyTo: notice.replyTo,
            subject: subject(spoken), payload: Payload(wording: wording).event(spoken))
        return Delivery(
            id: Renderer.id(notice.id), community: notice.community, destination: notice.destination,
            notices: [notice.id], wish: notice.wish, offer: notice.offer, content: content, priority: notice.priority,
            composedAt: now, expiresAt: notice.expiresAt)
    }

    private func digest(_ spoken: [Spoken], text: String, at now: Instant) -> Delivery {
        let notices = spoken.map(\.notice)
        let first = notices[0]
        let content = Delivery.Content(
            text: text, mentions: mentions(notices), subject: subject(spoken[0]),
            payload: Payload(wording: wording).digest(spoken, text: text, at: now))
        let wishes = Set(notices.map(\.wish))
        return Delivery(
            id: Renderer.id(first.id), community: first.community, destination: first.destination,
            notices: notices.map(\.id), wish: wishes.count == 1 ? first.wish : nil, offer: nil, content: content,
            priority: notices.map(\.priority).min() ?? first.priority, composedAt: now,
            expiresAt: notices.compactMap(\.expiresAt).min())
    }

    /// The id of the delivery that begins with a notice.
    static func id(_ notice: NoticeID) -> DeliveryID { DeliveryID("d-\(notice)") }

    private func mentions(_ notices: [Notice]) -> [String] {
        notices.compactMap(\.mention).reduce(into: []) { found, mention in
            if !found.contains(mention) { found.append(mention) }
        }
    }

    private func say(_ notice: Notice) -> (Spoken, isPlain: Bool) {
        let facts = wording.complete(notice.facts, wish: notice.wish)
        let text = Template(rawValue: notice.template).flatMap { wording.text($0, facts) }
        let spoken = Spoken(notice: notice, facts: facts, text: text ?? PlainWords(facts, notice).text)
        return (spoken, text == nil)
    }

    private func digestText(_ spoken: [Spoken]) -> String {
        let facts: Facts = [
            "count": .number(spoken.count), "lines": .list(spoken.map { ["text": .text($0.text)] }),
        ]
        return wording.text(.digest, wording.complete(facts, wish: nil))
            ?? (["共 \(spoken.count) 条："] + spoken.map(\.text)).joined(separator: "\n")
    }

    /// The subject of a mail: the thread's own where it answers one; nil for chat.
    private func subject(_ spoken: Spoken) -> String? {
        let destination = spoken.notice.destination
        guard destination.thread != nil || wording.mailChannels.contains(destination.channel) else { return nil }
        if let subject = destination.thread?.subject.trimmed, !subject.isEmpty {
            return ReplySubject.isReply(subject) ? subject : "Re: " + subject
        }
        return wording.text(.mailSubject, spoken.facts) ?? (wording.name.isEmpty ? "通知" : wording.name)
    }
}
