import Foundation
import PaidanCore
import Testing

@testable import PaidanReading

/// The shipped weights come from here: `PAIDAN_REFIT=1 swift test --filter Refit` fits them anew to `Corpus/train-*.jsonl` and
/// writes `ShippedWeights.swift`; needed after any change of the lexicon, the grammar or the training messages.
@Suite struct RefitTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PAIDAN_REFIT"] != nil)) func refit() throws {
        var examples: [Example] = []
        for file in Corpus.training {
            for message in try Corpus.messages(file) {
                guard let kind = MessageKind(rawValue: message.kind) else { continue }
                examples.append(
                    Example(
                        text: message.text, kind: kind, category: message.category.flatMap(Category.init(rawValue:)),
                        urgency: message.urgency.flatMap(Urgency.init(rawValue:)), skills: message.skills))
            }
        }
        let text = WeightsFit(lexicon: try Lexicon()).text(from: examples)
        let source =
            "/// The learned weights, fitted to `Corpus/train-*.jsonl` by `PAIDAN_REFIT=1 swift test --filter Refit`.\n"
            + "let shippedWeights = ##\"\"\"\n" + text.split(separator: "\n").map { "    \($0)\n" }.joined()
            + "    \"\"\"##\n"
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/PaidanReading/Lexicon/ShippedWeights.swift").standardized
        try source.write(to: path, atomically: true, encoding: .utf8)
    }

    @Test func fittedWeightsReadBackAndDecide() throws {
        let lexicon = try Lexicon()
        let examples = (0..<40).map { index in
            index % 2 == 0
                ? Example(text: "水管漏了\(index)", kind: .wish, category: .repair, urgency: .urgent, skills: ["plumber"])
                : Example(text: "今天天气好\(index)", kind: .chatter, skills: [])
        }
        let weights = Weights(WeightsFit(lexicon: lexicon).text(from: examples), classes: lexicon.classes)
        #expect(Set(weights.models.keys) == ["kind", "category", "urgency", "skills"])
        let fitted = PlainReader(lexicon: lexicon, weights: WeightsFit(lexicon: lexicon).text(from: examples))
        let context = ReadingContext(at: sundayMorning)
        #expect(fitted.read("我家水管漏了", in: context).kind == .wish)
        #expect(fitted.read("今天天气真好啊", in: context).kind == .chatter)
    }
}
