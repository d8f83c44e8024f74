import PaidanCore
import Testing

@Suite("a text that is too long for one message")
struct TextLimitTests {
    @Test(
        "becomes several, at line breaks where it can",
        arguments: [
            (TextLimit(10, .characters), "short", ["short"]),
            (TextLimit(10, .characters), "", []),
            (TextLimit(4, .characters), "abcdefg\nhi", ["abcd", "efg", "hi"]),
            (TextLimit(5, .characters), "ab\ncd\nef", ["ab\ncd", "ef"]),
            (TextLimit(4, .characters), "ab\ncd\nef", ["ab", "cd", "ef"]),
            (TextLimit(3, .characters), "abc\n\n\n\ndef", ["abc", "def"]),
            (TextLimit(3, .characters), "\n\n\n\n\n\nabc", ["abc"]),
            (TextLimit(1, .characters), "ab", ["a", "b"]),
            (TextLimit(6, .bytes), "漏水了", ["漏水", "了"]),
            (TextLimit(8, .bytes), "漏水了", ["漏水", "了"]),
            (TextLimit(1, .bytes), "漏水", ["漏", "水"]),
            (TextLimit(25, .bytes), "👨‍👩‍👧👨‍👩‍👧", ["👨‍👩‍👧", "👨‍👩‍👧"]),
            (TextLimit(5, .bytes), "ab\r\ncd\r\nef", ["ab", "cd", "ef"]),
        ])
    func split(_ limit: TextLimit, _ text: String, _ messages: [String]) {
        #expect(limit.messages(of: text) == messages)
    }

    @Test(
        "loses nothing but line breaks between messages, and every message fits",
        arguments: [
            (TextLimit(2048, .bytes), String(repeating: "第一行\n第二行较长一些\n", count: 400)),
            (TextLimit(2048, .bytes), String(repeating: "漏水👨‍👩‍👧", count: 300)),
            (TextLimit(1500, .characters), String(repeating: "没有换行的长文字", count: 700)),
            (TextLimit(10, .bytes), "e" + String(repeating: "\u{301}", count: 50) + "漏水"),
        ])
    func whole(_ limit: TextLimit, _ text: String) {
        let messages = limit.messages(of: text)
        #expect(messages.count > 1)
        #expect(
            messages.joined().unicodeScalars.filter { $0 != "\n" }.elementsEqual(
                text.unicodeScalars.filter { $0 != "\n" }))
        #expect(messages.allSatisfy { limit.allows($0) && !$0.isEmpty })
    }
}
