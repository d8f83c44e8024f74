public import PaidanCore

/// How a wish is named on a command line: `taoyuan/1024`, or `1024` where that is clear.
public struct WishReference: Hashable, Sendable, CustomStringConvertible {
    /// The community; nil where only the number was given.
    public var community: CommunityID?
    /// The number.
    public var number: WishNumber

    /// Reads `taoyuan/1024`, `1024` or `#1024`; nil where it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let last = parts.last else { return nil }
        let digits = last.first == "#" ? last.dropFirst() : last
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = WishNumber(digits)
        else { return nil }
        self.number = number
        if parts.count == 2 {
            guard !parts[0].isEmpty else { return nil }
            community = CommunityID(String(parts[0]))
        }
    }

    public var description: String { (community.map { "\($0)/" } ?? "") + String(number) }

    /// The community meant: the one given, else the only one that has a wish of this number.
    ///
    /// - Throws: 1 where no community has one, 64 where several do.
    func resolved(in archive: any Archive) async throws(CommandFailure) -> CommunityID {
        if let community { return community }
        let number = number
        let rows = try await asking { () throws(StoreFailure) in try await archive.wishes(WishFilter(number: number)) }
        guard let first = rows.first else { throw CommandFailure(.failed, "there is no such wish (got \"\(number)\")") }
        guard rows.count == 1 else {
            let names = rows.map { "\($0.community)/\(number)" }.sorted().joined(separator: ", ")
            throw CommandFailure(.usage, "several communities have a wish of this number, say which: \(names)")
        }
        return first.community
    }
}
