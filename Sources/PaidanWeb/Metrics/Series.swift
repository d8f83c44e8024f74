import CoreMetrics
import Synchronization

/// A series: something that is counted or measured under one name and one set of dimensions.
protocol Series: AnyObject, Sendable {
    /// Its samples as text.
    func lines(name: String, labels: String) -> [String]
}

/// A count that only grows.
final class Count: Series, CounterHandler {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) {
        value.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() {
        value.store(0, ordering: .relaxed)
    }

    func lines(name: String, labels: String) -> [String] {
        [PrometheusText.line(name, labels, Double(value.load(ordering: .relaxed)))]
    }
}

/// A figure that goes up and down, or grows by fractions.
final class Level: Series, MeterHandler, RecorderHandler, FloatingPointCounterHandler {
    private let value = Mutex(0.0)

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func reset() { set(0.0) }

    func lines(name: String, labels: String) -> [String] {
        [PrometheusText.line(name, labels, value.withLock { $0 })]
    }
}

/// How often values fell below each bound.
final class Distribution: Series, RecorderHandler, TimerHandler {
    /// Bounds for times, in seconds: from half a millisecond to ten seconds.
    static let latencies = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Bounds for sizes and counts.
    static let sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000.0]

    private struct State {
        /// One for each bound, and one for what is above them all.
        var counts: [Int]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let index = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock {
            $0.counts[index] += 1
            $0.sum += value
        }
    }

    func lines(name: String, labels: String) -> [String] {
        let state = state.withLock { $0 }
        let prefix = labels.isEmpty ? "" : labels + ","
        var total = 0
        var lines: [String] = []
        for (bound, count) in zip(bounds + [.infinity], state.counts) {
            total += count
            let label = "\(prefix)le=\"\(PrometheusText.number(bound))\""
            lines.append(PrometheusText.line(name + "_bucket", label, Double(total)))
        }
        lines.append(PrometheusText.line(name + "_sum", labels, state.sum))
        lines.append(PrometheusText.line(name + "_count", labels, Double(total)))
        return lines
    }
}
