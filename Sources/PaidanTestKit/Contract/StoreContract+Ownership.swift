import PaidanCore

extension StoreContract {
    static let ownership = [
        ContractClause("each entering gives a higher epoch; a new community has no state and no rules") { bed in
            let first = try await bed.store.enter(Sample.community)
            let second = try await bed.store.enter(Sample.community)
            let third = try await bed.store.enter(Sample.other)
            try demand(second.epoch > first.epoch, "the second epoch is higher (got \(second.epoch))")
            try demand(first.state == nil && third.state == nil, "a new community has no state")
            try demand(first.rulebook == nil, "a new community has no rules")
            try demand(!first.isAfterUncleanStop, "a new store was not stopped at all")
        },
        ContractClause("who has lost the community commits nothing") { bed in
            let store = await bed.store
            _ = try await store.accept([Sample.arrival(1)])
            let old = try await store.enter(Sample.community).epoch
            let new = try await store.enter(Sample.community).epoch
            let recorded = try await store.inputs(of: Sample.community, after: 0, limit: 1)[0]
            let settlement = Sample.settlement(
                recorded, verdict: .opened, wish: Sample.wish(1024), notices: [Sample.notice("n-1", wish: 1024)])
            try await demandFailure("commit with an old epoch") {
                try await store.commit([settlement], of: Sample.community, epoch: old)
            } where: {
                $0 == .lostOwnership
            }
            try await demandFailure("set aside with an old epoch") {
                try await store.setAside(1, of: Sample.community, epoch: old, reason: "no")
            } where: {
                $0 == .lostOwnership
            }
            try demand(try await store.outbox(of: Sample.community), is: OutboxContent(), "what is to be told")
            try await store.commit([settlement], of: Sample.community, epoch: new)
        },
        ContractClause("how the last owner stopped is known at the next entering") { bed in
            for isClean in [true, false, true] {
                try await bed.restart(cleanly: isClean)
                try demand(
                    try await bed.store.enter(Sample.community).isAfterUncleanStop, is: !isClean, "an unclean stop")
            }
        },
        ContractClause("inputs in hand count once for each unclean stop, and a clean one forgives") { bed in
            _ = try await bed.store.accept([Sample.arrival(1), Sample.arrival(2)])
            try await bed.store.takeInHand(1, of: Sample.community)
            try await bed.store.takeInHand(1, of: Sample.community)
            try await bed.restart(cleanly: false)
            try demand(try await bed.store.enter(Sample.community).timesInHand, is: [1: 1], "times in hand")
            try await bed.store.takeInHand(1, of: Sample.community)
            try await bed.restart(cleanly: false)
            try demand(try await bed.store.enter(Sample.community).timesInHand, is: [1: 2], "times in hand")
            try await bed.store.takeInHand(1, of: Sample.community)
            try await bed.store.takeInHand(2, of: Sample.community)
            try await bed.restart(cleanly: true)
            try demand(try await bed.store.enter(Sample.community).timesInHand, is: [1: 2], "times in hand")
        },
        ContractClause("rules are kept under their digest; the same digest again changes nothing") { bed in
            let store = await bed.store
            try await store.keep(Sample.rulebook(), digest: "d-1")
            try await store.keep(Sample.rulebook(name: "另一个"), digest: "d-1")
            try demand(try await store.rulebook("d-1"), is: Sample.rulebook(), "rules")
            try demand(try await store.rulebook("d-2"), is: nil, "rules that were never kept")
        },
    ]

