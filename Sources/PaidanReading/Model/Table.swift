/// A table of numbers that learners change in place, with the squares of all changes so far beside it.
final class Table {
    let values: UnsafeMutablePointer<Float>
    let squares: UnsafeMutablePointer<Float>
    let count: Int

    init(count: Int) {
        self.count = count
        values = .allocate(capacity: count)
        squares = .allocate(capacity: count)
        values.initialize(repeating: 0, count: count)
        squares.initialize(repeating: 0, count: count)
    }

    deinit {
        values.deallocate()
        squares.deallocate()
    }

    /// The numbers.
    var array: [Float] { Array(UnsafeBufferPointer(start: values, count: count)) }

    /// Moves a row against its slopes: AdaGrad with decay.
    @inline(__always)
    func move(
        row start: Int, _ length: Int, by slopes: UnsafePointer<Float>, times scale: Float, rate: Float, decay: Float
    ) {
        let values = values + start
        let squares = squares + start
        for index in 0..<length {
            let slope = slopes[index] * scale + decay * values[index]
            squares[index] += slope * slope
            values[index] -= rate * slope / (squares[index].squareRoot() + 1e-6)
        }
    }
}
