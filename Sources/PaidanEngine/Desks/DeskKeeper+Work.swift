import Logging
import Metrics
import PaidanCore
import Synchronization

extension DeskKeeper {
    /// Takes the community over: the desk is rebuilt from the store, and what must still be told goes to the outbox.
    func takeOver() async throws {
        let tenancy = try await store.enter(community)
        epoch = tenancy.epoch
        timesInHand = tenancy.timesInHand
        if tenancy.isAfterUncleanStop, let last = try await lastWaiting() { carefulUntil = last }
        try await rebuild(from: tenancy)
        outbox.restore(try await store.outbox(of: community))
        try await adopt(rules)
        logger.info("desk taken over", metadata: ["epoch": "\(epoch)", "wishes": "\(desk?.state.wishes.count ?? 0)"])
    }

    private func rebuild(from tenancy: Tenancy) async throws {
        if let state = tenancy.state {
            // Of a large roster one copy is enough.
            let isKnown = state.head.rulebook == rules.digest
            desk = Desk(state: state, rulebook: isKnown ? rules.rulebook : tenancy.rulebook ?? rules.rulebook)
        } else {
            desk = Desk(rulebook: rules.rulebook)
        }
        await recall()
    }

    /// Hears again what was said a moment ago. It only helps the reader: a store that cannot tell stops nothing.
    private func recall() async {
        recent = RecentWords()
        guard let desk else { return }
        let since = desk.now - RecentWords.span
        let heard = try? await store.heard(of: community, since: since, limit: DeskKeeper.memory)
        for input in heard ?? [] where input.recorded.sequence <= desk.state.head.sequence { hear(input) }
    }

    private func hear(_ input: DeskInput) {
        guard case .message(let message) = input.recorded.input, let reading = input.reading,
            reading.spans["building"] != nil, desk?.isOwnTalk(message) == true
        else { return recent.forget(at: input.recorded.at) }
        recent.hear(message, as: reading, at: input.recorded.at)
    }

    private func lastWaiting() async throws -> Int64? {
        var last: Int64?
        while true {
            let page = try await store.inputs(of: community, after: last ?? 0, limit: DeskKeeper.batch)
            guard let end = page.last else { return last }
            last = end.sequence
        }
    }

    /// Decides on the inputs that wait, as many as share a commit, while the batch before them is being committed; tells
    /// whether there was anything to do.
    func work() async throws -> Bool {
        do {
            guard let handled = desk?.state.head.sequence else { return false }
            let isCareful = handled < carefulUntil
            if isCareful { try await land() }
            let inputs = try await store.inputs(
                of: community, after: handled, limit: isCareful ? 1 : DeskKeeper.batch)
            guard let first = inputs.first else {
                let isLanding = batchUnderWay != nil
                try await land()
                return isLanding
            }
            if isCareful, try await isPoison(first.sequence) { return true }
            if second != nil, !isCareful { try await consult(on: inputs) }
            let settlements: [Settlement]
            do {
                settlements = try await decide(inputs)
            } catch let failure as BatchFailure {
                throw failure
            } catch {
                try await land()
                try await settleOneByOne(inputs, after: error)
                return true
            }
            try await land()
            commit(settlements)
            return true
        } catch let failure as BatchFailure {
            do {
                try await settleOneByOne(failure.inputs, after: failure.cause)
            } catch let failure as StoreFailure {
                try await recover(from: failure)
            }
            return true
        } catch let failure as StoreFailure {
            // Durable or not: the desk is rebuilt from what the store says once nothing is under way.
            try? await land()
            try await recover(from: failure)
            return true
        }
    }

    /// After an unclean stop an input is marked before it is read; one that stopped the process again is set aside.
    private func isPoison(_ sequence: Int64) async throws -> Bool {
        guard timesInHand[sequence, default: 0] >= DeskKeeper.patience else {
            try await store.takeInHand(sequence, of: community)
            return false
        }
        try await putAside(sequence, reason: "it was in hand at \(timesInHand[sequence, default: 0]) unclean stops")
        return true
    }

    private func putAside(_ sequence: Int64, reason: String) async throws {
        try await store.setAside(sequence, of: community, epoch: epoch, reason: reason)
        logger.error("input set aside", metadata: ["sequence": "\(sequence)", "reason": "\(reason)"])
        Counter(label: "paidan_set_aside_total").increment()
        desk?.pass(sequence)
        answer(sequence, with: nil)
    }

    /// Lets the desk answer inputs; what it remembers runs ahead of the store until their batch has landed.
    private func decide(_ inputs: [RecordedInput]) async throws -> [Settlement] {
        var settlements: [Settlement] = []
        settlements.reserveCapacity(inputs.count)
        for input in inputs {
            let ready = try await prepare(input)
            guard let decision = desk?.handle(ready) else { break }
            hear(ready)
            settlements.append(Settlement(input: ready, decision: decision))
        }
        return settlements
    }

    /// Sends a batch on its way into the store. What is to be told goes to the outbox the moment it is durable.
    private func commit(_ settlements: [Settlement]) {
        let (store, outbox, community, epoch) = (store, outbox, community, epoch)
        let written = Task.detached {
            try await store.commit(settlements, of: community, epoch: epoch)
            outbox.enqueue(settlements.flatMap(\.decision.notices))
        }
        batchUnderWay = Batch(settlements: settlements, written: written)
    }

