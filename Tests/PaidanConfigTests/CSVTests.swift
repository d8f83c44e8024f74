import Testing

@testable import PaidanConfig

/// RFC 4180 and what offices make of it.
@Suite struct CSVTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]], "lines"),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]], "CRLF and no end of the last line"),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]], "carriage returns alone"),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]], "semicolons"),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]], "tabs"),
        ("a,\"b,c\"\n\"x\"\"y\",\"\"\n", [["a", "b,c"], ["x\"y", ""]], "quotes"),
        ("a,\"b\nc\"\n1,2\n", [["a", "b\nc"], ["1", "2"]], "a line end in quotes"),
        ("\n,,\na,b\n\n", [["a", "b"]], "empty lines"),
        ("a,b,\n", [["a", "b", ""]], "a comma at the end"),
        ("\u{FEFF}a,b\n\u{1A}", [["a", "b"]], "a byte order mark and Ctrl-Z"),
        ("a,5\" pipe\n", [["a", "5\" pipe"]], "a quote within a plain cell"),
        ("", [], "nothing"),
    ])
    func records(text: String, cells: [[String]], why: String) {
        let csv = CSV(text)
        #expect(csv.records.map(\.cells) == cells, Comment(rawValue: why))
        #expect(csv.faults.isEmpty)
    }

    @Test func linesAreCountedThroughQuotes() {
        let csv = CSV("a,b\n\"1\r\n1\r\n1\",2\n3,4\n")
        #expect(csv.records.map(\.line) == [1, 2, 5])
    }

    @Test func aQuoteWithoutItsPartnerSpoilsOnlyItsOwnCell() {
        let csv = CSV("a,b\n1,\"open\n2,\"closed\"\n3,4\n")
        #expect(csv.faults == [.openQuote(line: 2)])
        #expect(csv.records.map(\.cells) == [["a", "b"], ["1", "\"open"], ["2", "closed"], ["3", "4"]])
        #expect(csv.records.map(\.line) == [1, 2, 3, 4])
    }

    @Test func aQuoteLeftOpenAtTheEnd() {
        let csv = CSV("a,b\n1,\"open\n2,3\n")
        #expect(csv.faults == [.openQuote(line: 2)])
        #expect(csv.records.map(\.cells) == [["a", "b"], ["1", "\"open"], ["2", "3"]])
    }

    @Test func wordsAfterAQuoteAreKept() {
        let csv = CSV("a,b\n\"1\"x,2\n\"3\"y,4\n")
        #expect(csv.faults == [.afterQuote(line: 2), .afterQuote(line: 3)])
        #expect(csv.records.last?.cells == ["3y", "4"])
    }
}
