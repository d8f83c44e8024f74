import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Sends ready requests at their times over connections that stay open.
///
/// The times are fixed beforehand: where the server is slow the next requests are sent late and are measured from when
/// they were due, so that a stall is felt by all that it held up.
struct Player {
    var requests: [ReadyRequest]
    var port: Int
    /// Requests a second.
    var rate: Double
    /// How many may wait for their answer at once.
    var connections: Int

    /// Plays all of them and returns when the last answer came.
    func play(into sightings: Sightings) async throws {
        var lines: [NIOAsyncChannel<ByteBuffer, ByteBuffer>] = []
        for _ in 0..<connections { lines.append(try await connect()) }
        let start = ContinuousClock.now + .milliseconds(100)
        let turns = Turns(count: requests.count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for line in lines { group.addTask { try await play(turns, from: start, over: line, into: sightings) } }
            try await group.waitForAll()
        }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
            }
    }

    private func play(
        _ turns: Turns, from start: ContinuousClock.Instant, over line: NIOAsyncChannel<ByteBuffer, ByteBuffer>,
        into sightings: Sightings
    ) async throws {
        try await line.executeThenClose { inbound, outbound in
            var answers = inbound.makeAsyncIterator()
            var rest = ByteBuffer()
            while let turn = turns.next() {
                let request = requests[turn]
                let due = start + .seconds(Double(turn) / rate)
                if let mark = request.mark { sightings.expect(mark, due: due) }
                try await ContinuousClock().sleep(until: due, tolerance: .zero)
                sightings.sending(due: due)
                try await outbound.write(request.bytes)
                while true {
                    if let answer = AnswerHead(taking: &rest) {
                        sightings.answered(due: due, isSuccess: (200..<300).contains(answer.status))
                        break
                    }
                    guard var more = try await answers.next() else { throw ConnectionLost() }
                    rest.writeBuffer(&more)
                }
            }
        }
    }
}

/// The server closed a connection in the middle.
struct ConnectionLost: Error, CustomStringConvertible {
    var description: String { "playing requests: the server closed a connection" }
}

/// The places of the requests, each given out once.
final class Turns: Sendable {
    private let given = Atomic(0)
    private let count: Int

    init(count: Int) { self.count = count }

    /// The next place; nil at the end.
    func next() -> Int? {
        let place = given.wrappingAdd(1, ordering: .relaxed).oldValue
        return place < count ? place : nil
    }
}

/// As much of an HTTP/1.1 answer as the player needs: it reads what a server with `Content-Length` answers.
struct AnswerHead {
    var status: Int

    /// Takes one whole answer with its body from the front of the bytes; nil, taking nothing, where it is not whole.
    init?(taking bytes: inout ByteBuffer) {
        let text = String(decoding: bytes.readableBytesView, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        var length = 0
        for line in lines.dropFirst() where line.lowercased().hasPrefix("content-length:") {
            length = Int(line.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) ?? 0
        }
        let whole = text[..<end.upperBound].utf8.count + length
        guard bytes.readableBytes >= whole else { return nil }
        bytes.moveReaderIndex(forwardBy: whole)
        if bytes.readableBytes == 0 { bytes.clear() }
        self.status = status
    }
}
