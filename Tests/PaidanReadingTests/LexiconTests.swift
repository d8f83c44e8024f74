import Foundation
import PaidanCore
import PaidanReading
import Testing

/// The lexicon is data; what a community adds lies apart from what is shipped.
@Suite struct LexiconTests {
    @Test func anAdditionIsHeardAndChangesTheVersion() throws {
        let text = "9栋顶上的天灯掉到阳台上了"
        let added = try Lexicon(adding: [
            (name: "local.txt", text: "# our word for it\n[emergency.fire]\n天灯掉到 # lanterns\n")
        ])
        let shipped = try Lexicon()
        #expect(added.version != shipped.version)
        #expect(try PlainReader(lexicon: added).version != PlainReader(lexicon: shipped).version)
        let context = ReadingContext(at: sundayMorning)
        #expect(try PlainReader(lexicon: added).read(text + ",快来人", in: context).danger == .fire)
        #expect(try PlainReader(lexicon: shipped).read(text + ",快来人", in: context).danger == nil)
    }

    @Test func aFaultNamesItsFileAndLine() {
        #expect(throws: LexiconFault(file: "local.txt", line: 2, rule: "words must follow a [section]", got: "天灯")) {
            try Lexicon(adding: [(name: "local.txt", text: "# no section\n天灯\n")])
        }
    }

    @Test func theFilesOfADirectoryAreAddedInTheOrderOfTheirNames() throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try "[plea]\n劳您驾\n".write(toFile: directory + "/b.txt", atomically: true, encoding: .utf8)
        try "[plea]\n央您\n".write(toFile: directory + "/a.txt", atomically: true, encoding: .utf8)
        try "not a lexicon".write(toFile: directory + "/notes.md", atomically: true, encoding: .utf8)
        let loaded = try Lexicon.load(additions: directory)
        let same = try Lexicon(adding: [(name: "a.txt", text: "[plea]\n央您\n"), (name: "b.txt", text: "[plea]\n劳您驾\n")])
        #expect(loaded.version == same.version)
        #expect(try Lexicon.load(additions: directory + "/none").version == Lexicon().version)
    }
}
