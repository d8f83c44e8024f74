import FoundationEssentials
import PaidanCore
import Synchronization

/// The hand of the clock that the day is played by: what arrives without a time of its own bears this one.
final class Hand: Sendable {
    private let shown = Mutex<Instant?>(nil)

    /// Where it was put; the machine's time where it was not.
    var now: Instant {
        shown.withLock { $0 } ?? Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    func set(_ instant: Instant?) { shown.withLock { $0 = instant } }
}
