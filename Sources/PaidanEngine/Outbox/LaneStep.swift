public import PaidanCore

extension Lane {
    /// What to do next.
    public enum Step: Hashable, Sendable {
        /// Nothing, until something is added or concluded.
        case idle
        /// Nothing before this moment, unless something is added.
        case wait(until: Instant)
        /// Send this.
        case send(Composition)
        /// These came too late: give them up and say so.
        case expire(notices: [Notice], parcels: [Parcel])
    }

    /// What goes into one sending.
    public struct Composition: Hashable, Sendable {
        /// What goes.
        public var content: Content
        /// How soon it must go, with the haste of what waits behind it about the same wish.
        public var urgency: Notice.Priority

        /// What goes: one notice, several as a digest, or a delivery once more.
        public enum Content: Hashable, Sendable {
            /// One notice, or several of which as many go as one text can hold.
            case notices([Notice])
            /// A delivery that was tried before.
            case parcel(Parcel)
        }
    }

    /// How many may wait before they are gathered into a digest.
    static let crowd = 3
    /// How many free tokens count as nearly none.
    static let scarce = 2
    /// How many notices one digest may hold.
    static let digestSize = 20
    /// How long something waits before it counts as one class more urgent, though never as an emergency.
    static let ageing = Instant.Span.minutes(10)
    /// What expires sooner than this goes alone: a digest that is late for one of its notices is late for all.
    static let digestHorizon = Instant.Span.minutes(30)

    /// What to do now; changes nothing.
    public func step(at now: Instant, quota: ChannelSettings.Quota) -> Step {
        guard !isBusy, !(notices.isEmpty && parcels.isEmpty) else { return .idle }
        let nextExpiry = nextExpiry
        if let nextExpiry, nextExpiry <= now {
            return .expire(
                notices: notices.filter { $0.isLate(at: now) }, parcels: parcels.filter { $0.isLate(at: now) })
        }
        if let restsUntil, restsUntil > now { return .wait(until: earliest(restsUntil, nextExpiry)) }

        let urgencies = urgenciesByWish
        guard let next = candidate(at: now, urgencies) else {
            return .wait(until: earliest(nextRetry(after: now), nextExpiry))
        }
        let reserve = next.urgency == .emergency || quota.burst < 2 ? 0 : 1
        let tokens = bucket.tokens(at: now, quota: quota) - reserve
        guard tokens > 0 else {
            let refill = bucket.moment(of: 1 + reserve, quota: quota)
            return .wait(until: earliest(refill, nextRetry(after: now), nextExpiry))
        }
        return .send(composition(next, tokens: tokens, at: now, urgencies))
    }

    private func composition(
        _ next: Candidate, tokens: Int, at now: Instant, _ urgencies: [WishKey: Notice.Priority]
    ) -> Composition {
        switch next.source {
        case .parcel(let index):
            return Composition(content: .parcel(parcels[index]), urgency: next.urgency)
        case .notice(let index):
            let notice = notices[index]
            if tokens <= Lane.scarce {
                let gathered = gatherable(at: now, urgencies).filter { $0.community == notice.community }
                if gathered.count > Lane.crowd, gathered.contains(where: { $0.id == notice.id }) {
                    let fitting = Array(gathered.prefix(Lane.digestSize))
                    return Composition(content: .notices(fitting), urgency: next.urgency)
                }
            }
            return Composition(content: .notices([notice]), urgency: next.urgency)
        }
    }

    private var nextExpiry: Instant? {
        var earliest: Instant?
        for index in notices.indices {
            if let expiry = notices[index].expiresAt { earliest = min(earliest ?? expiry, expiry) }
        }
        for index in parcels.indices {
            if let expiry = parcels[index].delivery.expiresAt { earliest = min(earliest ?? expiry, expiry) }
        }
        return earliest
    }

    private func nextRetry(after now: Instant) -> Instant? {
        parcels.compactMap(\.delivery.nextAttemptAt).filter { $0 > now }.min()
    }

