import PaidanCore

/// One labelled message, as far as the weights learn from it.
struct Example {
    /// The message.
    var text: String
    /// What it wants.
    var kind: MessageKind
    /// What it is about; nil unless a wish.
    var category: Category?
    /// How soon; nil unless a wish.
    var urgency: Urgency?
    /// What a member must be able to do; empty unless a wish.
    var skills: [Skill]
}

/// Fits the weights of all questions to labelled messages and writes them as the text that `Weights` reads.
struct WeightsFit {
    /// The words that the weights stand beside.
    let lexicon: Lexicon
    /// In how many messages a feature must come to be given weight.
    var leastMessages = 4
    /// How the weights are fitted.
    var fitting = Fitting()

    /// The skills of the labelling guide.
    static let skills = [
        "electrician", "plumber", "handyman", "lift_tech", "gas_tech", "fire_safety", "medical", "driver", "heavy_lift",
        "care", "barber",
        "cleaning", "mediation", "it_help", "admin", "legal", "teaching", "counsel", "pest",
    ]

    /// The weights as text.
    func text(from examples: [Example]) -> String {
        let context = ReadingContext(at: Instant(seconds: 0))
        let evidence = examples.map { Evidence($0.text, in: context, lexicon: lexicon) }
        let names = features(of: evidence)
        let space = FeatureSpace(names: names, classes: lexicon.classes)
        let rows = evidence.map { space.features(of: $0) }
        let wishes = examples.indices.filter { examples[$0].kind == .wish }
        func question(
            _ name: String, _ labels: [String], among: [Int], isMultiple: Bool = false, _ answers: (Example) -> [String]
        ) -> String {
            let weights = fitting.fit(
                among.map { rows[$0] }, answers: among.map { answers(examples[$0]).compactMap(labels.firstIndex(of:)) },
                features: names.count, labels: labels.count, isMultiple: isMultiple)
            return Self.written(name, labels: labels, isMultiple: isMultiple, names: names, weights: weights)
        }
        return question("kind", MessageKind.allCases.map(\.rawValue), among: Array(examples.indices)) {
            [$0.kind.rawValue]
        }
            + question("category", Category.allCases.map(\.rawValue), among: wishes) {
                $0.category.map { [$0.rawValue] } ?? []
            }
            + question("urgency", Urgency.allCases.map(\.rawValue), among: wishes) {
                $0.urgency.map { [$0.rawValue] } ?? []
            }
            + question("skills", WeightsFit.skills, among: wishes, isMultiple: true) { $0.skills }
    }

    private func features(of evidence: [Evidence]) -> [String] {
        var messages: [String: Int] = [:]
        for evidence in evidence {
            for name in FeatureSpace.candidates(of: evidence, classes: lexicon.classes) {
                messages[name, default: 0] += 1
            }
        }
        return messages.filter { $0.value >= leastMessages }.keys.sorted()
    }

    private static func written(
        _ name: String, labels: [String], isMultiple: Bool, names: [String], weights: [[(Int, Float)]]
    ) -> String {
        var text = "@\(name) \(isMultiple ? "any" : "one") \(labels.joined(separator: " "))\n"
        for (feature, row) in zip(names, weights) where !row.isEmpty {
            text += feature
            for (label, weight) in row {
                let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(label)))
                text += " \(letter)\(weight < 0 ? "-" : "+")\(Int((abs(weight) * 100).rounded()))"
            }
            text += "\n"
        }
        return text
    }
}
