import PaidanCore
import PaidanSQLite
import PaidanTestKit
import Testing

@testable import PaidanApp

@Suite("verify")
struct VerificationTests {
    /// An archive of one community's chain and desk.
    private struct Kept: Archive {
        var rows: [TimelineRow]
        var state = DeskState(head: DeskHead(community: Sample.community))

        func communities() -> [CommunityID] { [Sample.community] }
        func wishes(_ filter: WishFilter) -> [WishRow] { [] }
        func timeline(of wish: WishNumber, in community: CommunityID) -> [TimelineRow] { rows }
        func inbox(_ filter: InboxFilter) -> [InboxRow] { [] }
        func outbox(_ filter: OutboxFilter) -> [Delivery] { [] }
        func desk(of community: CommunityID) -> (state: DeskState, rulebook: Rulebook)? { (state, Sample.rulebook()) }
        func chain(of community: CommunityID, after index: Int64, limit: Int) -> [TimelineRow] {
            Array(rows.filter { $0.index > index }.prefix(limit))
        }
        func settled(of community: CommunityID, after sequence: Int64, limit: Int) -> [SettledRow] { [] }
        func rulebook(_ digest: String) -> Rulebook? { nil }
        func events(_ names: Set<String>, of community: CommunityID, since: Instant?) -> [TimelineRow] { [] }
        func firstAnswers(of community: CommunityID, since: Instant?) -> [WishNumber: Instant] { [:] }
        func told(about wish: WishNumber, in community: CommunityID) -> [ToldRow] { [] }
        func corrections(of community: CommunityID?) -> [CorrectionRow] { [] }
        func counts() -> ArchiveCounts {
            ArchiveCounts(
                waitingInputs: 0, setAside: 0, waitingDeliveries: 0, deadLetters: 0, quarantined: 0, openWishes: 0)
        }
    }

    private static let rows: [TimelineRow] = {
        var chain = TimelineChain(of: Sample.community, digest: SQLiteStore.digest)
        return (1...3).map {
            let draft = TimelineChain.Draft(
                Sample.entry("opened", wish: 1000 + $0), salt: "salt-\($0)", digest: SQLiteStore.digest)
            return chain.append(draft, sequence: Int64($0), at: Sample.morning)
        }
    }()

    private func verify(_ kept: Kept) async throws -> CommandOutput {
        var output = CommandOutput()
        try await Verification().verify(Sample.community, in: kept, now: Sample.morning, into: &output)
        return output
    }

    @Test("a purged row is told from an intact one, and is no fault")
    func purged() async throws {
        var rows = Self.rows
        rows[1].personal = nil
        rows[1].salt = nil
        let output = try await verify(Kept(rows: rows))
        #expect(output.status == .done)
        #expect(output.complaints.isEmpty)
        #expect(output.lines.first?.contains("2 intact, 1 purged; every invariant holds") == true)
    }

    @Test("an altered row, altered words and a missing row are named")
    func altered() async throws {
        var facts = Self.rows
        facts[1].entry.facts["slots"] = 2
        var words = Self.rows
        words[2].personal = "{}"
        for (rows, complaint) in [
            (facts, "taoyuan: row 2 (opened of wish 1002) is altered"),
            (words, "taoyuan: row 3 (opened of wish 1003) is altered"),
            (Array(Self.rows.dropFirst()), "taoyuan: row 2 (opened of wish 1002) is unlinked"),
        ] {
            let output = try await verify(Kept(rows: rows))
            #expect(output.status == .failed)
            #expect(output.complaints == [complaint])
        }
    }

    @Test("a broken invariant is named; a deadline that passed since is only told")
    func invariants() async throws {
        var state = DeskState(head: DeskHead(community: Sample.community))
        state.head.lastNumber = 1024
        state.head.now = Sample.morning - .hours(1)
        var wish = Sample.wish(1024, at: Sample.morning - .hours(2))
        wish.rating = nil
        wish.wait = Wait(reason: .hold, until: Sample.morning - .minutes(30))
        wish.move(to: .open, at: Sample.morning - .hours(2))
        state.wishes = [1024: wish]
        let waiting = try await verify(Kept(rows: Self.rows, state: state))
        #expect(waiting.status == .done)
        #expect(waiting.lines.last == "taoyuan: 1 deadlines have passed and wait for the daemon")

        wish.wait = nil
        state.wishes = [1024: wish]
        let broken = try await verify(Kept(rows: Self.rows, state: state))
        #expect(broken.status == .failed)
        #expect(broken.complaints.contains { $0.contains("I2_NEVER_FORGOTTEN wish 1024") })
    }
}
