public import PaidanCore

extension MemoryStore {
    public func purge(_ limits: PurgeLimits, at now: Instant) async throws(StoreFailure) -> PurgeReport {
        var report = PurgeReport(messages: 0, wishes: 0)
        for community in inputs.keys { purgeChatter(of: community, until: now - limits.chatter, &report) }
        for community in wishes.keys { purgeWishes(of: community, until: now - limits.ended, &report) }
        for community in inputs.keys { purgeWishless(of: community, until: now - limits.ended, &report) }
        return report
    }

    private func purgeChatter(of community: CommunityID, until: Instant, _ report: inout PurgeReport) {
        purgeInputs(of: community, &report) { $0.verdict == .chatter && $0.recorded.at <= until }
        let chatter = Set(
            inputs[community, default: []].filter { $0.verdict == .chatter && $0.isPurged }.map(\.recorded.sequence))
        purgeTimeline(of: community) { chatter.contains($0.sequence) }
    }

    private func purgeWishes(of community: CommunityID, until: Instant, _ report: inout PurgeReport) {
        for (number, record) in wishes[community, default: [:]] where !record.isPurged {
            guard let ended = record.wish.endedAt, ended <= until else { continue }
            let rest = record.wish.purged()
            wishes[community]?[number] = WishRecord(wish: rest, isPurged: true)
            if states[community]?.wishes[number] != nil { states[community]?.wishes[number] = rest }
            report.wishes += 1
            purgeInputs(of: community, &report) { $0.wish == number }
            purgeTimeline(of: community) { $0.entry.wish == number }
            purgeOutbox(of: community) { wish, _ in wish == number }
        }
    }

    private func purgeWishless(of community: CommunityID, until: Instant, _ report: inout PurgeReport) {
        purgeInputs(of: community, &report) { $0.wish == nil && $0.recorded.at <= until }
        purgeTimeline(of: community) { $0.entry.wish == nil && $0.at <= until }
        purgeOutbox(of: community) { wish, at in wish == nil && at <= until }
    }

    private func purgeInputs(
        of community: CommunityID, _ report: inout PurgeReport, where isDue: (InputRecord) -> Bool
    ) {
        inputs[community]?.mutateEach { record in
            guard record.state != .waiting, !record.isPurged, isDue(record) else { return }
            record.recorded.input = record.recorded.input.purged()
            record.reading = record.reading?.purged()
            record.isPurged = true
            if case .message = record.recorded.input { report.messages += 1 }
        }
    }

    /// Takes away what an erasure means, but for what the decision itself writes.
    func erase(_ erasure: Erasure, of community: CommunityID) {
        var report = PurgeReport(messages: 0, wishes: 0)
        for (number, record) in wishes[community, default: [:]] where erasure.concerns(record.wish) {
            if erasure.takesWhole(record.wish) {
                purgeInputs(of: community, &report) { $0.wish == number }
                purgeTimeline(of: community) { $0.entry.wish == number }
                purgeOutbox(of: community) { wish, _ in wish == number }
            }
            wishes[community]?[number]?.wish = erasure.erased(record.wish)
        }
        var sequences: Set<Int64> = []
        inputs[community]?.mutateEach { record in
            guard record.state != .waiting, let rest = erasure.erased(record.recorded.input) else { return }
            sequences.insert(record.recorded.sequence)
            record.recorded.input = rest
            record.reading = record.reading?.purged()
            record.isPurged = true
        }
        purgeTimeline(of: community) { sequences.contains($0.sequence) }
        let waiting = Set(deliveries.map(\.delivery).filter { $0.state == .waiting }.map(\.id))
        notices.mutateEach { record in
            guard record.notice.community == community, let delivery = record.delivery, !waiting.contains(delivery),
                let rest = erasure.erased(record.notice)
            else { return }
            record.notice = rest
            record.isPurged = true
            deliveries.mutateEach { if $0.delivery.id == delivery { $0.delivery = $0.delivery.purged() } }
        }
    }

    /// What stays of the order itself.
    func forget(_ settlement: Settlement, of community: CommunityID) {
        let index = Int(settlement.input.recorded.sequence) - 1
        inputs[community]?[index].recorded.input = settlement.input.recorded.input.purged()
        inputs[community]?[index].isPurged = true
    }

    private func purgeTimeline(of community: CommunityID, where isDue: (TimelineRow) -> Bool) {
        timelines[community]?.mutateEach { row in
            guard isDue(row) else { return }
            row.salt = nil
            row.personal = nil
        }
    }

    private func purgeOutbox(of community: CommunityID, where isDue: (WishNumber?, Instant) -> Bool) {
        deliveries.mutateEach { record in
            guard record.delivery.community == community, record.delivery.state != .waiting,
                isDue(record.delivery.wish, record.delivery.composedAt)
            else { return }
            record.delivery = record.delivery.purged()
            record.isPurged = true
        }
        let waiting = Set(deliveries.map(\.delivery).filter { $0.state == .waiting }.map(\.id))
        notices.mutateEach { record in
            guard record.notice.community == community, let delivery = record.delivery, !waiting.contains(delivery),
                isDue(record.notice.wish, record.notice.at)
            else { return }
            record.notice = record.notice.purged()
            record.isPurged = true
        }
    }
}