    /// Waits until the batch under way is durable, and answers those who wait for its decisions.
    ///
    /// - Throws: `BatchFailure` where it is not, and nothing after it may be committed.
    func land() async throws {
        guard let batch = batchUnderWay else { return }
        defer { batchUnderWay = nil }
        do {
            try await batch.written.value
        } catch {
            throw BatchFailure(inputs: batch.settlements.map(\.input.recorded), cause: error)
        }
        for settlement in batch.settlements {
            verdicts.increment(settlement.decision.verdict)
            answer(settlement.decision.sequence, with: settlement.decision)
        }
        if !advice.isEmpty, let last = batch.settlements.last?.decision.sequence {
            advice = advice.filter { $0.key > last }
        }
    }

    private func settle(_ input: RecordedInput) async throws {
        commit(try await decide([input]))
        do {
            try await land()
        } catch let failure as BatchFailure {
            throw failure.cause
        }
    }

    /// A batch that failed is tried again one input at a time on a rebuilt desk; an input that fails alone while the
    /// store is well is set aside, so that no poison message stops a community.
    private func settleOneByOne(_ inputs: [RecordedInput], after error: any Error) async throws {
        if case StoreFailure.lostOwnership = error { throw error }
        try await store.ping()
        logger.warning("batch failed, trying one by one", metadata: ["error": "\(error)", "inputs": "\(inputs.count)"])
        try await rebuild(from: try await reenter())
        // A batch whose answer was lost may be durable all the same.
        let handled = desk?.state.head.sequence ?? 0
        if let first = inputs.first, first.sequence <= handled {
            outbox.restore(try await store.outbox(of: community))
        }
        for input in inputs where input.sequence > handled {
            do {
                try await settle(input)
            } catch StoreFailure.full(let detail) {
                // Not the input's fault, though there may be room again by now.
                throw StoreFailure.full(detail)
            } catch StoreFailure.owned(let detail) {
                throw StoreFailure.owned(detail)
            } catch {
                try await store.ping()
                try await rebuild(from: try await reenter())
                try await putAside(input.sequence, reason: "it could not be committed: \(error)")
            }
        }
    }

    private func reenter() async throws -> Tenancy {
        let tenancy = try await store.enter(community)
        epoch = tenancy.epoch
        return tenancy
    }

    /// All that the desk needs to handle an input: what it replies to, and what the reader makes of it.
    private func prepare(_ input: RecordedInput) async throws -> DeskInput {
        switch input.input {
        case .message(let message), .edit(let message):
            let reference = try await reference(of: message)
            guard let desk else { return DeskInput(input) }
            let context = desk.context(for: message, at: input.at, refersTo: reference, recent: recent)
            let (reading, version) = read(message, in: context, refersTo: reference, advice: advice[input.sequence])
            return DeskInput(input, reading: reading, readerVersion: version, refersTo: reference)
        case .rulebook(let digest):
            // The rules just put in force are at hand; a second copy of a large roster is not read for them.
            let known = digest == rules.digest ? rules.rulebook : try await store.rulebook(digest)
            return DeskInput(input, rulebook: known)
        default:
            return DeskInput(input)
        }
    }

    /// What a message is about: by the address that it was written to, by what it replies to, or by what comes before
    /// it in its thread, the nearest first.
    func reference(of message: Message) async throws -> Reference? {
        if let wish = message.mail?.wish { return Reference(community: community, wish: wish) }
        let ids = [message.replyTo].compactMap(\.self) + (message.mail?.ancestors ?? []).reversed()
        // What it replies to may be in the batch under way.
        if !ids.isEmpty { try await land() }
        for id in ids {
            let found = try await store.reference(channel: message.channel, messageID: id)
            if let found, found.community == community { return found }
        }
        return nil
    }

    private func answer(_ sequence: Int64, with decision: Decision?) {
        if let watcher = watchers.removeValue(forKey: sequence) {
            watcher.resume(returning: decision)
        } else if let decision, decision.verdict == .commanded || decision.verdict == .refused {
            // The command was settled before its giver came to wait for it.
            early[sequence] = decision
            if early.count > 64 { early = [:] }
        }
    }

    /// Waits for the store to be well again and rebuilds; gives up where another owns the community or it is broken.
    func recover(from failure: StoreFailure) async throws {
        switch failure {
        case .full(let detail), .owned(let detail), .refused(let detail):
            logger.error("store refuses, waiting", metadata: ["detail": "\(detail)"])
            // The desk may have run ahead of the store: it decides nothing before it is rebuilt.
            while !isStopping.load(ordering: .acquiring) {
                try await Task.sleep(for: DeskKeeper.pause)
                guard let tenancy = try? await reenter(), let told = try? await store.outbox(of: community) else {
                    continue
                }
                try await rebuild(from: tenancy)
                // What was durable although its answer was lost is still to be told.
                return outbox.restore(told)
            }
        case .lostOwnership, .broken:
            logger.critical("store lost, stopping", metadata: ["failure": "\(failure)"])
            throw failure
        }
    }
}

extension DeskKeeper {
    /// Decisions on their way into the store.
    struct Batch {
        let settlements: [Settlement]
        let written: Task<Void, any Error>
    }

    /// A batch that did not become durable; the desk has run ahead of the store and must be rebuilt.
    private struct BatchFailure: Error {
        let inputs: [RecordedInput]
        let cause: any Error
    }
}
