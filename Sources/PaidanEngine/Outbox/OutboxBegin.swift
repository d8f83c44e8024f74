import Logging
import PaidanCore
import Synchronization

/// A lane's work with the deliveries composed for it.
private struct Plan {
    var lane: String
    /// What is to be sent; nil where only expired things are given up.
    var parcel: Parcel?
    /// The messages that go on with its text: durable with it, sent after it.
    var continuations: [Parcel] = []
    /// What is given up since it came too late.
    var expired: [Parcel]
    /// What must be durable first.
    var deliveries: [Delivery]

    var channel: ChannelID? { parcel?.delivery.destination.channel }
    /// Everything that leaves the lane's queue.
    var leaving: [Delivery] { (expired + (parcel.map { [$0] } ?? [])).map(\.delivery) }
}

extension Outbox {
    /// Composes what may go now and writes it down with its attempt counted, all lanes together.
    ///
    /// - Returns: what is durable and may be tried.
    func begin(at now: Instant) async -> [Flight] {
        let (jobs, world) = state.withLock { state in
            let world = state.world
            return (state.traffic.jobs(at: now, quota: world.quota(of:)), world)
        }
        guard !jobs.isEmpty else { return [] }
        let plans = jobs.map { plan($0, world, at: now) }
        let durable = await write(plans)
        state.withLock { state in
            for (plan, isDurable) in zip(plans, durable) {
                guard isDurable else {
                    state.traffic.free(plan.lane, restingUntil: now + Outbox.storePause, sending: plan.channel)
                    continue
                }
                let quota = plan.channel.map(world.quota(of:))
                state.traffic.begin(plan.leaving, in: plan.lane, at: now, quota: quota)
                state.traffic.hold(plan.continuations, in: plan.lane)
                guard plan.parcel == nil else { continue }
                let outcomes = Outcome.expired(plan.expired, in: plan.lane, at: now)
                state.landed.append(.init(lane: plan.lane, channel: nil, outcomes: outcomes))
            }
        }
        // What expired may be written down at once, and a lane that was freed has a new moment.
        if zip(plans, durable).contains(where: { $0.parcel == nil || !$1 }) { bell.ring() }
        return zip(plans, durable).compactMap { plan, isDurable in
            guard isDurable, let parcel = plan.parcel else { return nil }
            return Flight(lane: plan.lane, parcel: parcel)
        }
    }

    private func plan(_ job: Traffic.Job, _ world: OutboxWorld, at now: Instant) -> Plan {
        switch job.work {
        case .send(let content):
            var messages: [Parcel]
            switch content {
            case .notices(let notices): messages = compose(notices, world, at: now)
            case .parcel(let waiting): messages = [waiting]
            }
            var parcel = messages.removeFirst()
            parcel.delivery.attempts += 1
            // Were the process to end in the middle, the attempt is made again, but not at once for ever.
            parcel.delivery.nextAttemptAt =
                now + (Backoff.wait(after: parcel.delivery.attempts, of: parcel.delivery.id) ?? .hours(10))
            return Plan(
                lane: job.lane, parcel: parcel, continuations: messages, expired: [],
                deliveries: [parcel.delivery] + messages.map(\.delivery))
        case .expire(let notices, let parcels):
            let composed = notices.flatMap { compose([$0], world, at: now) }
            return Plan(
                lane: job.lane, parcel: nil, expired: composed + parcels, deliveries: composed.map(\.delivery))
        }
    }

    /// The messages that tell notices; one in most cases, never none.
    private func compose(_ notices: [Notice], _ world: OutboxWorld, at now: Instant) -> [Parcel] {
        let community = notices[0].community
        let limit = world.platforms[notices[0].destination.channel]?.textLimit
        let composed = world.renderer(of: community).compose(notices, within: limit, at: now)
        if !composed.plain.isEmpty {
            let ids = composed.plain.map(\.rawValue).joined(separator: " ")
            logger.warning(
                "told in plain words, since the text is missing or broken",
                metadata: ["notices": "\(ids)", "community": "\(community)"])
        }
        return composed.messages
    }

    /// Writes all plans in one transaction; where that is refused, each alone, so that one cannot hold up the rest.
    private func write(_ plans: [Plan]) async -> [Bool] {
        let all = plans.flatMap(\.deliveries)
        guard !all.isEmpty else { return plans.map { _ in true } }
        do throws(StoreFailure) {
            try await store.begin(all)
            return plans.map { _ in true }
        } catch {
            logger.error("cannot write deliveries down before sending", metadata: ["cause": "\(error)"])
            guard plans.count > 1 else { return [false] }
        }
        var durable: [Bool] = []
        for plan in plans { durable.append(await isWritten(plan)) }
        return durable
    }

    private func isWritten(_ plan: Plan) async -> Bool {
        guard !plan.deliveries.isEmpty else { return true }
        do throws(StoreFailure) {
            try await store.begin(plan.deliveries)
            return true
        } catch {
            return false
        }
    }
}
