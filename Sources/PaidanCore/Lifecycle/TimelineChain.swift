/// The growing end of a community's hash chain.
///
/// The digest is handed in, since the core has no cryptography: SHA-256 of the text's UTF-8, in lower-case hex.
public struct TimelineChain: Sendable {
    /// Digests a text.
    public typealias Digest = @Sendable (String) -> String

    /// Whose chain.
    public let community: CommunityID
    /// The last row's place; 0 before the first.
    public private(set) var index: Int64
    /// The last row's hash; empty text before the first.
    public private(set) var hash: String
    private let digest: Digest

    /// The chain after a row; with no row named, a new one.
    public init(of community: CommunityID, index: Int64 = 0, hash: String = "", digest: @escaping Digest) {
        self.community = community
        self.index = index
        self.hash = hash
        self.digest = digest
    }

    /// An entry made ready for any place in a chain: all of its texts and digests that do not depend on the place.
    public struct Draft: Sendable {
        let entry: TimelineEntry
        /// The facts as they are hashed and kept.
        public let facts: String
        let salt: String?
        let personal: String?
        let personalDigest: String?

        /// An entry made ready; the salt, random and at least 128 bits wide, is used only where there are personal data.
        public init(_ entry: TimelineEntry, salt: @autoclosure () -> String, digest: Digest) {
            self.entry = TimelineEntry(wish: entry.wish, event: entry.event, facts: entry.facts)
            facts = Fact.record(entry.facts).canonicalJSON
            if let words = entry.personal {
                let salt = salt()
                let personal = Fact.record(words).canonicalJSON
                self.salt = salt
                self.personal = personal
                personalDigest = digest(TimelineRow.digested(salt: salt, personal: personal))
            } else {
                self.salt = nil
                personal = nil
                personalDigest = nil
            }
        }
    }

    /// Appends an entry, and tells the row to be kept.
    public mutating func append(_ draft: Draft, sequence: Int64, at: Instant) -> TimelineRow {
        let previous = hash
        index += 1
        hash = digest(
            TimelineRow.hashed(
                community: community, index: index, sequence: sequence, at: at, wish: draft.entry.wish,
                event: draft.entry.event, facts: draft.facts, personalDigest: draft.personalDigest,
                previous: previous))
        return TimelineRow(
            index: index, sequence: sequence, at: at, entry: draft.entry, personalDigest: draft.personalDigest,
            salt: draft.salt, personal: draft.personal, previous: previous, hash: hash)
    }
}
