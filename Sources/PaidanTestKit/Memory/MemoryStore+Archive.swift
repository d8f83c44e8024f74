public import PaidanCore

extension MemoryStore: Archive {
    public func communities() async throws(StoreFailure) -> [CommunityID] {
        states.keys.sorted()
    }

    public func wishes(_ filter: WishFilter) async throws(StoreFailure) -> [WishRow] {
        let rows = wishes.flatMap { community, records in
            records.values.map { WishRow(community: community, wish: $0.wish) }
        }
        let wanted = rows.filter { row in
            filter.community.map { $0 == row.community } != false
                && filter.number.map { $0 == row.wish.number } != false
                && filter.states.map { $0.contains(row.wish.state) } != false
                && filter.from.map { $0 <= row.wish.receivedAt } != false
                && filter.to.map { row.wish.receivedAt < $0 } != false
        }
        let sorted = wanted.sorted {
            ($0.wish.receivedAt, $0.community, $0.wish.number) > ($1.wish.receivedAt, $1.community, $1.wish.number)
        }
        return Array(sorted.prefix(filter.limit))
    }

    public func timeline(of wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [TimelineRow] {
        timelines[community, default: []].filter { $0.entry.wish == wish }
    }

    /// Inputs that were messages, newest first; with `setAsideOnly` inputs of any kind.
    public func inbox(_ filter: InboxFilter) async throws(StoreFailure) -> [InboxRow] {
        let records = inputs.filter { filter.community == nil || filter.community == $0.key }.values.joined()
        return records.sorted { $0.place > $1.place }.compactMap { row($0, setAsideOnly: filter.setAsideOnly) }
            .filter { row in
                guard let sender = filter.sender else { return true }
                guard case .message(let message) = row.recorded.input else { return false }
                return message.sender.account == sender
            }
            .prefix(filter.limit).map { $0 }
    }

    public func outbox(_ filter: OutboxFilter) async throws(StoreFailure) -> [Delivery] {
        deliveries.map(\.delivery).reversed().filter { delivery in
            filter.community.map { $0 == delivery.community } != false
                && filter.states.map { $0.contains(delivery.state) } != false
                && filter.wish.map { $0 == delivery.wish } != false
        }.prefix(filter.limit).map { $0 }
    }

    public func desk(of community: CommunityID) async throws(StoreFailure) -> (state: DeskState, rulebook: Rulebook)? {
        guard let state = states[community], let rulebook = state.head.rulebook.flatMap({ rulebooks[$0] }) else {
            return nil
        }
        return (state, rulebook)
    }

    public func chain(of community: CommunityID, after index: Int64, limit: Int)
        async throws(StoreFailure) -> [TimelineRow]
    {
        Array(timelines[community, default: []].filter { $0.index > index }.prefix(limit))
    }

    public func settled(of community: CommunityID, after sequence: Int64, limit: Int)
        async throws(StoreFailure) -> [SettledRow]
    {
        inputs[community, default: []].dropFirst(Int(sequence)).prefix(limit).prefix { $0.state != .waiting }
            .map { record in
                let recorded = record.recorded
                return SettledRow(
                    input: DeskInput(
                        recorded, reading: record.reading, readerVersion: record.readerVersion,
                        refersTo: record.refersTo),
                    verdict: record.verdict, wish: record.wish,
                    notices: notices.map(\.notice).filter {
                        $0.community == community
                            && $0.id.rawValue.hasPrefix("\(community)-\(recorded.sequence)-")
                    }, isPurged: record.isPurged)
            }
    }

    public func events(_ names: Set<String>, of community: CommunityID, since: Instant?)
        async throws(StoreFailure) -> [TimelineRow]
    {
        timelines[community, default: []].filter { row in
            names.contains(row.entry.event) && since.map { $0 <= row.at } != false
        }.map { row in
            var bare = row
            bare.salt = nil
            bare.personal = nil
            return bare
        }
    }

    public func firstAnswers(of community: CommunityID, since: Instant?)
        async throws(StoreFailure) -> [WishNumber: Instant]
    {
        notices.map(\.notice).reduce(into: [:]) { found, notice in
            guard notice.community == community, let wish = notice.wish, case .reporter = notice.to,
                since.map({ $0 <= notice.at }) != false
            else { return }
            found[wish] = min(found[wish] ?? notice.at, notice.at)
        }
    }

    public func told(about wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [ToldRow] {
        notices.filter { $0.notice.community == community && $0.notice.wish == wish }.map { record in
            ToldRow(
                notice: record.notice,
                delivery: deliveries.first { $0.delivery.id == record.delivery }?.delivery, isPurged: record.isPurged)
        }
    }

    public func corrections(of community: CommunityID?) async throws(StoreFailure) -> [CorrectionRow] {
        wishes.filter { community == nil || community == $0.key }.sorted { $0.key < $1.key }
            .flatMap { community, records in
                records.values.filter { !$0.isPurged }.sorted { $0.wish.number < $1.wish.number }
                    .compactMap { correction($0.wish, in: community) }
            }
    }

    private func correction(_ wish: Wish, in community: CommunityID) -> CorrectionRow? {
        let timeline = timelines[community, default: []].filter { $0.entry.wish == wish.number }
        guard timeline.contains(where: { CorrectionRow.isWordOfStaff($0.entry) }),
            let sequence = timeline.first(where: { $0.entry.event == "opened" })?.sequence,
            let record = inputs[community, default: []].first(where: { $0.recorded.sequence == sequence }),
            !record.isPurged, let reading = record.reading, case .message(let message) = record.recorded.input
        else { return nil }
        return CorrectionRow(
            community: community, wish: wish, opening: message, sequence: sequence, reading: reading,
            timeline: timeline)
    }

    public func counts() async throws(StoreFailure) -> ArchiveCounts {
        let records = inputs.values.joined()
        return ArchiveCounts(
            waitingInputs: records.count { $0.state == .waiting },
            setAside: records.count { $0.state != .waiting && $0.state != .settled },
            waitingDeliveries: notices.count { $0.delivery == nil }
                + deliveries.count { $0.delivery.state == .waiting },
            deadLetters: deliveries.count { $0.delivery.state == .dead },
            quarantined: quarantined.count,
            openWishes: wishes.values.joined().count { $0.value.wish.endedAt == nil })
    }

    private func row(_ record: InputRecord, setAsideOnly: Bool) -> InboxRow? {
        var reason: String?
        if case .setAside(let words) = record.state { reason = words }
        if setAsideOnly {
            guard reason != nil else { return nil }
        } else {
            guard case .message = record.recorded.input else { return nil }
        }
        return InboxRow(
            recorded: record.recorded, reading: record.reading, verdict: record.verdict, wish: record.wish,
            setAside: reason, isPurged: record.isPurged)
    }
}