    private func earliest(_ moments: Instant?...) -> Instant {
        // Without any moment something is due already, and the caller looks again at once.
        moments.compactMap(\.self).min() ?? Instant(milliseconds: 0)
    }
}

/// Something that may go now; by its place, since a backlog is long and notices are large.
private struct Candidate {
    var source: Source
    /// With ageing and the haste of what waits behind it.
    var urgency: Notice.Priority

    enum Source {
        case parcel(Int)
        case notice(Int)
    }
}

extension Lane {
    /// The greatest haste of all that waits about each wish: what stands before an emergency must go as soon.
    private var urgenciesByWish: [WishKey: Notice.Priority] {
        var urgencies: [WishKey: Notice.Priority] = [:]
        func note(_ priority: Notice.Priority, for wish: WishKey) {
            urgencies[wish] = min(urgencies[wish] ?? priority, priority)
        }
        for parcel in parcels { for wish in parcel.wishes { note(parcel.delivery.priority, for: wish) } }
        for index in notices.indices {
            if let wish = WishKey(notices[index]) { note(notices[index].priority, for: wish) }
        }
        return urgencies
    }

    /// What goes first of all that may go: the first of each wish, where it is due, and what is about no wish. Among
    /// equals unfinished deliveries go before notices, and the older before the younger.
    private func candidate(at now: Instant, _ urgencies: [WishKey: Notice.Priority]) -> Candidate? {
        var best: Candidate?
        func consider(_ source: Candidate.Source, _ urgency: Notice.Priority) {
            if let best, best.urgency <= urgency { return }
            best = Candidate(source: source, urgency: urgency)
        }
        var taken: Set<Tie> = []
        for (index, parcel) in parcels.enumerated() {
            let wishes = parcel.wishes
            let ties = parcel.ties
            let isFirst = ties.isDisjoint(with: taken)
            taken.formUnion(ties)
            guard isFirst, parcel.delivery.nextAttemptAt.map({ $0 <= now }) ?? true else { continue }
            let behind = wishes.compactMap { urgencies[$0] }.min() ?? parcel.delivery.priority
            let own = min(behind, parcel.delivery.priority)
            consider(.parcel(index), aged(own, since: parcel.delivery.composedAt, at: now))
        }
        for index in notices.indices {
            let wish = WishKey(notices[index])
            if let wish, !taken.insert(.wish(wish)).inserted { continue }
            let own = wish.flatMap { urgencies[$0] } ?? notices[index].priority
            consider(.notice(index), aged(own, since: notices[index].at, at: now))
        }
        return best
    }

    /// What may share a digest, in order: nothing urgent, nothing that expires soon, no question, no offer to one
    /// person, and nothing that would overtake.
    private func gatherable(at now: Instant, _ urgencies: [WishKey: Notice.Priority]) -> [Notice] {
        var held = parcels.reduce(into: Set<WishKey>()) { $0.formUnion($1.wishes) }
        return notices.filter { notice in
            let wish = WishKey(notice)
            if let wish, held.contains(wish) { return false }
            let isFit =
                notice.priority >= .ordinary && (wish.flatMap { urgencies[$0] } ?? .ordinary) >= .ordinary
                && notice.destination.thread == nil && notice.kind != .wishQuestion
                && (notice.destination.isGroup || (notice.kind != .offerMade && notice.kind != .offerReminder))
                && notice.expiresAt.map { $0 > now + Lane.digestHorizon } ?? true
            if !isFit, let wish { held.insert(wish) }
            return isFit
        }
    }

    private func aged(_ priority: Notice.Priority, since start: Instant, at now: Instant) -> Notice.Priority {
        guard priority > .prompt else { return priority }
        let classes = Int(max((now - start).milliseconds, 0) / Lane.ageing.milliseconds)
        return Notice.Priority(rawValue: priority.rawValue - classes).map { max($0, .prompt) } ?? .prompt
    }
}
