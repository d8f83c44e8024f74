// Functions of one number, written out so that they give the same on every machine.

/// The probability that a sum stands for.
func logistic(_ sum: Float) -> Float { 1 / (1 + exponential(-sum)) }

/// e to a power, by a polynomial for the fraction of a power of two; right to about seven digits, the same on every machine.
func exponential(_ power: Float) -> Float {
    let scaled = max(-126, min(126, power * 1.442_695_04))
    let whole = scaled.rounded(.down)
    let part = scaled - whole
    let series =
        1 + part
        * (0.693_147_2 + part * (0.240_226_5 + part * (0.055_504_11 + part * (0.009_618_13 + part * 0.001_339_89))))
    return series * Float(bitPattern: UInt32(Int32(whole) + 127) << 23)
}

/// The natural logarithm of a share from 0 to 1, by its power of two and a series for the rest; a share below a millionth
/// counts as one.
func naturalLogarithm(_ share: Double) -> Double {
    let share = max(share, 1e-6)
    // For x in 1..<2 and y = (x - 1) / (x + 1): ln x = 2 (y + y³/3 + y⁵/5 + …).
    let y = (share.significand - 1) / (share.significand + 1)
    let square = y * y
    let series = y * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square / 9.0))))
    return Double(share.exponent) * 0.693_147_180_559_945_3 + 2 * series
}

/// The logarithm of the odds of a share.
func logOdds(_ share: Double) -> Double {
    let share = min(max(share, 1e-5), 1 - 1e-5)
    return naturalLogarithm(share) - naturalLogarithm(1 - share)
}
