import ArgumentParser
import Foundation
import HTTPTypes

/// Plays messages at a fixed rate and times the offers that come of them.
struct Latency: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play messages at a fixed rate; tell how long the first offer of each wish took to be pushed.",
        discussion: """
            Receives the pushes itself. A wish's time runs from the moment its request was due to be sent to the moment \
            the first offer for it was read whole. Prints one JSON object.
            """)

    @Option(help: "A file of ready requests, by Benchmarks/make-requests.") var requests: String
    @Option(help: "The daemon's port on the loopback.") var port: Int
    @Option(help: "The port on the loopback to which pushes are sent.") var sinkPort: Int
    @Option(help: "Messages a second.") var rate = 200.0
    @Option(help: "For how long.") var seconds = 20
    @Option(help: "How many requests may wait for their answer at once.") var connections = 64

    private struct Report: Encodable {
        var messages: Int
        var refused: Int
        var wishes: Int
        var wishesWithoutOffer: Int
        var acknowledgedP50: Double
        var acknowledgedP99: Double
        var acknowledgedMax: Double
        var sentLateP50: Double
        var sentLateP99: Double
        var offerP50: Double
        var offerP99: Double
        var offerMax: Double
    }

    func run() async throws {
        let messages = try ReadyRequest.read(requests, atMost: Int(rate * Double(seconds)))
        let sightings = Sightings()
        let sink = Task { [sinkPort] in
            try await Listener(port: sinkPort).run { _, body in
                sightings.pushed(body, at: .now)
                return (.noContent, "")
            }
        }
        try await Player(requests: messages, port: port, rate: rate, connections: connections).play(into: sightings)
        // Some wishes rightly lead to no offer, such as those that the reader doubts: after ten seconds none will.
        for _ in 0..<100 where sightings.missing > 0 { try await Task.sleep(for: .milliseconds(100)) }
        sink.cancel()
        print(try report(sightings.result, of: messages))
    }

    private func report(_ result: Sightings.Result, of messages: [ReadyRequest]) throws -> String {
        let acknowledged = Percentiles(result.acknowledgements)
        let delays = Percentiles(result.delays)
        let offers = Percentiles(result.offers)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = .sortedKeys
        let report = Report(
            messages: messages.count, refused: result.refused, wishes: messages.count { $0.mark != nil },
            wishesWithoutOffer: result.missing, acknowledgedP50: acknowledged(50), acknowledgedP99: acknowledged(99),
            acknowledgedMax: acknowledged(100),
            sentLateP50: delays(50), sentLateP99: delays(99), offerP50: offers(50), offerP99: offers(99),
            offerMax: offers(100))
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }
}
