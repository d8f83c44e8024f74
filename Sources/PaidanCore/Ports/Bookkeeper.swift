/// Counts what a desk cannot: it remembers what is open, and a month's figures are counted from what is over.
///
/// The figures come back to the desk as an input like any other, so that what it told can be replayed.
public protocol Bookkeeper: Sendable {
    /// The figures of a month, line by line, as people read them; nobody is named in them.
    func figures(of month: CivilMonth, in community: CommunityID) async throws(StoreFailure) -> [String]
}

/// A month's figures, counted on the desk's request.
public struct MonthFigures: Hashable, Codable, Sendable {
    /// Which month.
    public var month: CivilMonth
    /// The figures, line by line; empty where they could not be counted.
    public var lines: [String]

    /// A month's figures.
    public init(month: CivilMonth, lines: [String]) {
        self.month = month
        self.lines = lines
    }
}
