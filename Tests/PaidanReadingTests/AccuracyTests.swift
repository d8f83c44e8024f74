import PaidanCore
import PaidanReading
import Testing

/// How well the reader does on labelled messages. The floors lie a little below what was reached, so that a change that makes
/// it worse is seen. `open.jsonl` was not used for fitting; the training files were.
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

    @Test func messagesThatWereNotFittedTo() throws {
        let scores = try scores(["open.jsonl"])
        print(scores.table("open.jsonl, not fitted to"))
        #expect(scores["kind"] >= 0.82)
        #expect(scores["wish recall"] >= 0.87)
        #expect(scores["chatter taken for a wish"] <= 0.1)
        #expect(scores["emergency recall"] >= 0.95)
        #expect(scores["emergency precision"] >= 0.7)
        #expect(scores["building (grammar alone)"] >= 0.97)
        #expect(scores["unit (grammar alone)"] >= 0.96)
        #expect(scores["room (grammar alone)"] >= 0.85)
        #expect(scores["building false fill"] <= 0.01)
        #expect(scores["people (of wishes seen)"] >= 0.93)
        #expect(abs(scores.overconfidence) <= 0.05)
    }

    @Test func theGrammarOverAllMessages() throws {
        let scores = try scores(Corpus.training)
        print(scores.table("the training files"))
        for field in ["building", "unit", "room"] {
            #expect(scores["\(field) (grammar alone)"] >= 0.985)
            #expect(scores["\(field) false fill"] <= 0.005)
        }
        #expect(scores["contact"] >= 0.97)
        #expect(scores["order numbers"] >= 0.95)
        #expect(scores["kind"] >= 0.9)
    }
}
