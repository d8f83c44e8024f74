/// By what the sums of a message with so many known features are multiplied: a long message has no louder voice than a
/// short one.
func evenVoice(_ features: Int) -> Float { 3 / Float(max(1, features)).squareRoot() }

/// Weights as they are learned, before they are rounded for a model file.
struct Network {
    /// How many features there are.
    let features: Int
    /// How many hidden units there are.
    let hidden: Int
    /// For each feature a weight for each answer.
    var direct: [Float]
    var directBias: [Float]
    /// For each feature a weight for each hidden unit.
    var embedding: [Float]
    var hiddenBias: [Float]
    /// For each hidden unit a weight for each answer.
    var output: [Float]

    /// The sums for the answers of a message with these features.
    func sums(_ features: [Int32]) -> [Float] {
        let scale = evenVoice(features.count)
        var sums = [Float](repeating: 0, count: Question.width)
        var units = [Float](repeating: 0, count: hidden)
        for feature in features {
            for index in 0..<Question.width { sums[index] += direct[Int(feature) * Question.width + index] }
            for index in 0..<hidden { units[index] += embedding[Int(feature) * hidden + index] }
        }
        for index in 0..<Question.width { sums[index] = sums[index] * scale + directBias[index] }
        for unit in 0..<hidden {
            let value = units[unit] * scale + hiddenBias[unit]
            guard value > 0 else { continue }
            for index in 0..<Question.width { sums[index] += value * output[unit * Question.width + index] }
        }
        return sums
    }
}
