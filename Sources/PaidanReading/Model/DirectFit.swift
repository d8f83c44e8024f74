/// Fits the direct weights: for each feature one for every answer, which is logistic regression.
struct DirectFit {
    let learner: Learner
    let rows: [[Int32]]
    let targets: [Target]
    let features: Int

    func fitted() -> (weights: [Float], bias: [Float]) {
        let width = Question.width
        let weights = Table(count: features * width)
        let bias = Table(count: width)
        var dice = Dice(seed: 11)
        var order = Array(rows.indices)
        let work = Table(count: 2 * width)
        let sums = work.values
        let slopes = work.values + width
        let total = Float(max(1, learner.rounds * rows.count))
        var step = 0
        for _ in 0..<learner.rounds {
            dice.shuffle(&order)
            for message in order {
                let row = rows[message]
                let scale = evenVoice(row.count)
                let rate = learner.rate * (1 - Float(step) / total)
                step += 1
                sums.update(repeating: 0, count: width)
                for feature in row {
                    let weights = weights.values + Int(feature) * width
                    for index in 0..<width { sums[index] += weights[index] }
                }
                for index in 0..<width { sums[index] = sums[index] * scale + bias.values[index] }
                targets[message].slopes(sums, into: slopes)
                // What the message says nothing about does not move, not even by decay.
                let length = targets[message].category == nil ? Question.emergency.range.upperBound : width
                for feature in row {
                    weights.move(
                        row: Int(feature) * width, length, by: slopes, times: scale, rate: rate, decay: learner.decay)
                }
                bias.move(row: 0, length, by: slopes, times: 1, rate: rate * 0.3, decay: 0)
            }
        }
        return (weights.array, bias.array)
    }
}
