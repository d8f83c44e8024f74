import PaidanCore

/// What an answer makes of a delivery: what is written down, whether it is tried again, whether its lane rests.
struct Outcome: Sendable {
    /// The lane that it was sent in.
    var lane: String
    /// What is written down.
    var conclusion: Conclusion
    /// The delivery, where it is tried again.
    var retry: Parcel?
    /// Until when the lane rests.
    var restUntil: Instant?
    /// What became of it, in one word for the metrics.
    var word: Word

    /// What became of an attempt.
    enum Word: String, Sendable {
        case delivered, throttled, dead, expired
        case later = "retried"
    }

    /// Whether the delivery is settled for good.
    var isFinal: Bool { retry == nil }
    /// Whether it will not be tried again although it did not arrive.
    var isGivenUp: Bool { conclusion.delivery.state == .dead }
}

extension Outcome {
    /// Judges the attempt that has just been made; its number stands in the delivery already.
    init(of parcel: Parcel, in lane: String, judgement: Judgement, at now: Instant) {
        switch judgement {
        case .delivered(let messageID):
            self = Outcome.delivered(parcel, lane, messageID: messageID, at: now)
        case .throttled(let span, let cause):
            let until = now + Backoff.bounded(span)
            self = Outcome.putOff(parcel, lane, until: until, cause: cause, at: now)
            if !isFinal { word = .throttled }
            restUntil = until
        case .tryLater(.some(let span), let cause):
            self = Outcome.putOff(parcel, lane, until: now + Backoff.bounded(span), cause: cause, at: now)
        case .tryLater(nil, let cause):
            if let wait = Backoff.wait(after: parcel.delivery.attempts, of: parcel.delivery.id) {
                self = Outcome.again(parcel, lane, at: now + wait, cause: cause, now: now)
            } else {
                self = Outcome.dead(
                    parcel, lane, cause: "given up after \(parcel.delivery.attempts) attempts: \(cause)", at: now)
            }
        case .wrongKey(let cause):
            self = Outcome.dead(parcel, lane, cause: "the key is wrong: \(cause)", at: now)
            restUntil = now + Backoff.wrongKeyRest
        case .wrongRequest(let cause):
            self = Outcome.dead(parcel, lane, cause: cause, at: now)
        }
    }

    /// Deliveries that must not go any more; of several messages of one text the first reports.
    static func expired(_ parcels: [Parcel], in lane: String, at now: Instant) -> [Outcome] {
        var reported: Set<[NoticeID]> = []
        return parcels.map { parcel in
            var outcome = dead(parcel, lane, cause: "expired", at: now)
            outcome.word = .expired
            if !reported.insert(parcel.delivery.notices).inserted { outcome.conclusion.report = nil }
            return outcome
        }
    }

    /// A message that will not go since one before it was given up, which has been reported already.
    static func abandoned(_ parcel: Parcel, in lane: String, at now: Instant) -> Outcome {
        var outcome = dead(parcel, lane, cause: "a message before it was given up", at: now)
        outcome.conclusion.report = nil
        return outcome
    }

    private static func delivered(_ parcel: Parcel, _ lane: String, messageID: String?, at now: Instant) -> Outcome {
        var delivery = parcel.delivery
        delivery.state = .delivered
        delivery.nextAttemptAt = nil
        delivery.outcome = "delivered"
        return Outcome(
            lane: lane,
            conclusion: Conclusion(delivery: delivery, messageID: messageID, at: now), word: .delivered)
    }

    /// The platform named a time itself: that burns no attempt, but not for ever.
    private static func putOff(
        _ parcel: Parcel, _ lane: String, until moment: Instant, cause: String, at now: Instant
    ) -> Outcome {
        guard moment < parcel.since + Backoff.patience else {
            return dead(parcel, lane, cause: "put off for too long: \(cause)", at: now)
        }
        var unburnt = parcel
        unburnt.delivery.attempts = max(parcel.delivery.attempts - 1, 0)
        return again(unburnt, lane, at: moment, cause: cause, now: now)
    }

    private static func again(
        _ parcel: Parcel, _ lane: String, at moment: Instant, cause: String, now: Instant
    ) -> Outcome {
        var parcel = parcel
        parcel.delivery.nextAttemptAt = moment
        parcel.delivery.outcome = cause
        return Outcome(
            lane: lane, conclusion: Conclusion(delivery: parcel.delivery, at: now), retry: parcel, word: .later)
    }

    private static func dead(_ parcel: Parcel, _ lane: String, cause: String, at now: Instant) -> Outcome {
        var delivery = parcel.delivery
        delivery.state = .dead
        delivery.nextAttemptAt = nil
        delivery.outcome = cause
        let report = DeliveryReport(delivery: delivery.id, notices: parcel.notices, cause: cause)
        return Outcome(
            lane: lane, conclusion: Conclusion(delivery: delivery, at: now, report: report), word: .dead)
    }
}
