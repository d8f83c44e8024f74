import ArgumentParser
import Foundation
import NIOCore

/// A request as Benchmarks/make-requests wrote it.
struct ReadyRequest: Sendable {
    /// The mark in a wish's text; nil for chatter.
    var mark: String?
    /// The bytes for the wire.
    var bytes: ByteBuffer
}

extension ReadyRequest {
    /// The first requests of a file, at most so many.
    static func read(_ path: String, atMost count: Int) throws -> [ReadyRequest] {
        let file = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
        var requests: [ReadyRequest] = []
        var place = file.startIndex
        while place < file.endIndex, requests.count < count {
            guard let end = file[place...].firstIndex(of: UInt8(ascii: "\n")) else { throw broken(path, at: place) }
            let words = String(decoding: file[place..<end], as: UTF8.self).split(separator: " ")
            guard words.count == 2, let length = Int(words[0]), length > 0, end + length < file.endIndex else {
                throw broken(path, at: place)
            }
            place = end + 1 + length
            requests.append(
                ReadyRequest(
                    mark: words[1] == "-" ? nil : String(words[1]), bytes: ByteBuffer(bytes: file[(end + 1)..<place])))
        }
        return requests
    }

    private static func broken(_ path: String, at place: Int) -> ValidationError {
        ValidationError("reading \(path): there is no request at byte \(place)")
    }
}
