/// An input that is over and done with, and what it led to: what a replay is held against.
public struct SettledRow: Hashable, Sendable {
    /// The input as it was handled; purged words are missing.
    public var input: DeskInput
    /// What became of it; nil where it was set aside.
    public var verdict: Verdict?
    /// The wish that it led to, or was about.
    public var wish: WishNumber?
    /// What was to be told, in the order of decision.
    public var notices: [Notice]
    /// Whether its words were purged.
    public var isPurged: Bool

    /// An input and what it led to.
    public init(input: DeskInput, verdict: Verdict?, wish: WishNumber?, notices: [Notice], isPurged: Bool) {
        self.input = input
        self.verdict = verdict
        self.wish = wish
        self.notices = notices
        self.isPurged = isPurged
    }
}

/// A notice, and what became of it.
public struct ToldRow: Hashable, Sendable {
    /// What was to be told; purged facts are missing.
    public var notice: Notice
    /// The delivery that carries it; nil while it waits for one.
    public var delivery: Delivery?
    /// Whether its facts were purged.
    public var isPurged: Bool

    /// A notice with its delivery.
    public init(notice: Notice, delivery: Delivery?, isPurged: Bool) {
        self.notice = notice
        self.delivery = delivery
        self.isPurged = isPurged
    }
}
