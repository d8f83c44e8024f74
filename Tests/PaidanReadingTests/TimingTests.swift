import Foundation
import PaidanCore
import Testing

@testable import PaidanReading

/// How long a message takes: `PAIDAN_TIMING=1 swift test -c release -Xswiftc -enable-testing --filter Timing`.
@Suite struct TimingTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PAIDAN_TIMING"] != nil)) func aMessage() throws {
        let texts = try Corpus.fitted().flatMap { try Corpus.messages($0).map(\.text) }
        let context = ReadingContext(at: sundayMorning)
        let lexicon = try Lexicon()
        var sum = 0
        func time(_ name: String, _ body: (String) -> Int) {
            for text in texts.prefix(500) { sum += body(text) }
            let took = ContinuousClock().measure { for text in texts { sum += body(text) } }
            print(name, took / texts.count)
        }
        time("folding") { Line($0, folding: lexicon.folding).count }
        time("folding and grammar") { text in
            let line = Line(text, folding: lexicon.folding)
            let phones = PhoneGrammar.read(line).map(\.range)
            let numbers = WishNumberGrammar.read(line, avoiding: phones, offers: []).map(\.range)
            let mentions = AddressGrammar.read(line, avoiding: phones + numbers)
            let places = PlaceChoice(mentions, in: line, buildings: nil)
            let taken = phones + numbers + mentions.map(\.range)
            let times = TimeGrammar.read(line, avoiding: taken)
            let people = PeopleGrammar.read(line, avoiding: taken)
            return times.count + (people == nil ? 0 : 1) + places.more.count
        }
        time("words of the lexicon") { lexicon.hits(in: Line($0, folding: lexicon.folding)).count }
        time("evidence") { Evidence($0, in: context, lexicon: lexicon).hits.count }
        time("the whole reader") { reader.read($0, in: context).spans.count }
        #expect(sum > 0)
    }
}
