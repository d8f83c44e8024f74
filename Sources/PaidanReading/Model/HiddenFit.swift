/// Fits one half of the hidden layer: features to rectified units to answers.
struct HiddenFit {
    let learner: Learner
    let rows: [[Int32]]
    let targets: [Target]
    let features: Int
    let seed: UInt64

    struct Fitted {
        var embedding: [Float]
        var hiddenBias: [Float]
        var output: [Float]
        var outputBias: [Float]
    }

    func fitted() -> Fitted {
        let width = Question.width
        let half = learner.half
        var dice = Dice(seed: seed)
        let embedding = Table(count: features * half)
        let hiddenBias = Table(count: half)
        let output = Table(count: half * width)
        let outputBias = Table(count: width)
        for index in 0..<embedding.count { embedding.values[index] = dice.normal() * 0.1 }
        let spread = 1 / Float(half).squareRoot()
        for index in 0..<output.count { output.values[index] = dice.normal() * spread }
        let work = Table(count: 2 * width + 3 * half)
        let sums = work.values
        let slopes = sums + width
        let units = slopes + width
        let gates = units + half
        let back = gates + half
        var order = Array(rows.indices)
        var seen: [Int32] = []
        let total = Float(max(1, learner.rounds * rows.count))
        var step = 0
        for _ in 0..<learner.rounds {
            dice.shuffle(&order)
            for message in order {
                let rate = learner.rate * (1 - Float(step) / total)
                step += 1
                seen.removeAll(keepingCapacity: true)
                for feature in rows[message] where dice.share() >= learner.hiding { seen.append(feature) }
                let scale = evenVoice(seen.count)
                units.update(repeating: 0, count: half)
                for feature in seen {
                    let weights = embedding.values + Int(feature) * half
                    for unit in 0..<half { units[unit] += weights[unit] }
                }
                for index in 0..<width { sums[index] = outputBias.values[index] }
                for unit in 0..<half {
                    let value = units[unit] * scale + hiddenBias.values[unit]
                    let isOpen = dice.share() >= learner.silence && value > 0
                    gates[unit] = isOpen ? 1 / (1 - learner.silence) : 0
                    units[unit] = value * gates[unit]
                    guard isOpen else { continue }
                    let weights = output.values + unit * width
                    for index in 0..<width { sums[index] += units[unit] * weights[index] }
                }
                targets[message].slopes(sums, into: slopes)
                for unit in 0..<half {
                    guard gates[unit] > 0 else {
                        back[unit] = 0
                        continue
                    }
                    let weights = output.values + unit * width
                    var sum: Float = 0
                    for index in 0..<width { sum += slopes[index] * weights[index] }
                    back[unit] = sum * gates[unit]
                    output.move(
                        row: unit * width, width, by: slopes, times: units[unit], rate: rate, decay: learner.decay)
                }
                for feature in seen {
                    embedding.move(
                        row: Int(feature) * half, half, by: back, times: scale, rate: rate, decay: learner.decay)
                }
                hiddenBias.move(row: 0, half, by: back, times: 1, rate: rate, decay: learner.decay)
                outputBias.move(row: 0, width, by: slopes, times: 1, rate: rate * 0.3, decay: 0)
            }
        }
        return Fitted(
            embedding: embedding.array, hiddenBias: hiddenBias.array, output: output.array, outputBias: outputBias.array
        )
    }
}
