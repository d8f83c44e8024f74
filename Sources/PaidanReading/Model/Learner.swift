/// Fits a network to labelled messages by AdaGrad. Deterministic: order, first weights and what is left out come from a fixed
/// generator.
///
/// The direct weights and two halves of the hidden layer are fitted apart and then averaged: three learners that err
/// differently. A half that sees only part of each message's features at a time does not lean on single words.
struct Learner {
    /// Units of each half of the hidden layer.
    var half = 64
    /// How often the messages are gone through.
    var rounds = 25
    /// How fast weights move.
    var rate: Float = 0.1
    /// How much large weights are pulled back.
    var decay: Float = 1e-5
    /// How large a part of the features the hidden halves do not see at a time.
    var hiding: Float = 0.5
    /// How large a part of the hidden units is silent at a time.
    var silence: Float = 0.3

    /// The network for messages given by their features and targets.
    func fit(_ rows: [[Int32]], _ targets: [Target], features: Int) -> Network {
        let width = Question.width
        var network = Network(
            features: features, hidden: 2 * half, direct: [], directBias: [Float](repeating: 0, count: width),
            embedding: [Float](repeating: 0, count: features * 2 * half),
            hiddenBias: [Float](repeating: 0, count: 2 * half),
            output: [Float](repeating: 0, count: 2 * half * width))
        let direct = DirectFit(learner: self, rows: rows, targets: targets, features: features).fitted()
        network.direct = direct.weights.map { $0 / 2 }
        network.directBias = direct.bias.map { $0 / 2 }
        // Each half counts a quarter. What it saw in fitting was a part of the features, scaled up; now it sees all.
        let seen = (1 - hiding).squareRoot()
        for side in 0..<2 {
            let fitted = HiddenFit(
                learner: self, rows: rows, targets: targets, features: features, seed: UInt64(side + 1)
            ).fitted()
            for feature in 0..<features {
                for unit in 0..<half {
                    network.embedding[(feature * 2 + side) * half + unit] =
                        fitted.embedding[feature * half + unit] * seen
                }
            }
            for unit in 0..<half {
                network.hiddenBias[side * half + unit] = fitted.hiddenBias[unit]
                for index in 0..<width {
                    network.output[(side * half + unit) * width + index] = fitted.output[unit * width + index] / 4
                }
            }
            for index in 0..<width { network.directBias[index] += fitted.outputBias[index] / 4 }
        }
        return network
    }
}

/// A fixed generator of numbers that look random: a linear congruence, the upper half of whose bits is used.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 12345 }

    /// Below a bound.
    @inline(__always) mutating func below(_ bound: Int) -> Int { Int(next() % UInt32(bound)) }

    /// From 0 up to, not including, 1.
    @inline(__always) mutating func share() -> Float { Float(next() >> 8) / 16_777_216 }

    /// About normal, around 0 with deviation 1.
    mutating func normal() -> Float { (0..<12).reduce(Float(-6)) { sum, _ in sum + share() } }

    /// Puts a list in another order.
    mutating func shuffle(_ list: inout [Int]) {
        for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, below(index + 1)) }
    }

    @inline(__always) private mutating func next() -> UInt32 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(truncatingIfNeeded: state >> 32)
    }
}
