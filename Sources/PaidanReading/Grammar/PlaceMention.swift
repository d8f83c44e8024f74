import PaidanCore

/// An address as it stands in a message.
struct PlaceMention {
    /// What it names, in normal form.
    var place: Place
    /// Where it stands as a whole.
    var range: Range<Int>
    /// Where its parts stand.
    var building: Range<Int>?
    var unit: Range<Int>?
    var room: Range<Int>?
    /// Whether the message says that it is the wrong one.
    var isDenied = false
    /// Whether it is one of a list or a pair with the mention before it: `5栋和6栋`.
    var isJoined = false

    init(start: Int) {
        place = Place()
        range = start..<start
    }

    /// The offset after it.
    var end: Int {
        get { range.upperBound }
        set { range = range.lowerBound..<newValue }
    }
}
