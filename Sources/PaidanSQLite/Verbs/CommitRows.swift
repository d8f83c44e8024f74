import PaidanCore

/// A batch of decisions made ready for the file: everything encoded, and of several versions of one thing only the last.
struct CommitRows: Sendable {
    /// What becomes of an input's row.
    struct Settled: Sendable {
        let sequence: Int64
        let verdict: String
        let wish: Int?
        let reading: String?
        let reader: String?
        let refersTo: String?
    }

    /// A wish's row.
    struct WishRow: Sendable {
        let wish: Wish
        let body: String
        let isInDesk: Bool
    }

    /// Something remembered under an id; without a body it is forgotten.
    struct Remembered: Sendable {
        let id: String
        let body: String?
    }

    /// A notice's row.
    struct NoticeRow: Sendable {
        let notice: Notice
        let body: String
    }

    /// A timeline's entry with its place in time.
    struct Entry: Sendable {
        let sequence: Int64
        let at: Instant
        let draft: TimelineChain.Draft
    }

    /// The platform's message that was about a wish.
    struct Link: Sendable {
        let channel: ChannelID
        let messageID: String
        let reference: Reference
    }

    let settled: [Settled]
    let head: String?
    let wishes: [WishRow]
    /// Wishes that the desk forgets although this batch does not change them.
    let forgotten: [Int]
    let people: [Remembered]
    let members: [Remembered]
    let notices: [NoticeRow]
    let entries: [Entry]
    let links: [Link]
    /// Orders to take somebody's traces away.
    let erasures: [Settlement]

    init(_ settlements: [Settlement], digest: TimelineChain.Digest) throws {
        let last = Latest(settlements.map(\.decision.changes))
        settled = try settlements.map { try Settled($0) }
        head = try settlements.last.map { try JSONText.encode($0.decision.changes.head) }
        wishes = try last.wishes.values.map {
            WishRow(wish: $0, body: try JSONText.encode($0), isInDesk: !last.forgotten.contains($0.number))
        }
        forgotten = last.forgotten.filter { last.wishes[$0] == nil }
        people = try last.people.map { account, person in
            Remembered(id: account.description, body: try person.map { try JSONText.encode($0) })
        }
        members = try last.members.values.map { Remembered(id: $0.id.rawValue, body: try JSONText.encode($0)) }
        notices = try settlements.flatMap(\.decision.notices).map {
            NoticeRow(notice: $0, body: try JSONText.encode($0))
        }
        entries = settlements.flatMap { settlement in
            settlement.decision.entries.map { entry in
                Entry(
                    sequence: settlement.decision.sequence, at: settlement.decision.at,
                    draft: TimelineChain.Draft(entry, salt: Salt.random(), digest: digest))
            }
        }
        links = settlements.compactMap { Link($0) }
        erasures = settlements.filter { $0.erasure != nil }
    }

    /// The last version of everything that a batch changes, as `DeskState.apply` would leave it.
    private struct Latest {
        var wishes: [Int: Wish] = [:]
        var forgotten: Set<Int> = []
        var people: [Account: Person?] = [:]
        var members: [MemberID: MemberRecord] = [:]

        init(_ changes: [DeskChanges]) {
            for change in changes {
                for wish in change.wishes {
                    wishes[wish.number] = wish
                    forgotten.remove(wish.number)
                }
                forgotten.formUnion(change.forgotten)
                for person in change.people { people[person.account] = .some(person) }
                for account in change.forgottenPeople { people[account] = .some(nil) }
                for member in change.members { members[member.id] = member }
            }
        }
    }
}

extension CommitRows.Settled {
    init(_ settlement: Settlement) throws {
        sequence = settlement.input.recorded.sequence
        verdict = settlement.decision.verdict.rawValue
        wish = settlement.decision.wish
        reading = try settlement.input.reading.map { try JSONText.encode($0) }
        reader = settlement.input.readerVersion
        refersTo = try settlement.input.refersTo.map { try JSONText.encode($0) }
    }
}

extension CommitRows.Link {
    /// The link from an inbound message to the wish that it led to, so that a reply to it is understood.
    init?(_ settlement: Settlement) {
        guard case .message(let message) = settlement.input.recorded.input, let id = message.id,
            let wish = settlement.decision.wish
        else { return nil }
        channel = message.channel
        messageID = id
        reference = Reference(community: settlement.input.recorded.community, wish: wish)
    }
}

/// What makes a digest of few possible words tell nothing.
enum Salt {
    /// 128 random bits in hex.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let high = String(generator.next() as UInt64, radix: 16)
        let low = String(generator.next() as UInt64, radix: 16)
        return String(repeating: "0", count: 16 - high.count) + high + String(repeating: "0", count: 16 - low.count)
            + low
    }
}
