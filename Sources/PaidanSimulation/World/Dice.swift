internal import Glibc
internal import PaidanCore

/// Luck drawn from a seed: the same on every machine, in every order of asking.
///
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Dice of a seed for one purpose; other purposes have other dice, so that a draw more in one place moves nothing
    /// elsewhere.
    init(_ seed: UInt64, _ purpose: String) {
        state = seed &* 0x9e37_79b9_7f4a_7c15
        for byte in purpose.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not, 1.
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether something of a probability comes about.
    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// A standard normal deviate (Box and Muller).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * Double.pi * uniform())
    }

    /// A log-normal span around its median.
    mutating func span(median: Instant.Span, spread: Double) -> Instant.Span {
        Instant.Span(milliseconds: Int64(Double(median.milliseconds) * exp(spread * normal())))
    }

    /// Beta(4, 3): the fourth of six uniforms in order.
    mutating func beta43() -> Double { (0..<6).map { _ in uniform() }.sorted()[3] }

    /// One of several, each as likely as its weight.
    mutating func pick<Value>(_ weighted: [(weight: Double, value: Value)]) -> Value {
        var rest = uniform() * weighted.reduce(0) { $0 + $1.weight }
        for (weight, value) in weighted {
            rest -= weight
            if rest < 0 { return value }
        }
        return weighted[weighted.count - 1].value
    }

    /// A place in a list of so many.
    mutating func place(in count: Int) -> Int { Int(next() % UInt64(count)) }
}
