public import PaidanCore

/// When a delivery that failed is tried again. About 28 hours in all, as webhook senders of good repute do it: close
/// together at first, since most faults are a restart, then far apart, since the rest are an outage.
public enum Backoff {
    /// How long each attempt waits after the one before; the first goes at once.
    public static let schedule: [Instant.Span] = [
        .seconds(0), .seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30), .hours(2), .hours(5),
        .hours(10), .hours(10),
    ]
    /// The longest wait that a platform may ask for.
    public static let longestWish = Instant.Span.hours(1)
    /// The shortest: a platform that asks for no wait at all would be tried without end.
    public static let shortestWish = Instant.Span.seconds(1)
    /// How long a platform may put off a delivery before it is given up, since that burns no attempts.
    public static let patience = Instant.Span.hours(28)
    /// How long a destination rests after it refused the key.
    public static let wrongKeyRest = Instant.Span.minutes(10)

    /// How long to wait after so many attempts; nil where that was the last one.
    ///
    /// The wait differs by up to a fifth from the schedule, so that deliveries that failed together do not come back
    /// together. The difference follows from the id and the attempt: the same delivery always waits the same time.
    public static func wait(after attempts: Int, of delivery: DeliveryID) -> Instant.Span? {
        guard attempts < schedule.count else { return nil }
        let base = schedule[max(attempts, 0)].milliseconds
        let spread = Int64(fnv1a("\(delivery)#\(attempts)") % 401) - 200
        return Instant.Span(milliseconds: base + base * spread / 1000)
    }

    /// A wait that a platform asked for, kept within bounds.
    public static func bounded(_ wish: Instant.Span) -> Instant.Span {
        min(max(wish, shortestWish), longestWish)
    }
}

/// The FNV-1a hash of a text: the same in every process, which Swift's own hash is not.
func fnv1a(_ text: String) -> UInt64 {
    fnv1a(text.utf8)
}

/// The FNV-1a hash of bytes.
func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes {
        hash ^= UInt64(byte)
        hash = hash &* 0x0000_0100_0000_01b3
    }
    // The low bits of FNV-1a hardly differ for texts that differ in their last letter.
    return hash ^ (hash >> 32)
}
