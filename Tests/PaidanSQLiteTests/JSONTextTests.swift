import Foundation
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("the JSON in the columns")
struct JSONTextTests {
    private func agree<Value: Codable & Equatable>(_ value: Value) throws {
        let foundation = JSONEncoder()
        foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = try JSONText.encode(value)
        #expect(text == String(decoding: try foundation.encode(value), as: UTF8.self))
        #expect(try JSONText.decode(text, as: Value.self) == value)
    }

    @Test("is what Foundation writes, byte for byte, and is read back as the same value")
    func sameBytes() throws {
        let recorded = RecordedInput(
            community: Sample.community, sequence: 1, at: Sample.morning, input: .message(Sample.message(1)))
        let settlement = Sample.settlement(
            recorded, verdict: .opened, wish: Sample.wish(1024), notices: [Sample.notice("n-1", wish: 1024)],
            events: ["opened"])
        try agree(settlement.input)
        try agree(settlement.decision)
        try agree(Sample.rulebook())
        try agree(Sample.delivery("d-1", of: [Sample.notice("n-1")]))
        try agree(Input.message(Sample.message(3, text: "tab\t\"引号\" \\ / \u{1}\u{2028}🙂")))
        try agree(["1.5": 1.5, "tiny": 1e-9, "huge": 1e300, "whole": -7])
    }
}
