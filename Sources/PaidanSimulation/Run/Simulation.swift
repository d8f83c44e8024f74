internal import HeapModule
public import PaidanCore

/// A day with the real desk in virtual time: what people do and the desk's own deadlines, in the order of their moments.
///
/// Nothing is drawn while it runs, so the same seed always gives the same day under every policy as far as the policy
/// does not change it.
public struct Simulation {
    /// The world that it runs in.
    public let world: World
    /// What happens.
    public let incidents: [Incident]
    /// What was seen so far.
    public internal(set) var ledger: Ledger
    /// The judge of every offer.
    public internal(set) var referee: Referee

    var desk: Desk
    var queue = Heap<Happening>()
    /// Offers that were called back before they were answered.
    var calledBack: Set<OfferKey> = []
    /// When offers went by unanswered, by member.
    var unanswered: [MemberID: [Instant]] = [:]
    /// The wishes that somebody on duty is going to look at.
    var looks: Set<WishNumber> = []
    /// Until when the staff are out.
    var busy: [MemberID: Instant] = [:]
    /// Who said to come and never will.
    var absent: Set<Absence> = []
    private var sequence: Int64 = 0
    private var foreseen = 0
    private var watch: ((Decision) -> Void)?
    private let end: Instant
    private let stopwatch: (@Sendable () -> UInt64)?

    struct OfferKey: Hashable {
        var wish: WishNumber
        var offer: OfferID
    }

    struct Absence: Hashable {
        var wish: WishNumber
        var member: MemberID
    }

    /// A scenario in a world.
    ///
    /// - Parameters:
    ///   - days: how many days of it; nil for all.
    ///   - stopwatch: a clock in nanoseconds that never goes back, where decisions are to be timed.
    public init(
        _ scenario: Scenario, in world: World, days: Int? = nil, stopwatch: (@Sendable () -> UInt64)? = nil
    ) {
        self.world = world
        self.stopwatch = stopwatch
        var source = Incidents(scenario, in: world)
        incidents = source.all(days: days)
        end = (incidents.map(\.dueBy).max() ?? Instant(milliseconds: 0)) + .hours(1)
        desk = Desk(rulebook: world.rulebook)
        ledger = Ledger(incidents, in: world)
        referee = Referee(world.rulebook)
        for incident in incidents {
            foresee(.report(incident: incident.number, echo: nil), at: incident.at)
            for echo in incident.echoes.indices {
                foresee(.report(incident: incident.number, echo: echo), at: incident.echoes[echo].at)
            }
        }
    }

    /// Runs it to its end, or until so many decisions were made.
    ///
    /// - Parameter watch: sees each decision after the referee did.
    public mutating func run(decisions limit: Int = .max, watch: ((Decision) -> Void)? = nil) {
        self.watch = watch
        defer { self.watch = nil }
        while ledger.decisions < limit {
            let due = desk.nextDeadline
            let next = queue.min?.at
            guard let at = [due, next].compactMap({ $0 }).min(), at <= end else { break }
            if let due, due <= at {
                hand(.tick, at: at)
            } else if let happening = queue.popMin() {
                happen(happening)
            }
        }
        ledger.close(desk)
    }

    mutating func foresee(_ deed: Happening.Deed, at: Instant) {
        foreseen += 1
        queue.insert(Happening(at: at, order: foreseen, deed: deed))
    }

    /// Gives the desk an input and takes in what it answers.
    @discardableResult
    mutating func hand(
        _ input: Input, reading: Reading? = nil, refersTo: Reference? = nil, incident: Int? = nil, at: Instant
    ) -> Decision {
        sequence += 1
        let recorded = RecordedInput(community: world.rulebook.community, sequence: sequence, at: at, input: input)
        let input = DeskInput(recorded, reading: reading, refersTo: refersTo)
        let started = stopwatch?()
        let decision = desk.handle(input)
        if let started, let ended = stopwatch?() { ledger.latencies.append(ended - started) }
        if let incident, let wish = decision.wish { ledger.link(wish, to: incident, at: at) }
        ledger.take(decision)
        referee.judge(decision)
        watch?(decision)
        for notice in decision.notices { deliver(notice, at: decision.at) }
        return decision
    }

    /// Somebody says something in the chat.
    @discardableResult
    mutating func say(
        _ text: String, by account: Account, in group: GroupID?, as reading: Reading, about wish: WishNumber? = nil,
        offer: OfferID? = nil, reporting incident: Int? = nil, at: Instant
    ) -> Decision {
        let key = "m\(sequence + 1)"
        let message = Message(
            key: key, id: key, channel: World.channel, group: group,
            sender: .init(account: account, name: account.id), text: text, sentAt: at)
        let reference = wish.map { Reference(community: world.rulebook.community, wish: $0, offer: offer) }
        return hand(.message(message), reading: reading, refersTo: reference, incident: incident, at: at)
    }
}
