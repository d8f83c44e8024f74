/// Fits the weights of one question to labelled messages: regularised logistic regression by FTRL-proximal (McMahan et al.
/// 2013), which leaves most weights at zero. Deterministic: the order of the messages comes from a fixed generator.
struct Fitting {
    /// How fast weights move.
    var rate = 0.12
    /// How much evidence a weight needs to leave zero.
    var sparsity = 1.2
    /// How much large weights are pulled back.
    var decay = 1.0
    /// How often the messages are gone through.
    var rounds = 10
    /// Weights smaller than this are left out.
    var least = 0.06

    /// The weights by feature, then label, where they are not zero. `answers` holds, for each message, the labels that are
    /// right; with `isMultiple` each label is a question of its own.
    func fit(_ messages: [[Int]], answers: [[Int]], features: Int, labels: Int, isMultiple: Bool) -> [[(Int, Float)]] {
        var pull = [Double](repeating: 0, count: features * labels)
        var squares = [Double](repeating: 0, count: features * labels)
        var order = Array(messages.indices)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var sums = [Double](repeating: 0, count: labels)
        pull.withUnsafeMutableBufferPointer { pull in
            squares.withUnsafeMutableBufferPointer { squares in
                for _ in 0..<rounds {
                    Fitting.shuffle(&order, &state)
                    for message in order {
                        for label in 0..<labels { sums[label] = 0 }
                        for feature in messages[message] {
                            let base = feature * labels
                            for label in 0..<labels { sums[label] += weight(pull[base + label], squares[base + label]) }
                        }
                        var slopes = isMultiple ? sums.map(logistic) : shares(sums)
                        for label in answers[message] { slopes[label] -= 1 }
                        for feature in messages[message] {
                            let base = feature * labels
                            for label in 0..<labels {
                                let slope = slopes[label]
                                let place = base + label
                                let old = squares[place]
                                let new = old + slope * slope
                                pull[place] +=
                                    slope - (new.squareRoot() - old.squareRoot()) / rate * weight(pull[place], old)
                                squares[place] = new
                            }
                        }
                    }
                }
            }
        }
        return (0..<features).map { feature in
            (0..<labels).compactMap { label in
                let value = weight(pull[feature * labels + label], squares[feature * labels + label])
                return abs(value) < least ? nil : (label, Float(value))
            }
        }
    }

    @inline(__always) private func weight(_ pull: Double, _ squares: Double) -> Double {
        guard abs(pull) > sparsity else { return 0 }
        return -(pull - (pull < 0 ? -sparsity : sparsity)) / ((1 + squares.squareRoot()) / rate + decay)
    }

    private static func shuffle(_ order: inout [Int], _ state: inout UInt64) {
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
        }
    }
}
