import Glibc
import Logging
import Metrics
import PaidanConfig
import PaidanWeb

/// Runs the daemon from the first line of its log to the last.
public enum Serving {
    /// Runs until a signal ends it.
    ///
    /// - Returns: the exit code: 0, 1, 75 or 78.
    public static func run(_ options: HouseOptions) async -> Int32 {
        let reader = StandardErrorLog.reader(environment: options.shell.environment)
        let level = Configuring.read(options).sound?.server.logLevel.rawValue
        LoggingSystem.bootstrap { label in
            StandardErrorLog(
                label: label, reader: reader, level: level.flatMap(Logger.Level.init(rawValue:)) ?? .info)
        }
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        do {
            let house = try await House.build(options, metrics: metrics)
            try await house.run()
            return 0
        } catch let failure as CommandFailure {
            StandardErrorLog.writeToStandardError(failure.description + "\n")
            return failure.status.rawValue
        } catch {
            Logger(label: "paidan").critical("stopped", metadata: ["error": "\(error)"])
            return 1
        }
    }
}
