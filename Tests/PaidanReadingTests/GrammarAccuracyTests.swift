import PaidanCore
import Testing

@testable import PaidanReading

/// The grammar on all labelled messages, whatever the learned part makes of them.
@Suite struct GrammarAccuracyTests {
    /// How much must be right of the messages of some files.
    struct Demand: CustomTestStringConvertible {
        let testDescription: String
        /// Whether a file's messages count.
        let holds: @Sendable (String) -> Bool
        var room = 0.99
        var orderNumbers = 0.99
        var when = 0.88
    }

    /// Files that came after the grammar was written for the others, in wordings that it was not written for.
    private static let later: Set = [
        "train-answers.jsonl", "train-contrast.jsonl", "train-edges.jsonl", "train-everyday.jsonl",
        "train-haste.jsonl",
        "train-mixed.jsonl", "train-needs.jsonl", "train-neighbours.jsonl", "train-perils.jsonl",
        "train-plain.jsonl",
        "train-services.jsonl", "train-short.jsonl", "train-talk.jsonl",
    ]

    @Test(arguments: [
        Demand(testDescription: "the files that the grammar was written with") { !later.contains($0) },
        Demand(testDescription: "all files", holds: { _ in true }, room: 0.985, orderNumbers: 0.98, when: 0.86),
    ]) func theSharedFiles(_ demand: Demand) throws {
        let lexicon = try Lexicon()
        let context = ReadingContext(at: sundayMorning)
        var shares: [String: Scores.Share] = [:]
        let files = (try Corpus.fitted() + ["check.jsonl"]).filter(demand.holds)
        for message in try files.flatMap(Corpus.messages) where message.kind != "chatter" {
            let evidence = Evidence(message.text, in: context, lexicon: lexicon)
            let place = evidence.places.first?.place ?? Place()
            for (field, gold, got) in [
                ("building", message.building, place.building), ("unit", message.unit, place.unit),
                ("room", message.room, place.room),
            ] {
                if gold != nil {
                    shares[field, default: .init()].count(got == gold)
                } else {
                    shares["\(field) false fill", default: .init()].count(got != nil)
                }
            }
            if let contact = message.contact {
                shares["contact", default: .init()].count(evidence.phones.first?.value == contact)
            }
            if message.kind != "wish" {
                shares[message.orderNumbers.isEmpty ? "order numbers false fill" : "order numbers", default: .init()]
                    .count(
                        message.orderNumbers.isEmpty
                            ? !evidence.numbers.isEmpty
                            : Set(evidence.numbers.map(\.value)) == Set(message.orderNumbers))
            }
            let time: TimePhrase?
            switch message.kind {
            case "wish": time = ServiceTime.ofWish(evidence.times, in: evidence.line)
            case "update": time = ServiceTime.ofUpdate(evidence.times, in: evidence.line)
            default: continue
            }
            let words = time.map { evidence.line.text($0.range) }
            if let when = message.when {
                shares["when", default: .init()].count(words == when)
            } else if message.kind == "update" {
                shares["when of updates, false fill", default: .init()].count(words != nil)
            }
        }
        for (name, share) in shares.sorted(by: { $0.key < $1.key }) {
            print(name, "\((share.value * 10_000).rounded() / 10_000) of \(share.all)")
        }
        for (field, share) in [("building", 0.99), ("unit", 0.99), ("room", demand.room)] {
            #expect(shares[field]?.value ?? 0 >= share)
            #expect(shares["\(field) false fill"]?.value ?? 1 <= 0.005)
        }
        #expect(shares["contact"]?.value ?? 0 >= 0.98)
        #expect(shares["order numbers"]?.value ?? 0 >= demand.orderNumbers)
        #expect(shares["order numbers false fill"]?.value ?? 1 <= 0.005)
        #expect(shares["when"]?.value ?? 0 >= demand.when)
        #expect(shares["when of updates, false fill"]?.value ?? 1 <= 0.02)
    }
}
