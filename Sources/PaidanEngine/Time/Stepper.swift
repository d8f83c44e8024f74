public import PaidanCore

/// Moves a clock that stands still, from deadline to deadline, and waits at each until everything due is done.
public actor Stepper {
    private let clock: SteppedClock
    private let keepers: [DeskKeeper]
    private let outbox: Outbox
    private let drops: [MailDrop]

    /// A stepper over all that works by the clock.
    public init(clock: SteppedClock, keepers: [DeskKeeper], outbox: Outbox, drops: [MailDrop]) {
        self.clock = clock
        self.keepers = keepers
        self.outbox = outbox
        self.drops = drops
    }

    /// Moves the clock and returns when everything due until then is done; an earlier instant only waits.
    public func move(to target: Instant) async -> Instant {
        for drop in drops { await drop.scan() }
        while true {
            let due = await settle()
            guard let due, due <= target, due > clock.now else { break }
            clock.set(to: due)
        }
        if clock.now < target {
            clock.set(to: target)
            _ = await settle()
        }
        return clock.now
    }

    /// Waits until desks and outbox have nothing left to do now. A delivery that was given up becomes an input, and a
    /// decision becomes deliveries: so they are asked until none has work for the others.
    private func settle() async -> Instant? {
        var before: [Int64] = []
        while true {
            var due: Instant?
            for keeper in keepers {
                if let next = await keeper.settled() { due = min(due ?? next, next) }
            }
            if let next = await outbox.settled() { due = min(due ?? next, next) }
            var after: [Int64] = []
            for keeper in keepers { after.append(await keeper.present?.state.head.sequence ?? 0) }
            if after == before { return due }
            before = after
        }
    }
}
