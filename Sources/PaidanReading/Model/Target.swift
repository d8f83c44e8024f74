/// What a labelled message teaches: the right answers, as places among the outputs.
struct Target {
    /// The kind's place.
    var kind: Int
    /// Whether it is an emergency.
    var isEmergency: Bool
    /// The category's place; nil unless a wish.
    var category: Int?
    /// The urgency's place; nil unless a wish.
    var urgency: Int?
    /// The places of the skills; nil unless a wish.
    var skills: Set<Int>?

    /// How much each question counts beside the kind.
    private static let weights: [Float] = [1, 0.5, 0.5, 0.5, 0.3]

    /// Writes how the loss falls with each sum: share minus truth, for the questions that the message answers.
    func slopes(_ sums: UnsafePointer<Float>, into slopes: UnsafeMutablePointer<Float>) {
        slopes.update(repeating: 0, count: Question.width)
        for (question, answer) in [(Question.kind, Optional(kind)), (.category, category), (.urgency, urgency)] {
            guard let answer else { continue }
            let weight = Target.weights[question.rawValue]
            var top = -Float.infinity
            for index in question.range { top = max(top, sums[index]) }
            var sum: Float = 0
            for index in question.range {
                slopes[index] = exponential(sums[index] - top)
                sum += slopes[index]
            }
            for index in question.range { slopes[index] *= weight / sum }
            slopes[answer] -= weight
        }
        // Missing one costs more than looking once too often.
        let place = Question.emergency.range.lowerBound
        slopes[place] =
            Target.weights[Question.emergency.rawValue] * (isEmergency ? 3 : 1)
            * (logistic(sums[place]) - (isEmergency ? 1 : 0))
        guard let skills else { return }
        let weight = Target.weights[Question.skills.rawValue]
        for index in Question.skills.range {
            slopes[index] = weight * (logistic(sums[index]) - (skills.contains(index) ? 1 : 0))
        }
    }
}
