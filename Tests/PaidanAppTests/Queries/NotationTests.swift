import PaidanCore
import Testing

@testable import PaidanApp

@Suite("What is written on a command line")
struct NotationTests {
    @Test(
        "a wish is named by community and number, or by the number",
        arguments: [
            ("taoyuan/1024", "taoyuan", 1024), ("1024", nil, 1024), ("#1024", nil, 1024), ("taoyuan/#7", "taoyuan", 7),
        ] as [(String, String?, Int)])
    func wish(_ text: String, _ community: String?, _ number: Int) throws {
        let reference = try #require(WishReference(text))
        #expect(reference.community?.rawValue == community)
        #expect(reference.number == number)
    }

    @Test(
        "anything else names no wish", arguments: ["", "/", "x", "taoyuan/", "/1024", "a/b/1", "-1", "10 24", "１０２４"])
    func noWish(_ text: String) {
        #expect(WishReference(text) == nil)
    }

    @Test("days are whole, both included, in the community's time")
    func period() throws {
        let period = try Period(from: "2026-11-01", to: "2026-11-30")
        #expect(period.start(in: .shanghai) == Instant(rfc3339: "2026-11-01T00:00:00+08:00"))
        #expect(period.end(in: .shanghai) == Instant(rfc3339: "2026-12-01T00:00:00+08:00"))
        #expect(try Period(from: nil, to: nil) == Period())
        for (from, to) in [("2026-13-01", nil), (nil, "yesterday"), ("2026-11-02", "2026-11-01")]
            as [(String?, String?)]
        {
            let failure = #expect(throws: CommandFailure.self) { _ = try Period(from: from, to: to) }
            #expect(failure?.status == .usage)
        }
    }

    @Test("columns stand under each other, also in Chinese")
    func table() {
        var table = TextTable(["A", "B"])
        table.add(["桃源", "1"])
        table.add(["x\u{1b}[31m\n", ""])
        #expect(table.lines == ["A        B", "桃源     1", "x [31m   -"])
    }
}
