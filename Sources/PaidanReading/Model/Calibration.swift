/// Finds by what the sums of a question are divided so that shares agree with how often they are right.
enum Calibration {
    /// The temperature with the least surprise at the right answers of messages that the model had not seen.
    static func temperature(of question: Question, sums: [[Float]], targets: [Target]) -> Float {
        var best: (temperature: Float, surprise: Double) = (1, .infinity)
        for step in 0...60 {
            let temperature = 0.4 + Float(step) * 0.04
            var surprise = 0.0
            for (sums, target) in zip(sums, targets) {
                surprise += Calibration.surprise(question, sums, target, temperature)
            }
            if surprise < best.surprise { best = (temperature, surprise) }
        }
        return best.temperature
    }

    private static func surprise(_ question: Question, _ sums: [Float], _ target: Target, _ temperature: Float)
        -> Double
    {
        let right: Int?
        switch question {
        case .kind: right = target.kind
        case .category: right = target.category
        case .urgency: right = target.urgency
        case .emergency:
            let share = logistic(sums[question.range.lowerBound] / temperature)
            return -naturalLogarithm(Double(target.isEmergency ? share : 1 - share))
        case .skills:
            guard let skills = target.skills else { return 0 }
            return question.range.reduce(0) { total, index in
                let share = logistic(sums[index] / temperature)
                return total - naturalLogarithm(Double(skills.contains(index) ? share : 1 - share))
            }
        }
        guard let right else { return 0 }
        var top = -Float.infinity
        for index in question.range { top = max(top, sums[index]) }
        let total = question.range.reduce(Float(0)) { $0 + exponential((sums[$1] - top) / temperature) }
        return -naturalLogarithm(Double(exponential((sums[right] - top) / temperature) / total))
    }
}
