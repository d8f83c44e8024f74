import PaidanCore

/// How much a destination may still be sent: `burst` tokens at most, one more every `interval`.
///
/// Only the moment at which it will be full again is kept, so that it needs no timer and a changed quota counts at once.
struct TokenBucket: Hashable, Sendable {
    /// When it is full again, if nothing more is taken.
    private(set) var fullAt = Instant(milliseconds: 0)

    /// How many tokens there are; below 0 where a smaller quota came into force.
    func tokens(at now: Instant, quota: ChannelSettings.Quota) -> Int {
        let missing = (fullAt - now).milliseconds
        guard missing > 0, quota.interval.milliseconds > 0 else { return max(quota.burst, 1) }
        let interval = quota.interval.milliseconds
        return max(quota.burst, 1) - Int((missing + interval - 1) / interval)
    }

    /// When there will be so many tokens; `count` is at most the quota's burst, and a burst below 1 counts as 1.
    func moment(of count: Int, quota: ChannelSettings.Quota) -> Instant {
        fullAt - quota.interval * Int64(max(quota.burst, 1) - count)
    }

    /// Takes one token.
    mutating func take(at now: Instant, quota: ChannelSettings.Quota) {
        fullAt = max(fullAt, now) + quota.interval
    }

    /// Whether nothing is missing.
    func isFull(at now: Instant) -> Bool { fullAt <= now }
}
