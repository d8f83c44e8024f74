/// The pure state machine of one community: the only place where anything about a wish changes.
///
/// It does no I/O, reads no clock and makes no random number. The same inputs give the same decisions, and a desk
/// rebuilt from `state` and `rulebook` is the desk that ran.
public struct Desk: Sendable {
    /// All that it remembers.
    public internal(set) var state: DeskState
    /// The rules in force.
    public internal(set) var rulebook: Rulebook

    /// The roster, found by account and by place; follows from the rules.
    var index: RosterIndex
    /// The wishes, found by place, reporter, member and deadline; follows from the wishes.
    var wishIndex: WishIndex
    /// What the present input has changed so far.
    var turn: Turn

    /// A desk that goes on from what was remembered, or begins.
    public init(state: DeskState, rulebook: Rulebook) {
        self.state = state
        self.rulebook = rulebook
        index = RosterIndex(rulebook, state.members)
        wishIndex = WishIndex(state.wishes.values)
        turn = Turn()
    }

    /// A new desk.
    public init(rulebook: Rulebook) {
        self.init(state: DeskState(head: DeskHead(community: rulebook.community)), rulebook: rulebook)
    }

    /// The desk's now.
    public var now: Instant { state.head.now }

    /// When the desk must be asked again though nobody speaks; nil when nothing is open and dispatching goes on.
    public var nextDeadline: Instant? {
        let heads = [wishIndex.nextDue, state.head.pauseReminderAt, state.head.overload?.until, nextBooks]
        return (heads + (state.head.coverRequests ?? []).map(\.until)).compactMap { $0 }.min()
    }

    /// Answers one input. Inputs come in sequence, each once.
    public mutating func handle(_ input: DeskInput) -> Decision {
        turn = Turn()
        state.head.sequence = input.recorded.sequence
        state.head.now = max(state.head.now, input.recorded.at)
        lapse()
        let (verdict, wish) = answer(input)
        // First the cars that are given up: who drove them is free for another.
        settleCampaigns()
        retry()
        continueSeries()
        settleCampaigns()
        keepBooks()
        forget()
        return Decision(
            community: state.head.community, sequence: input.recorded.sequence, at: now, verdict: verdict, wish: wish,
            changes: turn.changes(of: state), notices: turn.notices, entries: turn.entries)
    }

    private mutating func answer(_ input: DeskInput) -> (Verdict, WishNumber?) {
        switch input.recorded.input {
        case .message(let message):
            return hear(message, reading: input.reading ?? Reading(kind: .chatter), refersTo: input.refersTo)
        case .recall(let recall):
            return takeIn(recall)
        case .edit(let message):
            return hear(
                edited: message, reading: input.reading ?? Reading(kind: .chatter), refersTo: input.refersTo)
        case .tick:
            return (.noted, nil)
        case .staff(let action):
            return perform(action.command, on: action.wish, by: .command(actor: action.actor))
        case .delivery(let report):
            return takeIn(report)
        case .channel(let report):
            return takeIn(report)
        case .departure(let departure):
            return takeIn(departure)
        case .rulebook(let digest):
            return adopt(input.rulebook ?? rulebook, digest: digest)
        case .setAside(let sequence):
            alarm(.dutySetAside, facts: ["sequence": .number(Int(sequence))])
            return (.noted, nil)
        case .figures(let figures):
            return takeIn(figures)
        case .unreadable(let file):
            alarm(.dutyUnreadable, facts: ["file": .text(file)])
            return (.noted, nil)
        }
    }

    /// What is known around a message, for the reader; `recent` is what its sender may have said before it.
    public func context(
        for message: Message, at now: Instant, refersTo: Reference?, recent: RecentWords = RecentWords()
    ) -> ReadingContext {
        let member = index.member(of: message.sender.account)
        let mine = member.map { wishIndex.wishes(of: $0).sorted() }
        return ReadingContext(
            at: now, zone: rulebook.zone, card: message.sender.card, audience: group(of: message)?.audience,
            offers: mine ?? [], replyTo: refersTo?.wish,
            previous: recent.count > 0 && isOwnTalk(message) ? recent.previous(to: message, at: now) : [],
            buildings: rulebook.buildings)
    }

    /// Whether one message of a sender may go on with another: people who speak of their own, not staff at the desk, not
    /// who speaks for one after the other, and no mail, which says all at once.
    public func isOwnTalk(_ message: Message) -> Bool {
        guard message.mail == nil, message.onBehalfOf == nil, DeskWords.report(in: message.text) == nil else {
            return false
        }
        return message.group == nil || group(of: message)?.audience == .residents
    }
}

extension Desk: Equatable {
    /// Compares what is remembered and what rules; everything else follows from these.
    public static func == (left: Desk, right: Desk) -> Bool {
        left.state == right.state && left.rulebook == right.rulebook
    }
}

extension Desk {
    /// Goes past an input that was set aside, without answering it.
    public mutating func pass(_ sequence: Int64) {
        state.head.sequence = max(state.head.sequence, sequence)
    }
}

extension Desk {
    /// Whether an account is known from a wish, a group or a binding of this community.
    public func knows(_ account: Account) -> Bool {
        state.people[account] != nil || index.member(of: account) != nil || !wishIndex.wishes(of: account).isEmpty
    }
}
