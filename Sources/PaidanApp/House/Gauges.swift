import Metrics
import PaidanCore
import PaidanEngine
import PaidanSQLite

/// Figures that are read when they are asked for.
enum Gauges {
    /// Sets them from the archive; what cannot be read keeps its last value.
    static func refresh(_ house: House) async {
        guard let counts = try? await house.archive.counts() else { return }
        Gauge(label: "paidan_inputs_waiting").record(counts.waitingInputs)
        Gauge(label: "paidan_inputs_set_aside").record(counts.setAside)
        Gauge(label: "paidan_deliveries_waiting").record(counts.waitingDeliveries)
        Gauge(label: "paidan_dead_letters").record(counts.deadLetters)
        Gauge(label: "paidan_quarantined").record(counts.quarantined)
        Gauge(label: "paidan_wishes_open").record(counts.openWishes)
        Gauge(label: "paidan_channels_lost").record(house.watch.lost.count)
    }
}
