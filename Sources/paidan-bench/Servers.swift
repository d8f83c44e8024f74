import ArgumentParser
import HTTPTypes

/// The least that a server can do with a webhook.
struct Bare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read each body and answer 202: what the daemon's intake is compared with.")

    @Option(help: "The port on the loopback.") var port: Int

    func run() async throws {
        try await Listener(port: port).run { _, _ in (.accepted, "{\"id\":\"x\"}") }
    }
}

/// Where the bench community's pushes go.
struct Sink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read each push and answer 204.")

    @Option(help: "The port on the loopback.") var port: Int

    func run() async throws {
        try await Listener(port: port).run { _, _ in (.noContent, "") }
    }
}
