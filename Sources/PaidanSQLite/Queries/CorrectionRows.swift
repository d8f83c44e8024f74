import GRDB
import PaidanCore

/// Wishes of which the staff said something, with the messages that opened them.
enum CorrectionRows {
    /// By community and number, without those that lost their words.
    static func fetch(_ db: Database, of community: CommunityID?) throws -> [CorrectionRow] {
        var condition = Condition()
        condition.add("wish.community = ?", community?.rawValue)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT wish.community, wish.body AS wish, input.sequence, input.body AS message, input.reading
                FROM wish
                JOIN timeline AS opening ON opening.community = wish.community AND opening.wish = wish.number
                    AND opening.event = 'opened'
                JOIN input ON input.community = wish.community AND input.sequence = opening.sequence
                WHERE \(condition.sql) AND wish.is_purged = 0 AND input.is_purged = 0 AND input.kind = 'message'
                    AND input.reading IS NOT NULL
                    AND EXISTS (
                        SELECT 1 FROM timeline AS word
                        WHERE word.community = wish.community AND word.wish = wish.number
                            AND (word.event = 'commanded'
                                OR word.event = 'opened' AND json_extract(word.facts, '$.on_behalf')))
                ORDER BY wish.community, wish.number
                """, arguments: condition.arguments)
        return try rows.compactMap { row in
            guard case .message(let message) = try JSONText.decode(row["message"], as: Input.self) else { return nil }
            let community = CommunityID(row["community"] as String)
            let wish = try JSONText.decode(row["wish"], as: Wish.self)
            return CorrectionRow(
                community: community, wish: wish, opening: message, sequence: row["sequence"],
                reading: try JSONText.decode(row["reading"]),
                timeline: try TimelineRows.fetch(
                    db, where: "timeline.community = ? AND timeline.wish = ?", [community.rawValue, wish.number]))
        }
    }
}
