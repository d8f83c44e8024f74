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
        case .skills:
            guard let skills = target.skills else { return 0 }
            return question.range.reduce(0) { total, index in
                let share = logistic(sums[index] / temperature)
                return total - logarithm(skills.contains(index) ? share : 1 - share)
            }
        }
        guard let right else { return 0 }
        var top = -Float.infinity
        for index in question.range { top = max(top, sums[index]) }
        let total = question.range.reduce(Float(0)) { $0 + exponential((sums[$1] - top) / temperature) }
        return -logarithm(exponential((sums[right] - top) / temperature) / total)
    }

    /// The natural logarithm of a share, by its power of two and a series for the rest.
    private static func logarithm(_ share: Float) -> Double {
        let share = Double(max(share, 1e-6))
        // atanh series: for x in 1..<2, with y = (x - 1) / (x + 1), ln x = 2 (y + y³/3 + y⁵/5 + …).
        let y = (share.significand - 1) / (share.significand + 1)
        let square = y * y
        let series = y * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square / 9.0))))
        return Double(share.exponent) * 0.693_147_180_559_945_3 + 2 * series
    }
}
