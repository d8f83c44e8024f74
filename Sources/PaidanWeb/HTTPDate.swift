import Glibc
import PaidanCore
import Synchronization

/// The `Date` header: wall time, as HTTP wants it, written once a second.
enum HTTPDate {
    private static let last = Mutex<(second: Int, text: String)>((-1, ""))

    /// `Sun, 22 Nov 2026 08:00:00 GMT` (RFC 9110 §5.6.7).
    static func now() -> String {
        let second = time(nil)
        return last.withLock { last in
            if last.second != second { last = (second, text(Instant(seconds: Int64(second)))) }
            return last.text
        }
    }

    static func text(_ instant: Instant) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let civil = CivilTime(instant, offset: 0)
        let day = civil.date.day < 10 ? "0\(civil.date.day)" : "\(civil.date.day)"
        return "\(days[civil.date.weekday - 1]), \(day) \(months[civil.date.month - 1]) \(civil.date.year) "
            + "\(civil.clockWithSeconds) GMT"
    }
}
