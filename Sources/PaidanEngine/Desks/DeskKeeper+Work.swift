import Logging
import Metrics
import PaidanCore

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
            desk = Desk(state: state, rulebook: tenancy.rulebook ?? rules.rulebook)
        } else {
            desk = Desk(rulebook: rules.rulebook)
        }
    }

    private func lastWaiting() async throws -> Int64? {
        var last: Int64?
        while true {
            let page = try await store.inputs(of: community, after: last ?? 0, limit: DeskKeeper.batch)
            guard let end = page.last else { return last }
            last = end.sequence
        }
    }

    /// Settles the inputs that wait, as many as share a commit; tells whether there were any.
    func work() async throws -> Bool {
        do {
            guard let handled = desk?.state.head.sequence else { return false }
            let isCareful = handled < carefulUntil
            let inputs = try await store.inputs(
                of: community, after: handled, limit: isCareful ? 1 : DeskKeeper.batch)
            guard let first = inputs.first else { return false }
            if isCareful, try await isPoison(first.sequence) { return true }
            do {
                try await settle(inputs)
            } catch {
                try await settleOneByOne(inputs, after: error)
            }
            return true
        } catch let failure as StoreFailure {
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

    private func settle(_ inputs: [RecordedInput]) async throws {
        var settlements: [Settlement] = []
        settlements.reserveCapacity(inputs.count)
        for input in inputs {
            let ready = try await prepare(input)
            guard let decision = desk?.handle(ready) else { return }
            settlements.append(Settlement(input: ready, decision: decision))
        }
        try await store.commit(settlements, of: community, epoch: epoch)
        for settlement in settlements {
            Counter(
                label: "paidan_inputs_total",
                dimensions: [("verdict", settlement.decision.verdict.rawValue)]
            ).increment()
            answer(settlement.decision.sequence, with: settlement.decision)
        }
        outbox.enqueue(settlements.flatMap(\.decision.notices))
    }

    /// A batch that failed is tried again one input at a time on a rebuilt desk; an input that fails alone while the
    /// store is well is set aside, so that no poison message stops a community.
    private func settleOneByOne(_ inputs: [RecordedInput], after error: any Error) async throws {
        if case StoreFailure.lostOwnership = error { throw error }
        try await store.ping()
        logger.warning("batch failed, trying one by one", metadata: ["error": "\(error)", "inputs": "\(inputs.count)"])
        try await rebuild(from: try await reenter())
        for input in inputs {
            do {
                try await settle([input])
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
        case .message(let message):
            let reference = try await reference(of: message)
            guard let desk else { return DeskInput(input) }
            let context = desk.context(for: message, at: input.at, refersTo: reference)
            return DeskInput(
                input, reading: reader.read(message.text, in: context), readerVersion: reader.version,
                refersTo: reference)
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
    private func reference(of message: Message) async throws(StoreFailure) -> Reference? {
        if let wish = message.mail?.wish { return Reference(community: community, wish: wish) }
        for id in [message.replyTo].compactMap(\.self) + (message.mail?.ancestors ?? []).reversed() {
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
            try await Task.sleep(for: DeskKeeper.pause)
            if let tenancy = try? await reenter() { try await rebuild(from: tenancy) }
        case .lostOwnership, .broken:
            logger.critical("store lost, stopping", metadata: ["failure": "\(failure)"])
            throw failure
        }
    }
}
