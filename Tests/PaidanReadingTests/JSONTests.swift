import Foundation
import PaidanCore
import PaidanReading
import Testing

/// What `paidan read` prints and takes.
@Suite struct JSONTests {
    @Test func aLineHasAlwaysTheSameKeysInTheSameOrder() throws {
        let text = "厨房\"水龙头\"漏水,\n麻烦来个师傅,3-2-501"
        let line = ReadingJSON.line(read(text), text: text)
        #expect(!line.contains("\n"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["text"] as? String == text)
        #expect(object["building"] as? String == "3")
        #expect(object["people_needed"] as? Int == 1)
        let keys = [
            "kind", "category", "building", "unit", "room", "urgency", "skills", "people_needed", "more", "when",
            "window",
            "contact", "order_no",
            "confidence", "spans", "details", "ask",
        ]
        var position = line.startIndex
        for key in keys {
            let found = try #require(line.range(of: "\"\(key)\":", range: position..<line.endIndex), "\(key)")
            position = found.upperBound
        }
        #expect(Set(object.keys) == Set(keys + ["text"]))
    }

    @Test func onlyAWishHasANeed() throws {
        let line = ReadingJSON.line(read("大家早上好"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(object["category"] is NSNull)
        #expect(object["urgency"] is NSNull)
        #expect(object["people_needed"] is NSNull)
        #expect((object["skills"] as? [Any])?.isEmpty == true)
    }

    @Test func aLineOfInputCarriesItsContext() throws {
        let line =
            #"{"text":"水管漏了\n快来","at":"2026-11-22T22:00:00+08:00","card":"12-1-301 王","audience":"work","offers":[1024],"reply_to":1024,"previous":["在吗"]}"#
        let input = try ReadingInput(line: line, context: ReadingContext(at: sundayMorning))
        #expect(input.text == "水管漏了\n快来")
        #expect(input.context.at == Instant(rfc3339: "2026-11-22T22:00:00+08:00"))
        #expect(input.context.card == "12-1-301 王")
        #expect(input.context.audience == .work)
        #expect(input.context.offers == [1024])
        #expect(input.context.replyTo == 1024)
        #expect(input.context.previous == ["在吗"])
    }

    @Test func aFaultyLineSaysWhatIsWrong() {
        for (line, rule) in [
            ("{", "a line is a JSON object"), (#"{"text":"x","at":"soon"}"#, "at is a time"),
            (#"{"text":"x","audience":"all"}"#, "audience is"),
        ] {
            #expect {
                try ReadingInput(line: line, context: ReadingContext(at: sundayMorning))
            } throws: { "\($0)".contains(rule) }
        }
    }
}
