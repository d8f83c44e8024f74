import PaidanCore
import PaidanSQLite

/// `paidan verify`: whether the timelines are as they were written, and whether every invariant holds.
public struct Verification: Sendable {
    /// How many rows are read at once.
    private static let page = 1000
    /// How many broken rows are named for a community; more are only counted.
    private static let named = 20

    /// A proof to be made of every community.
    public init() {}

    /// Makes it; 1 where anything is altered, unlinked or broken.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let archive = try Installation(shell).archive()
        var output = CommandOutput()
        for community in try await asking({ () throws(StoreFailure) in try await archive.communities() }) {
            try await verify(community, in: archive, now: shell.now, into: &output)
        }
        if output.lines.isEmpty { output.lines.append("no desk has run yet: nothing to verify") }
        return output
    }

    /// Proves one community.
    func verify(
        _ community: CommunityID, in archive: any Archive, now: Instant, into output: inout CommandOutput
    ) async throws(CommandFailure) {
        let audit = try await audit(community, in: archive, into: &output)
        let count = { (finding: TimelineAudit.Finding) in audit.counts[finding] ?? 0 }
        var line = "\(community): timeline \(count(.intact)) intact, \(count(.purged)) purged"
        if !audit.isSound { line += ", \(count(.altered)) altered, \(count(.unlinked)) unlinked" }
        guard let kept = try await asking({ () throws(StoreFailure) in try await archive.desk(of: community) }) else {
            output.lines.append(line + "; no desk is kept")
            return
        }
        let desk = Desk(state: kept.state, rulebook: kept.rulebook)
        // Deadlines are held against the desk's own now: one that passed since waits for the daemon and is no fault.
        let violations = desk.violations()
        line += violations.isEmpty ? "; every invariant holds" : "; \(violations.count) invariants broken"
        line += " of \(kept.state.wishes.count) wishes"
        output.lines.append(line)
        let waiting = kept.state.wishes.values.count { $0.due.map { $0.at <= now } ?? false }
        if waiting > 0 { output.lines.append("\(community): \(waiting) deadlines have passed and wait for the daemon") }
        for violation in violations { output.complaints.append("\(community): \(violation)") }
        if !violations.isEmpty || !audit.isSound { output.status = .failed }
    }

    private func audit(
        _ community: CommunityID, in archive: any Archive, into output: inout CommandOutput
    ) async throws(CommandFailure) -> TimelineAudit {
        var audit = TimelineAudit(of: community, digest: SQLiteStore.digest)
        var last: Int64 = 0
        var broken = 0
        while true {
            let after = last
            let rows = try await asking { () throws(StoreFailure) in
                try await archive.chain(of: community, after: after, limit: Verification.page)
            }
            guard let end = rows.last else { break }
            for row in rows {
                let finding = audit.check(row)
                guard finding == .altered || finding == .unlinked else { continue }
                broken += 1
                guard broken <= Verification.named else { continue }
                let wish = row.entry.wish.map { " of wish \($0)" } ?? ""
                output.complaints.append(
                    "\(community): row \(row.index) (\(row.entry.event)\(wish)) is \(finding.rawValue)")
            }
            last = end.index
        }
        if broken > Verification.named {
            output.complaints.append("\(community): \(broken - Verification.named) more rows are altered or unlinked")
        }
        return audit
    }
}
