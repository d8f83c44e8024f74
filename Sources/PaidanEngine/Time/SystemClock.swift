import Glibc
public import PaidanCore
import Synchronization

/// The domain's time as the machine's wall clock has it; never goes back within the process.
public final class SystemClock: PaidanCore.Clock {
    private let latest = Mutex(Instant(milliseconds: 0))

    /// A clock that shows the machine's time.
    public init() {}

    public var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let wall = Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        return latest.withLock { latest in
            latest = max(latest, wall)
            return latest
        }
    }

    public func wait(until instant: Instant) async {
        // In steps of a minute at most: a wall clock that is set forward must not be slept through.
        while !Task.isCancelled, now < instant {
            let step = min(instant - now, .minutes(1))
            try? await Task.sleep(for: .milliseconds(max(step.milliseconds, 1)))
        }
    }
}
