import PaidanConfig
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanApp

@Suite("Personal fields")
struct MaskingTests {
    @Test("are masked in every list, and shown only when revealed")
    func lists() throws {
        let personal = ["水龙头坏了", "13800001234", "王奶奶", "10001", "501", "20001"]
        let row = WishRow(community: Sample.community, wish: Sample.wish(1024))
        let inbox = InboxRow(
            recorded: RecordedInput(
                community: Sample.community, sequence: 1, at: Sample.morning,
                input: .message(Sample.message(1, text: "水龙头坏了"))),
            reading: Sample.reading(), verdict: .opened, wish: 1024, setAside: nil, isPurged: false)
        let delivery = Sample.delivery("d-1", of: [Sample.notice("n-1", wish: 1024)])
        for discretion in [Discretion.masked, .revealing] {
            let page = try [
                JSONLines.line(WishLine(row, zone: .shanghai, discretion: discretion)),
                JSONLines.line(InboxLine(inbox, zone: .shanghai, discretion: discretion)),
                JSONLines.line(DeliveryLine(delivery, zone: .shanghai, discretion: discretion)),
            ].joined()
            for word in personal { #expect(page.contains(word) == discretion.isRevealing, "\(word)") }
            #expect(page.contains("\"building\":\"3\""))
        }
    }

    @Test("leave enough to recognize, and never all of it")
    func fields() {
        let masked = Discretion.masked
        #expect(masked.words("门铃坏了") == "＊(4)")
        #expect(masked.name("王奶奶") == "王＊")
        #expect(masked.phone("13800001234") == "＊34")
        #expect(masked.account(Account(namespace: "qq", id: "123456")) == "qq:＊56")
        #expect(masked.account(Account(namespace: "qq", id: "12")) == "qq:＊")
        #expect(masked.destination(.group("g-1", on: "qq")) == "qq#g-1")
        #expect(masked.destination(.direct("20001", on: "qq")) == "qq/＊01")
    }

    @Test("of an explanation: what the asker said himself stays, what the desk knew does not")
    func facts() {
        let facts: Facts = [
            "words": "水龙头坏了，13800001234", "contact": "13800001234", "place": "3栋2单元501", "building": "3栋",
            "reporter": "胡女士", "lines": .list([["telephone": "13900000000"]]), "number": 1024,
        ]
        let shown = Discretion.masked.facts(facts, said: "水龙头坏了，13800001234")
        #expect(shown["words"] == facts["words"])
        #expect(shown["contact"] == facts["contact"])
        #expect(shown["place"] == "3栋")
        #expect(shown["reporter"] == "胡＊")
        #expect(shown["lines"] == .list([["telephone": "＊00"]]))
        #expect(Discretion.masked.facts(facts, said: "接单")["contact"] == "＊34")
        #expect(Discretion.revealing.facts(facts, said: "") == facts)
    }

    @Test("words of the timeline are told as purged, not as missing")
    func purged() {
        let entry = TimelineEntry(wish: 1024, event: "opened", facts: ["level": "auto"])
        let row = TimelineRow(
            index: 1, sequence: 1, at: Sample.morning, entry: entry, personalDigest: "00", salt: nil, personal: nil,
            previous: "", hash: "")
        let line = TimelineLine(row, zone: .shanghai, discretion: .masked)
        #expect(line.isPurged && line.personal == nil)
        #expect(line.lines(in: .english) { $0.rawValue }.last?.contains("purged") == true)
    }
}
