import Metrics
import Synchronization

/// What the server counts: requests by route and status, and how long the hooks take.
final class Traffic: Sendable {
    private struct Key: Hashable {
        var route: String
        var status: Int
    }

    private let counters = Mutex<[Key: Counter]>([:])
    private let duration = Timer(label: "paidan_http_hook_duration")

    /// Counts an answered request.
    func count(_ route: String, _ status: Int, took: Duration) {
        counter(Key(route: route, status: status)).increment()
        if route == "hooks" { duration.recordNanoseconds(Int64(took / .nanoseconds(1))) }
    }

    /// Counters are kept: making one goes through the whole registry.
    private func counter(_ key: Key) -> Counter {
        counters.withLock { counters in
            if let counter = counters[key] { return counter }
            let counter = Counter(
                label: "paidan_http_requests_total", dimensions: [("route", key.route), ("status", String(key.status))])
            counters[key] = counter
            return counter
        }
    }
}
