public import PaidanCore

extension MemoryStore: Store {
    public func accept(_ arrivals: [Arrival]) async throws(StoreFailure) -> [Acceptance] {
        arrivals.map { append($0) }
    }

    public func enter(_ community: CommunityID) async throws(StoreFailure) -> Tenancy {
        epochs[community, default: 0] += 1
        let state = states[community]
        let inHand = inputs[community, default: []].filter { $0.state == .waiting && $0.timesInHand > 0 }
        return Tenancy(
            epoch: epochs[community] ?? 0, state: state, rulebook: state?.head.rulebook.flatMap { rulebooks[$0] },
            isAfterUncleanStop: isAfterUncleanStop,
            timesInHand: Dictionary(uniqueKeysWithValues: inHand.map { ($0.recorded.sequence, $0.timesInHand) }))
    }

    public func inputs(of community: CommunityID, after sequence: Int64, limit: Int)
        async throws(StoreFailure) -> [RecordedInput]
    {
        inputs[community, default: []].filter { $0.state == .waiting && $0.recorded.sequence > sequence }
            .prefix(limit).map(\.recorded)
    }

    public func heard(of community: CommunityID, since: Instant, limit: Int) async throws(StoreFailure) -> [DeskInput] {
        inputs[community, default: []].suffix(limit).compactMap { record in
            guard case .message = record.recorded.input, record.state == .settled, !record.isPurged,
                record.recorded.at >= since
            else { return nil }
            return DeskInput(record.recorded, reading: record.reading)
        }
    }

    public func takeInHand(_ sequence: Int64, of community: CommunityID) async throws(StoreFailure) {
        guard let index = waiting(sequence, of: community), inputs[community]?[index].runInHand != run else { return }
        inputs[community]?[index].timesInHand += 1
        inputs[community]?[index].runInHand = run
    }

    public func setAside(_ sequence: Int64, of community: CommunityID, epoch: Int64, reason: String)
        async throws(StoreFailure)
    {
        guard epochs[community] == epoch else { throw .lostOwnership }
        guard let index = waiting(sequence, of: community), let at = inputs[community]?[index].recorded.at else {
            throw .refused("settle input: it does not wait (got \(community)/\(sequence))")
        }
        inputs[community]?[index].state = .setAside(reason)
        append(Arrival(community: community, at: at, input: .setAside(sequence: sequence)))
    }

    public func keep(_ rulebook: Rulebook, digest: String) async throws(StoreFailure) {
        if rulebooks[digest] == nil { rulebooks[digest] = rulebook }
    }

    public func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook? {
        rulebooks[digest]
    }

    public func quarantine(_ record: QuarantineRecord) async throws(StoreFailure) {
        var record = record
        record.body = Array(record.body.prefix(4096))
        quarantined = (quarantined + [record]).suffix(1000)
    }

    public func ping() async throws(StoreFailure) {}

    @discardableResult
    func append(_ arrival: Arrival) -> Acceptance {
        let names = arrival.key?.names ?? []
        if let sequence = names.lazy.compactMap({ self.known[$0] }).first { return .known(sequence: sequence) }
        let before = inputs[arrival.community, default: []]
        let recorded = RecordedInput(
            community: arrival.community, sequence: Int64(before.count) + 1,
            at: max(arrival.at, before.last?.recorded.at ?? arrival.at), input: arrival.input)
        let place = inputs.values.reduce(0) { $0 + $1.count }
        inputs[arrival.community, default: []].append(InputRecord(place: place, recorded: recorded))
        for name in names { known[name] = recorded.sequence }
        return .new(sequence: recorded.sequence)
    }

    /// Where an input stands that waits; nil for any other.
    func waiting(_ sequence: Int64, of community: CommunityID) -> Int? {
        let index = Int(sequence) - 1
        guard let records = inputs[community], records.indices.contains(index), records[index].state == .waiting
        else { return nil }
        return index
    }
}

extension Arrival.Key {
    /// By what a repetition is known.
    fileprivate var names: [MemoryStore.Name] {
        let request = request.map { MemoryStore.Name(channel: channel, kind: .request, text: $0) }
        return [MemoryStore.Name(channel: channel, kind: .key, text: key)] + [request].compactMap(\.self)
    }
}
