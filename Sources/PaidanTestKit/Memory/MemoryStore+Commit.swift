public import PaidanCore

extension MemoryStore {
    public func commit(_ settlements: [Settlement], of community: CommunityID, epoch: Int64)
        async throws(StoreFailure)
    {
        guard epochs[community] == epoch else { throw .lostOwnership }
        var seen: Set<Int64> = []
        for settlement in settlements {
            let sequence = settlement.input.recorded.sequence
            guard waiting(sequence, of: community) != nil, seen.insert(sequence).inserted else {
                throw .refused("settle input: it does not wait (got \(community)/\(sequence))")
            }
        }
        for settlement in settlements {
            if let erasure = settlement.erasure { erase(erasure, of: community) }
            settle(settlement, of: community)
            if settlement.erasure != nil { forget(settlement, of: community) }
        }
    }

    private func settle(_ settlement: Settlement, of community: CommunityID) {
        let decision = settlement.decision
        let index = Int(settlement.input.recorded.sequence) - 1
        inputs[community]?[index].state = .settled
        inputs[community]?[index].reading = settlement.input.reading
        inputs[community]?[index].readerVersion = settlement.input.readerVersion
        inputs[community]?[index].refersTo = settlement.input.refersTo
        inputs[community]?[index].verdict = decision.verdict
        inputs[community]?[index].wish = decision.wish
        for wish in decision.changes.wishes { wishes[community, default: [:]][wish.number] = WishRecord(wish: wish) }
        var state = states[community] ?? DeskState(head: decision.changes.head)
        state.apply(decision.changes)
        states[community] = state
        notices += decision.notices.map { NoticeRecord(notice: $0) }
        write(decision.entries, of: decision, in: community)
        if case .message(let message) = settlement.input.recorded.input, let id = message.id, let wish = decision.wish {
            links[Name(channel: message.channel, kind: .messageID, text: id)] = Reference(
                community: community, wish: wish)
        }
    }

    private func write(_ entries: [TimelineEntry], of decision: Decision, in community: CommunityID) {
        let last = timelines[community]?.last
        var chain = TimelineChain(
            of: community, index: last?.index ?? 0, hash: last?.hash ?? "", digest: MemoryStore.digest)
        for entry in entries {
            let draft = TimelineChain.Draft(
                entry, salt: String(UInt64.random(in: .min ... .max), radix: 16), digest: MemoryStore.digest)
            timelines[community, default: []].append(
                chain.append(draft, sequence: decision.sequence, at: decision.at))
        }
    }
}
