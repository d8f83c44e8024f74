public import PaidanCore

extension MemoryStore {
    public func outbox(of community: CommunityID) async throws(StoreFailure) -> OutboxContent {
        let waiting = deliveries.map(\.delivery).filter { $0.community == community && $0.state == .waiting }
        let carried = Set(waiting.flatMap(\.notices))
        return OutboxContent(
            notices: notices.filter { $0.notice.community == community && $0.delivery == nil }.map(\.notice),
            deliveries: waiting, carried: notices.map(\.notice).filter { carried.contains($0.id) })
    }

    public func begin(_ deliveries: [Delivery]) async throws(StoreFailure) {
        let new = deliveries.filter { place(of: $0.id) == nil }
        for delivery in new where delivery.takesNotices {
            for id in delivery.notices where !notices.contains(where: { $0.notice.id == id && $0.delivery == nil }) {
                throw .refused("begin delivery \(delivery.id): a notice is unknown or already carried (got \(id))")
            }
        }
        for delivery in deliveries {
            guard place(of: delivery.id) == nil else {
                update(delivery)
                continue
            }
            self.deliveries.append(DeliveryRecord(delivery: delivery))
            guard delivery.takesNotices else { continue }
            notices.mutateEach { if delivery.notices.contains($0.notice.id) { $0.delivery = delivery.id } }
        }
    }

    public func conclude(_ conclusions: [Conclusion]) async throws(StoreFailure) {
        for conclusion in conclusions {
            let delivery = conclusion.delivery
            if let id = conclusion.messageID, let wish = delivery.wish {
                links[Name(channel: delivery.destination.channel, kind: .messageID, text: id)] = Reference(
                    community: delivery.community, wish: wish, offer: delivery.offer)
            }
            guard update(delivery), let report = conclusion.report else { continue }
            append(Arrival(community: delivery.community, at: conclusion.at, input: .delivery(report)))
        }
    }

    public func reference(channel: ChannelID, messageID: String) async throws(StoreFailure) -> Reference? {
        links[Name(channel: channel, kind: .messageID, text: messageID)]
    }

    public func redrive(_ wanted: [DeliveryID]?, of community: CommunityID, at now: Instant)
        async throws(StoreFailure) -> [Delivery]
    {
        var redriven: [Delivery] = []
        deliveries.mutateEach { record in
            guard record.delivery.community == community, record.delivery.state == .dead, !record.isPurged,
                wanted?.contains(record.delivery.id) != false
            else { return }
            record.delivery.state = .waiting
            record.delivery.nextAttemptAt = now
            redriven.append(record.delivery)
        }
        return redriven
    }

    private func place(of id: DeliveryID) -> Int? {
        deliveries.firstIndex { $0.delivery.id == id }
    }

    /// Takes over what changes at a try; false where the delivery does not wait.
    @discardableResult
    private func update(_ delivery: Delivery) -> Bool {
        guard let place = place(of: delivery.id), deliveries[place].delivery.state == .waiting else { return false }
        deliveries[place].delivery.state = delivery.state
        deliveries[place].delivery.attempts = delivery.attempts
        deliveries[place].delivery.nextAttemptAt = delivery.nextAttemptAt
        deliveries[place].delivery.outcome = delivery.outcome
        return true
    }
}
