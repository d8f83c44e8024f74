/// Weights of features for the labels of one question, such as the nine kinds.
struct LinearModel: Sendable {
    /// The name of the question.
    let name: String
    /// The possible answers.
    let labels: [String]
    /// Whether several answers can hold at once.
    let isMultiple: Bool
    private let starts: [Int32]
    private let columns: [UInt8]
    private let weights: [Float]

    /// A model from the weights of each feature, as pairs of a label's index and a weight.
    init(name: String, labels: [String], isMultiple: Bool, rows: [[(Int, Float)]]) {
        self.name = name
        self.labels = labels
        self.isMultiple = isMultiple
        var starts: [Int32] = [0]
        var columns: [UInt8] = []
        var weights: [Float] = []
        for row in rows {
            for (label, weight) in row {
                columns.append(UInt8(label))
                weights.append(weight)
            }
            starts.append(Int32(columns.count))
        }
        self.starts = starts
        self.columns = columns
        self.weights = weights
    }

    /// The sum of weights for each label.
    func scores(_ features: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: labels.count)
        for feature in features {
            for entry in Int(starts[feature])..<Int(starts[feature + 1]) {
                sums[Int(columns[entry])] += Double(weights[entry])
            }
        }
        return sums
    }
}

/// Turns sums of weights into shares that add up to one; all lie between 0 and 1.
func shares(_ scores: [Double]) -> [Double] {
    let top = scores.max() ?? 0
    let powers = scores.map { exponential($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
}

/// The probability that a sum of weights stands for.
func logistic(_ score: Double) -> Double {
    score >= 0 ? 1 / (1 + exponential(-score)) : exponential(score) / (1 + exponential(score))
}

/// e to a power, by its series after halving, so that no C library is needed; right to about ten digits for -700...700.
func exponential(_ power: Double) -> Double {
    guard power > -700 else { return 0 }
    let scaled = power / 1024
    let series = 1 + scaled * (1 + scaled / 2 * (1 + scaled / 3 * (1 + scaled / 4)))
    return (0..<10).reduce(series) { value, _ in value * value }
}
