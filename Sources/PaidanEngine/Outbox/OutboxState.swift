import PaidanCore

/// What the outbox holds under its lock.
struct OutboxState {
    var traffic: Traffic
    var world: OutboxWorld
    /// Attempts that ended and are not written down yet.
    var landed: [Landing] = []
    /// When conclusions are written again, after the store refused them.
    var concludeAgainAt: Instant?
    /// No attempt is started any more.
    var isStopping = false
    /// The last flights have had their time.
    var isTimeUp = false
    /// Nothing is done any more.
    var isOver = false
    /// Who waits until nothing can be done at the present now.
    private var askers: [(ticket: Int, answer: CheckedContinuation<Instant?, Never>)] = []
    private var nextTicket = 0

    init(world: OutboxWorld, bounds: Outbox.Bounds) {
        self.world = world
        traffic = Traffic(bounds: bounds)
    }

    /// A lane's attempt, or its expired notices, with what became of them.
    struct Landing {
        var lane: String
        /// The channel whose place it took; nil where nothing was sent.
        var channel: ChannelID?
        var outcomes: [Outcome]
    }

    /// The next moment at which there is something to do; nil where only something new can be done.
    var due: Instant? {
        [traffic.nextWakeup, landed.isEmpty ? nil : concludeAgainAt].compactMap(\.self).min()
    }

    /// Whether nothing can be done before `due`.
    func isSettled(at now: Instant) -> Bool {
        traffic.occupied == landed.count && !traffic.isStirring
            && (landed.isEmpty || (concludeAgainAt ?? now) > now)
    }

    /// What is to be written down now, taken out.
    mutating func takeLanded(at now: Instant) -> [Landing] {
        guard isStopping || (concludeAgainAt ?? now) <= now else { return [] }
        defer { landed = [] }
        concludeAgainAt = nil
        return landed
    }

    /// The present end of the row of askers.
    var ticket: Int { nextTicket }

    mutating func ask(_ answer: CheckedContinuation<Instant?, Never>) {
        askers.append((nextTicket, answer))
        nextTicket += 1
    }

    /// Those who asked before a ticket, taken out.
    mutating func takeAskers(before ticket: Int) -> [CheckedContinuation<Instant?, Never>] {
        let asked = askers.filter { $0.ticket < ticket }.map(\.answer)
        askers.removeAll { $0.ticket < ticket }
        return asked
    }
}
