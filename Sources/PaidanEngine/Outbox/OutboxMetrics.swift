import Metrics
import PaidanCore

/// What the outbox counts.
enum OutboxMetrics {
    /// An attempt or an expiry came to an end.
    static func count(_ outcome: Outcome.Word, on channel: ChannelID) {
        Counter(
            label: "paidan_deliveries_total",
            dimensions: [("outcome", outcome.rawValue), ("channel", channel.rawValue)]
        ).increment()
    }

    /// How long a call took, from the courier's taking it to its answer.
    static func took(_ duration: Duration, on channel: ChannelID) {
        Timer(label: "paidan_delivery_seconds", dimensions: [("channel", channel.rawValue)])
            .recordNanoseconds(
                Int64(duration.components.seconds) * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000)
    }

    /// How many notices wait or are under way.
    static func waiting(_ count: Int) {
        Gauge(label: "paidan_outbox_waiting").record(count)
    }
}
