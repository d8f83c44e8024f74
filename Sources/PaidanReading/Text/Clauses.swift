/// The clauses of a message: the runs between punctuation, spaces and line breaks.
struct Clauses {
    /// Where they stand, in order; none is empty.
    let ranges: [Range<Int>]
    private let line: Line

    init(_ line: Line) {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in 0...line.count where index == line.count || line[index].endsClause {
            if index > start { ranges.append(start..<index) }
            start = index + 1
        }
        self.ranges = ranges
        self.line = line
    }

    /// The first clause that holds one of the words.
    func first(with words: [String]) -> Range<Int>? {
        ranges.first { line.holds(words, in: $0) }
    }

    /// The clause that an offset lies in.
    func containing(_ offset: Int) -> Range<Int>? {
        ranges.first { $0.contains(offset) }
    }
}
