import PaidanCore

/// Something that the grammar found, with the run of characters it was read from.
struct Found<Value> {
    /// What it means.
    var value: Value
    /// Where it stands.
    var range: Range<Int>
}

extension Found: Sendable where Value: Sendable {}

extension Range<Int> {
    /// The range as a span of a reading.
    var span: TextSpan { TextSpan(start: lowerBound, end: upperBound) }
}
