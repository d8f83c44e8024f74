import PaidanCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A message with what is right about it, as one line of the labelled files of `Corpus/`; the fields are those of the labelling
/// guide.
public struct LabelledMessage: Decodable, Hashable, Sendable {
    /// A further wish in the same message.
    public struct Further: Decodable, Hashable, Sendable {
        /// What it is about.
        public var category: String?
        /// Where.
        public var building: String?
        /// Where.
        public var unit: String?
        /// Where.
        public var room: String?
        /// How soon it is wanted.
        public var urgency: String?
        /// What a member must be able to do.
        public var skills: [String]?
        /// How many people it takes.
        public var peopleNeeded: Int?

        private enum CodingKeys: String, CodingKey {
            case category, building, unit, room, urgency, skills
            case peopleNeeded = "people_needed"
        }
    }

    /// Names the message.
    public var id: String
    /// The message.
    public var text: String
    /// What it wants.
    public var kind: String
    /// What a wish is about.
    public var category: String?
    /// Where.
    public var building: String?
    /// Where.
    public var unit: String?
    /// Where.
    public var room: String?
    /// How soon a wish is wanted.
    public var urgency: String?
    /// What a member must be able to do.
    public var skills: [String]
    /// How many people a wish takes.
    public var peopleNeeded: Int?
    /// Further wishes.
    public var more: [Further]
    /// The words that name the time of the service.
    public var when: String?
    /// A telephone number.
    public var contact: String?
    /// Wish numbers named.
    public var orderNumbers: [String]
    /// Where it comes from: `written`, `adapted:` and the page, or `desk` for what staff corrected.
    public var source: String

    private enum CodingKeys: String, CodingKey {
        case id, text, kind, category, building, unit, room, urgency, skills, more, when, contact, source
        case peopleNeeded = "people_needed"
        case orderNumbers = "order_no"
    }

    /// The messages of a file's text, one a line; throws at the first line that is none.
    public static func messages(_ text: String, name: String) throws(LabelFault) -> [LabelledMessage] {
        var messages: [LabelledMessage] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            do {
                let message = try JSONDecoder().decode(LabelledMessage.self, from: Data(line.utf8))
                guard MessageKind(rawValue: message.kind) != nil else {
                    throw LabelFault(file: name, line: index + 1, rule: "kind is one of the nine", got: message.kind)
                }
                messages.append(message)
            } catch let fault as LabelFault {
                throw fault
            } catch {
                throw LabelFault(
                    file: name, line: index + 1, rule: "a labelled message is a JSON object as in the labelling guide",
                    got: line.count > 60 ? line.prefix(60) + "…" : String(line))
            }
        }
        return messages
    }
}

/// What is wrong with a file of labelled messages.
public struct LabelFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The rule that does not hold.
    public var rule: String
    /// What stands there instead.
    public var got: String

    public var description: String { "\(file):\(line): labelled message: \(rule) (got \"\(got)\")" }
}

extension ReadingContext {
    /// What labelled messages are read in: no estate in particular, a Sunday morning.
    static let labelled = ReadingContext(at: Instant(seconds: 1_795_312_800))
}
