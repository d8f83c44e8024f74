/// A wish of which the staff said something, with the message that opened it: what a correction is derived from.
public struct CorrectionRow: Hashable, Sendable {
    /// The community.
    public var community: CommunityID
    /// The wish as it now is.
    public var wish: Wish
    /// The message that opened it.
    public var opening: Message
    /// The message's place in its community's order.
    public var sequence: Int64
    /// What the reader made of the message.
    public var reading: Reading
    /// All that happened to the wish, oldest first.
    public var timeline: [TimelineRow]

    /// A wish with its message and what happened to it.
    public init(
        community: CommunityID, wish: Wish, opening: Message, sequence: Int64, reading: Reading,
        timeline: [TimelineRow]
    ) {
        self.community = community
        self.wish = wish
        self.opening = opening
        self.sequence = sequence
        self.reading = reading
        self.timeline = timeline
    }

    /// Whether a row of the timeline is a word of the staff: a command, or a report on behalf.
    public static func isWordOfStaff(_ entry: TimelineEntry) -> Bool {
        entry.event == "commanded" || entry.event == "opened" && entry.facts["on_behalf"] == true
    }
}
