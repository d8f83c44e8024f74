import PaidanCore
import PaidanReading
import Testing

/// How well the reader does on labelled messages. The floors lie a little below what was reached, so that a change that makes
/// it worse is seen. The learned part knows all files but `check.jsonl`; what it is worth on unseen messages is told by
/// cross-validation (`paidan evaluate --folds 5`), figures in docs/reading.md.
@Suite struct AccuracyTests {
    private func scores(_ files: [String]) throws -> Scores {
        var scores = Scores()
        for file in files {
            for message in try Corpus.messages(file) {
                scores.add(message, reader.read(message.text, in: ReadingContext(at: sundayMorning)))
            }
        }
        return scores
    }

    @Test func plainMessagesThatWereNotFittedTo() throws {
        let scores = try scores(["check.jsonl"])
        print((["check.jsonl, not fitted to"] + scores.lines).joined(separator: "\n"))
        #expect(scores["kind"] >= 0.93)
        #expect(scores["wish recall"] >= 0.95)
        #expect(scores["chatter taken for a wish"] <= 0.1)
        #expect(scores["emergency recall"] == 1)
        #expect(scores["category"] >= 0.9)
        #expect(scores["urgency"] >= 0.85)
        #expect(scores["people_needed"] >= 0.95)
        #expect(scores["building false fill"] <= 0.01)
        #expect(scores.calibrationError <= 0.1)
    }

    @Test func grammarAndLearnedPartOverAllMessages() throws {
        let scores = try scores(try Corpus.fitted())
        print((["all that was fitted to"] + scores.lines).joined(separator: "\n"))
        for field in ["building", "unit", "room"] {
            #expect(scores["\(field) (grammar alone)"] >= 0.98)
            #expect(scores["\(field) false fill"] <= 0.008)
        }
        #expect(scores["contact"] >= 0.97)
        #expect(scores["order numbers"] >= 0.95)
        #expect(scores["kind"] >= 0.93)
        #expect(scores["emergency recall"] >= 0.97)
        #expect(scores["emergency precision"] >= 0.8)
    }
}
