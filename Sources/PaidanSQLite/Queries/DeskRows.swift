import GRDB
import PaidanCore

/// What a desk is rebuilt from.
enum DeskRows {
    /// All that a desk remembers; nil before its first decision.
    static func state(of community: CommunityID, in db: Database) throws -> DeskState? {
        let id = community.rawValue
        guard
            let head = try String.fetchOne(db, sql: "SELECT head FROM desk WHERE community = ?", arguments: [id])
        else { return nil }
        var state = DeskState(head: try JSONText.decode(head))
        let wishes = try String.fetchCursor(
            db, sql: "SELECT body FROM wish WHERE community = ? AND in_desk = 1", arguments: [id])
        while let body = try wishes.next() {
            let wish = try JSONText.decode(body, as: Wish.self)
            state.wishes[wish.number] = wish
        }
        let people = try String.fetchCursor(db, sql: "SELECT body FROM person WHERE community = ?", arguments: [id])
        while let body = try people.next() {
            let person = try JSONText.decode(body, as: Person.self)
            state.people[person.account] = person
        }
        let members = try String.fetchCursor(db, sql: "SELECT body FROM member WHERE community = ?", arguments: [id])
        while let body = try members.next() {
            let member = try JSONText.decode(body, as: MemberRecord.self)
            state.members[member.id] = member
        }
        return state
    }

    /// Rules by their digest.
    static func rulebook(_ digest: String, in db: Database) throws -> Rulebook? {
        try JSONText.decodeIfPresent(
            String.fetchOne(db, sql: "SELECT body FROM rulebook WHERE digest = ?", arguments: [digest]))
    }
}
