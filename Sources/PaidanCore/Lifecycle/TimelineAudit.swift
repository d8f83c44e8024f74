/// Checks a community's chain row by row, so that a long one is never held whole.
public struct TimelineAudit: Sendable {
    /// What a row turned out to be.
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        /// As it was written.
        case intact
        /// As it was written, without its personal data, which were purged.
        case purged
        /// Its content, or its personal data, are not what its hash says.
        case altered
        /// Sound in itself, but not the successor of the row before: one was removed, put in or written anew.
        case unlinked
    }

    /// How many rows were found to be what.
    public private(set) var counts: [Finding: Int] = [:]
    /// The index of the first row that is altered or unlinked; nil while the chain holds.
    public private(set) var firstBreak: Int64?
    private let community: CommunityID
    private let digest: TimelineChain.Digest
    private var index: Int64 = 0
    private var hash = ""

    /// Whether every row so far was intact or purged.
    public var isSound: Bool { firstBreak == nil }

    /// An audit from the first row on; the digest is the one the chain was made with.
    public init(of community: CommunityID, digest: @escaping TimelineChain.Digest) {
        self.community = community
        self.digest = digest
    }

    /// Audits whole rows from the first on.
    ///
    /// - Returns: the audit, and the finding for each row.
    public static func verify(
        _ rows: [TimelineRow], of community: CommunityID, digest: @escaping TimelineChain.Digest
    ) -> (audit: TimelineAudit, findings: [Finding]) {
        var audit = TimelineAudit(of: community, digest: digest)
        let findings = rows.map { audit.check($0) }
        return (audit, findings)
    }

    /// Checks the row that follows those checked so far.
    public mutating func check(_ row: TimelineRow) -> Finding {
        let finding = finding(for: row)
        counts[finding, default: 0] += 1
        if finding == .altered || finding == .unlinked, firstBreak == nil { firstBreak = row.index }
        index = row.index
        hash = row.hash
        return finding
    }

    private func finding(for row: TimelineRow) -> Finding {
        let expected = digest(
            TimelineRow.hashed(
                community: community, index: row.index, sequence: row.sequence, at: row.at, wish: row.entry.wish,
                event: row.entry.event, facts: Fact.record(row.entry.facts).canonicalJSON,
                personalDigest: row.personalDigest, previous: row.previous))
        guard expected == row.hash else { return .altered }
        let isPurged: Bool
        switch (row.personalDigest, row.salt, row.personal) {
        case (nil, nil, nil):
            isPurged = false
        case (.some, nil, nil):
            isPurged = true
        case (let written?, let salt?, let personal?)
        where digest(TimelineRow.digested(salt: salt, personal: personal)) == written:
            isPurged = false
        default:
            return .altered
        }
        guard row.index == index + 1, row.previous == hash else { return .unlinked }
        return isPurged ? .purged : .intact
    }
}
