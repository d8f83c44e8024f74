import Logging
import PaidanCore
import Synchronization

extension Outbox {
    /// Turn after turn: write down what ended, start what may start, rest.
    func work() async {
        await withDiscardingTaskGroup { flights in
            var isDraining = false
            while !Task.isCancelled {
                // Whoever asked before this turn read the clock is answered by it.
                let ticket = state.withLock { $0.ticket }
                let now = clock.now
                await conclude(at: now)
                let (isStopping, isDone) = state.withLock { state in
                    (state.isStopping, state.isTimeUp || state.traffic.occupied == 0)
                }
                if isStopping {
                    if isDone { break }
                    if !isDraining { flights.addTask { await self.limitLastFlights() } }
                    isDraining = true
                } else {
                    for flight in await begin(at: now) { flights.addTask { await self.fly(flight) } }
                }
                answer(before: ticket, at: now)
                await rest()
            }
            flights.cancelAll()
        }
        let asked = state.withLock { state in
            state.isOver = true
            return state.takeAskers(before: state.ticket)
        }
        for asker in asked { asker.resume(returning: nil) }
    }

    private func answer(before ticket: Int, at now: Instant) {
        let (asked, due, waiting) = state.withLock { state in
            (state.isSettled(at: now) ? state.takeAskers(before: ticket) : [], state.due, state.traffic.waiting)
        }
        OutboxMetrics.waiting(waiting)
        for asker in asked { asker.resume(returning: due) }
    }

    /// Sleeps until something is due or added.
    private func rest() async {
        let due = state.withLock { $0.isStopping ? nil : $0.due }
        await bell.wait(orUntil: due, by: clock)
    }

    private func limitLastFlights() async {
        try? await Task.sleep(for: Outbox.lastFlights)
        state.withLock { $0.isTimeUp = true }
        bell.ring()
    }
}

/// An attempt that is written down and may be made.
struct Flight: Sendable {
    var lane: String
    var parcel: Parcel
}

extension Outbox {
    /// Makes one attempt and hands in what became of it.
    private func fly(_ flight: Flight) async {
        let judgement = await attempt(flight.parcel.delivery)
        // A flight that was cut off says nothing about the receiver; the attempt is made again after the restart.
        guard !Task.isCancelled else { return }
        let now = clock.now
        let outcome = Outcome(of: flight.parcel, in: flight.lane, judgement: judgement, at: now)
        state.withLock { state in
            var outcomes = [outcome]
            if outcome.isGivenUp {
                // An end without its beginning helps nobody: the desk hears once, and says all of it by another way.
                outcomes += state.traffic.continuations(of: flight.parcel, in: flight.lane).map {
                    Outcome.abandoned($0, in: flight.lane, at: now)
                }
            }
            let channel = flight.parcel.delivery.destination.channel
            state.landed.append(.init(lane: flight.lane, channel: channel, outcomes: outcomes))
        }
        bell.ring()
    }

    private func attempt(_ delivery: Delivery) async -> Judgement {
        let channel = delivery.destination.channel
        guard let platform = state.withLock({ $0.world.platforms[channel] }) else {
            return .wrongRequest(cause: "no such channel (got \"\(channel)\")")
        }
        let call: OutboundCall
        do throws(Unsayable) {
            call = try platform.call(for: delivery, at: clock.now)
        } catch {
            return .wrongRequest(cause: "\(error.reason) (got \"\(channel)\")")
        }
        let start = ContinuousClock.now
        let answer = await courier.send(call)
        OutboxMetrics.took(ContinuousClock.now - start, on: channel)
        switch answer {
        case .answered(let answer):
            let judgement = platform.judge(answer)
            guard case .delivered(messageID: nil) = judgement else { return judgement }
            return .delivered(messageID: platform.messageID(of: delivery))
        case .failed(let failure) where failure.kind == .impossible:
            return .wrongRequest(cause: "the call is impossible: \(failure.detail)")
        case .failed(let failure):
            return .tryLater(after: nil, cause: "\(failure.kind.rawValue): \(failure.detail)")
        }
    }

    /// Writes down what ended, and takes it in. What the store refuses is written again later; the attempt is not
    /// made again for it unless the process ends first.
    private func conclude(at now: Instant) async {
        let landed = state.withLock { $0.takeLanded(at: now) }
        guard !landed.isEmpty else { return }
        var refused: [OutboxState.Landing] = []
        do throws(StoreFailure) {
            try await store.conclude(landed.flatMap(\.conclusions))
        } catch {
            logger.error("cannot write down what became of deliveries", metadata: ["cause": "\(error)"])
            for landing in landed { if await !isConcluded(landing) { refused.append(landing) } }
        }
        let lanes = Set(refused.map(\.lane))
        let written = landed.filter { !lanes.contains($0.lane) }
        state.withLock { state in
            for landing in written {
                state.traffic.conclude(landing.outcomes, in: landing.lane, sending: landing.channel)
            }
            state.landed.insert(contentsOf: refused, at: 0)
            if !refused.isEmpty { state.concludeAgainAt = now + Outbox.storePause }
        }
        for outcome in written.flatMap(\.outcomes) { tell(outcome) }
    }

    private func isConcluded(_ landing: OutboxState.Landing) async -> Bool {
        do throws(StoreFailure) {
            try await store.conclude(landing.conclusions)
            return true
        } catch {
            return false
        }
    }

    private func tell(_ outcome: Outcome) {
        let delivery = outcome.conclusion.delivery
        OutboxMetrics.count(outcome.word, on: delivery.destination.channel)
        let metadata: Logger.Metadata = [
            "delivery": "\(delivery.id)", "channel": "\(delivery.destination.channel)",
            "attempt": "\(delivery.attempts)", "outcome": "\(outcome.word.rawValue)",
        ]
        if outcome.isGivenUp {
            logger.warning(
                "gave a delivery up", metadata: metadata.merging(["cause": "\(delivery.outcome ?? "")"]) { $1 })
        } else {
            logger.debug("made an attempt", metadata: metadata)
        }
        if outcome.conclusion.report != nil { onInput(delivery.community) }
    }
}

extension OutboxState.Landing {
    fileprivate var conclusions: [Conclusion] { outcomes.map(\.conclusion) }
}