    static let settling = [
        ContractClause("a settled input waits no more, and its state is what the desk is rebuilt from") { bed in
            let desk = try await Inhabited(bed)
            try await bed.store.keep(Sample.rulebook(), digest: "d-1")
            let recorded = try await desk.next(Sample.arrival(1))
            let wish = Sample.wish(1024)
            try await desk.commit(Sample.settlement(recorded, verdict: .opened, wish: wish, rulebook: "d-1"))
            try demand(try await bed.store.inputs(of: Sample.community, after: 0, limit: 9), is: [], "waiting inputs")
            try await bed.restart(cleanly: false)
            let tenancy = try await bed.store.enter(Sample.community)
            try demand(tenancy.state?.wishes, is: [1024: wish], "wishes")
            try demand(tenancy.state?.head.sequence, is: 1, "the last input handled")
            try demand(tenancy.rulebook, is: Sample.rulebook(), "rules in force")
        },
        ContractClause("an input is settled once; a batch with one that is not waiting does nothing at all") { bed in
            let desk = try await Inhabited(bed)
            let first = try await desk.next(Sample.arrival(1))
            let second = try await desk.next(Sample.arrival(2))
            try await desk.commit(Sample.settlement(first, verdict: .chatter))
            let batch = [
                Sample.settlement(second, verdict: .opened, wish: Sample.wish(1024), notices: [Sample.notice("n-1")]),
                Sample.settlement(first, verdict: .chatter),
            ]
            try await demandFailure("settle an input twice") {
                try await bed.store.commit(batch, of: Sample.community, epoch: desk.epoch)
            } where: {
                $0.isRefused
            }
            try demand(
                try await bed.store.inputs(of: Sample.community, after: 0, limit: 9), is: [second], "waiting inputs")
            try demand(try await bed.archive.wishes(WishFilter()), is: [], "wishes")
            try demand(try await bed.store.outbox(of: Sample.community), is: OutboxContent(), "what is to be told")
        },
        ContractClause("an input set aside makes way, keeps its reason, and the duty hears of it by an input") { bed in
            let desk = try await Inhabited(bed)
            _ = try await desk.next(Sample.arrival(1))
            try await bed.store.setAside(1, of: Sample.community, epoch: desk.epoch, reason: "trapped the reader")
            let waiting = try await bed.store.inputs(of: Sample.community, after: 0, limit: 9)
            try demand(waiting.map(\.sequence), is: [2], "waiting inputs")
            try demand(waiting.map(\.input), is: [.setAside(sequence: 1)], "the input that tells")
            try await demandFailure("set aside twice") {
                try await bed.store.setAside(1, of: Sample.community, epoch: desk.epoch, reason: "again")
            } where: {
                $0.isRefused
            }
        },
        ContractClause("a repetition of a settled input is known") { bed in
            let desk = try await Inhabited(bed)
            let recorded = try await desk.next(Sample.arrival(1))
            try await desk.commit(Sample.settlement(recorded, verdict: .chatter))
            try demand(try await bed.store.accept([Sample.arrival(1)]), is: [.known(sequence: 1)], "acceptance")
        },
    ]
}

/// A bed whose community is owned.
struct Inhabited {
    let bed: any StoreBed
    let community: CommunityID
    let epoch: Int64

    init(_ bed: any StoreBed, community: CommunityID = Sample.community) async throws {
        self.bed = bed
        self.community = community
        epoch = try await bed.store.enter(community).epoch
    }

    /// Accepts an arrival and reads it back.
    func next(_ arrival: Arrival) async throws -> RecordedInput {
        let sequence = try await bed.store.accept([arrival])[0].sequence
        return try required(
            try await bed.store.inputs(of: community, after: sequence - 1, limit: 1).first, "the input \(sequence)")
    }

    func commit(_ settlements: Settlement...) async throws {
        try await bed.store.commit(settlements, of: community, epoch: epoch)
    }

    /// Opens a wish by a message that arrives at an instant.
    func open(_ wish: Wish, by number: Int, at: Instant = Sample.morning, notices: [Notice] = []) async throws {
        let recorded = try await next(Sample.arrival(number, in: community, at: at))
        try await commit(
            Sample.settlement(recorded, verdict: .opened, wish: wish, notices: notices, events: ["opened"]))
    }

    /// Takes in a tick with a decision made about it.
    func tick(
        at: Instant = Sample.morning, wish: Wish? = nil, notices: [Notice] = [], events: [String] = [],
        changing: (inout DeskChanges) -> Void = { _ in }
    ) async throws {
        let recorded = try await next(Arrival(community: community, at: at, input: .tick))
        var settlement = Sample.settlement(
            recorded, verdict: .noted, wish: wish, notices: notices, events: events, reading: nil)
        changing(&settlement.decision.changes)
        try await commit(settlement)
    }
}
