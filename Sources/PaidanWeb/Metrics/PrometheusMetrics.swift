public import CoreMetrics
import Synchronization

/// A backend of swift-metrics that shows itself as Prometheus text (exposition format 0.0.4).
///
/// The same label and dimensions are the same series, whoever asks for it. Counters end in `_total` and timers are
/// histograms in seconds, ending in `_seconds`; names are cleaned of what the format does not allow. Where a label is
/// used for two kinds the first keeps it, and the second is counted nowhere.
public final class PrometheusMetrics: MetricsFactory {
    private let families = Mutex<[String: Family]>([:])

    /// An empty backend; `MetricsSystem.bootstrap` makes it the process's own.
    public init() {}

    /// All series, families by name and series by their dimensions, followed by the process's own figures.
    public func text() -> String {
        let families = families.withLock { $0 }
        let lines = families.sorted { $0.key < $1.key }.flatMap { name, family in
            ["# TYPE \(name) \(family.kind.rawValue)"]
                + family.series.sorted { $0.key < $1.key }.flatMap { $1.lines(name: name, labels: $0) }
        }
        return (lines + ProcessFigures.lines()).joined(separator: "\n") + "\n"
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, suffix: "_total", .counter, dimensions) { Count() }
    }

    public func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
        -> any FloatingPointCounterHandler
    {
        series(label, suffix: "_total", .counter, dimensions) { Level() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, .gauge, dimensions) { Level() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate {
            series(label, .histogram, dimensions) { Distribution(bounds: Distribution.sizes) } as Distribution
        } else {
            series(label, .gauge, dimensions) { Level() } as Level
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, suffix: "_seconds", .histogram, dimensions) { Distribution(bounds: Distribution.latencies) }
    }

    public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }
}

extension PrometheusMetrics {
    private enum Kind: String {
        case counter, gauge, histogram
    }

    private struct Family {
        var kind: Kind
        /// By their dimensions as they are shown.
        var series: [String: any Series] = [:]
    }

    private func series<Made: Series>(
        _ label: String, suffix: String = "", _ kind: Kind, _ dimensions: [(String, String)], make: () -> Made
    ) -> Made {
        let clean = PrometheusText.name(label)
        let name = clean.hasSuffix(suffix) ? clean : clean + suffix
        let labels = PrometheusText.labels(dimensions)
        return families.withLock { families in
            var family = families[name] ?? Family(kind: kind)
            guard family.kind == kind else { return make() }
            if let series = family.series[labels] { return series as? Made ?? make() }
            let made = make()
            family.series[labels] = made
            families[name] = family
            return made
        }
    }

    private func remove(_ handler: AnyObject) {
        families.withLock { families in
            for (name, family) in families {
                families[name]?.series = family.series.filter { $0.value !== handler }
                if families[name]?.series.isEmpty == true { families[name] = nil }
            }
        }
    }
}
