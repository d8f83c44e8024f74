/// Where a request goes.
enum Route: Hashable {
    /// A channel's door, with what the platform appended to it.
    case hook(channel: String, subpath: String)
    case health
    case readiness
    case metrics
    case clock

    /// The route of a path; nil where there is none. Paths are taken as sent: no channel needs an escape.
    init?(path: String) {
        switch path {
        case "/healthz": self = .health
        case "/readyz": self = .readiness
        case "/metrics": self = .metrics
        case "/testing/clock": self = .clock
        default:
            guard path.hasPrefix("/hooks/") else { return nil }
            let rest = path.dropFirst("/hooks/".count)
            let channel = rest.prefix { $0 != "/" }
            guard !channel.isEmpty else { return nil }
            self = .hook(channel: String(channel), subpath: String(rest[channel.endIndex...]))
        }
    }

    /// The methods that are served; nil where that is the platform's business.
    var methods: [String]? {
        switch self {
        case .hook: nil
        case .health, .readiness, .metrics: ["GET", "HEAD"]
        case .clock: ["POST"]
        }
    }

    /// The route's name in the metrics.
    var label: String {
        switch self {
        case .hook: "hooks"
        case .health: "healthz"
        case .readiness: "readyz"
        case .metrics: "metrics"
        case .clock: "clock"
        }
    }
}
