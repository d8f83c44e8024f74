import PaidanCore

/// A timestamp that a request was signed with.
enum SignedTime {
    /// Reads seconds or milliseconds; nil where it is no whole number. At most 13 digits, so that nothing overflows.
    static func read(_ text: String) -> Int64? {
        guard (1...13).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text)
    }

    /// Whether seconds lie within the tolerance of the present, on either side.
    static func isFresh(seconds: Int64, at now: Instant, within tolerance: Int) -> Bool {
        abs(now.seconds - seconds) <= Int64(tolerance)
    }
}
