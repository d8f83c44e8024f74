import Logging
import ServiceLifecycle

/// Runs a service as the house does, until the story has closed it.
func house(of service: some Service, story: (_ close: () async -> Void) async throws -> Void) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let group = ServiceGroup(services: [service], gracefulShutdownSignals: [], cancellationSignals: [], logger: logger)
    async let work: Void = group.run()
    try await story { await group.triggerGracefulShutdown() }
    try await work
}
