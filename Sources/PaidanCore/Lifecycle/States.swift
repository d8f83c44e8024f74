/// Where a wish stands. Hold and escalation are marks beside it; whether it is accepted follows from its slots.
public enum WishState: String, Hashable, Codable, Sendable, CaseIterable {
    /// Written down; waits for the duty's word (派 / 不派).
    case received
    /// Something is missing; one question has been put back.
    case needsAnswer = "needs_answer"
    /// Somebody is being looked for, or the duty has it.
    case open
    /// At least one post is held.
    case underWay = "under_way"
    /// The member says that it is done; the reporter's word is awaited.
    case done
    /// Over: done, and the reporter or a third person said so, or stayed silent (the ending tells which).
    case confirmed
    /// Over: an answer was enough.
    case answered
    /// Over: withdrawn, or no wish after all (the ending tells which).
    case cancelled
    /// Over: another wish carries it on.
    case merged

    /// The states that may follow; the only table of legal moves.
    public static let moves: [WishState: Set<WishState>] = [
        .received: [.needsAnswer, .open, .underWay, .answered, .cancelled, .merged],
        .needsAnswer: [.open, .underWay, .answered, .cancelled, .merged],
        .open: [.underWay, .answered, .cancelled, .merged],
        .underWay: [.open, .done, .cancelled, .merged],
        .done: [.confirmed, .open, .cancelled],
        .confirmed: [.open],
        .answered: [.open],
        .cancelled: [.open],
        .merged: [.open],
    ]

    /// Whether the wish has ended.
    public var isOver: Bool {
        switch self {
        case .confirmed, .answered, .cancelled, .merged: true
        case .received, .needsAnswer, .open, .underWay, .done: false
        }
    }
}

/// Where one post of a wish stands.
public enum SlotState: String, Hashable, Codable, Sendable, CaseIterable {
    /// Nobody is being asked.
    case open
    /// At least one offer is live.
    case offered
    /// A member accepted.
    case held
    /// The member did the job.
    case filled
    /// Not needed any more.
    case released

    /// The states that may follow; the only table of legal moves.
    public static let moves: [SlotState: Set<SlotState>] = [
        .open: [.offered, .held, .filled, .released],
        .offered: [.open, .held, .filled, .released],
        .held: [.open, .filled, .released],
        .filled: [.open, .held, .released],
        .released: [.open],
    ]
}

/// How an offer stands.
public enum OfferState: String, Hashable, Codable, Sendable, CaseIterable {
    case live, accepted, declined, expired, withdrawn
}

/// How a wish ended.
public enum Ending: String, Hashable, Codable, Sendable, CaseIterable {
    /// The reporter said that it is done.
    case confirmed
    /// A third person said that it is done.
    case witnessed
    /// Nobody contradicted within the patience; never counted as satisfaction.
    case silent
    /// The office answered.
    case answered
    /// The duty closed it.
    case closedByDesk = "closed_by_desk"
    /// The reporter withdrew it.
    case withdrawn
    /// The question put back was never answered and the duty let it go.
    case unanswered
    /// The duty said that it was no wish.
    case notAWish = "not_a_wish"
    /// The duty said not to dispatch it.
    case notDispatched = "not_dispatched"
    /// Only observed: nothing went out.
    case observed
    /// Another wish carries it on.
    case merged
}
