public import PaidanCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One line of `paidan read --jsonl`: a text and, optionally, what is known around it.
public struct ReadingInput: Hashable, Sendable {
    /// The message.
    public var text: String
    /// What is known around it.
    public var context: ReadingContext

    /// Reads a line; `context` stands where the line says nothing. Throws `ReadingInputFault` where it is no such object.
    public init(line: String, context: ReadingContext) throws {
        let members: Members
        do {
            members = try JSONDecoder().decode(Members.self, from: Data(line.utf8))
        } catch {
            throw ReadingInputFault(
                rule: "a line is a JSON object with a text and the context as in docs/reading.md",
                got: line.shortened(to: 60))
        }
        text = members.text
        self.context = context
        if let at = members.at {
            guard let instant = Instant(rfc3339: at) else {
                throw ReadingInputFault(rule: "at is a time as in RFC 3339", got: at)
            }
            self.context.at = instant
        }
        if let audience = members.audience {
            guard let known = Audience(rawValue: audience) else {
                throw ReadingInputFault(rule: "audience is residents, work or duty", got: audience)
            }
            self.context.audience = known
        }
        if let card = members.card { self.context.card = card }
        if let offers = members.offers { self.context.offers = offers }
        if let replyTo = members.replyTo { self.context.replyTo = replyTo }
        if let previous = members.previous { self.context.previous = previous }
    }

    private struct Members: Decodable {
        var text: String
        var at: String?
        var card: String?
        var audience: String?
        var offers: [Int]?
        var replyTo: Int?
        var previous: [String]?

        enum CodingKeys: String, CodingKey {
            case text, at, card, audience, offers, previous
            case replyTo = "reply_to"
        }
    }
}

/// What is wrong with a line of input.
public struct ReadingInputFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that does not hold.
    public var rule: String
    /// What stands there instead.
    public var got: String

    public var description: String { "reading input: \(rule) (got \"\(got)\")" }
}
