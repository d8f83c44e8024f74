import PaidanCore

/// What the learned part makes of a message: a share for every answer to every question.
struct Answers {
    /// The shares, in the order of the outputs: those of kind, category and urgency add up to one each.
    let shares: [Float]

    /// From the sums of the network; each question's are divided by its temperature, so that the shares agree with how
    /// often they are right.
    init(sums: [Float], temperatures: [Float]) {
        var shares = [Float](repeating: 0, count: Question.outputs)
        for question in Question.allCases {
            let temperature = temperatures[question.rawValue]
            if question == .skills || question == .emergency {
                for index in question.range { shares[index] = logistic(sums[index] / temperature) }
            } else {
                var top = -Float.infinity
                for index in question.range { top = max(top, sums[index]) }
                var sum: Float = 0
                for index in question.range {
                    shares[index] = exponential((sums[index] - top) / temperature)
                    sum += shares[index]
                }
                for index in question.range { shares[index] /= sum }
            }
        }
        self.shares = shares
    }

    /// How likely each kind is.
    var kinds: [MessageKind: Double] { labelled(.kind, MessageKind.allCases) }

    /// How likely somebody must come within minutes, without the safety rules.
    var emergency: Double { Double(shares[Question.emergency.range.lowerBound]) }

    /// How likely each urgency is, without the safety rules.
    var urgencies: [Urgency: Double] { labelled(.urgency, Urgency.allCases) }

    /// The most likely category and how likely it is.
    var category: (value: Category, confidence: Double) {
        let range = Question.category.range
        var best = range.lowerBound
        for index in range where shares[index] > shares[best] { best = index }
        return (Category.allCases[best - range.lowerBound], Double(shares[best]))
    }

    /// From which share on a skill is asked for: who comes without the tools comes twice. Best by cross-validation.
    private static let skillShare: Float = 0.25

    /// The skills that are likely enough needed, in the order of the vocabulary.
    var skills: [Skill] {
        let range = Question.skills.range
        return range.filter { shares[$0] > Answers.skillShare }.map { Question.skills.answers[$0 - range.lowerBound] }
    }

    private func labelled<Label: Hashable>(_ question: Question, _ labels: [Label]) -> [Label: Double] {
        Dictionary(uniqueKeysWithValues: zip(labels, question.range.map { Double(shares[$0]) }))
    }
}
