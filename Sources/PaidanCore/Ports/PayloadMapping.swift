/// Where the fields of a message stand in the JSON that some other bot sends.
public struct PayloadMapping: Hashable, Sendable {
    /// The place of each field that is mapped.
    public var paths: [Field: JSONPath]
    /// What must stand where for a body to be a message; others are acknowledged and passed over. In order.
    public var conditions: [Condition]

    /// The fields of a message that can be mapped.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case id, text, group, sender, card, at, mentions
        case groupName = "group_name"
        case senderName = "sender_name"
        case replyTo = "reply_to"
        case attachmentURL = "attachment_url"
        case attachmentKind = "attachment_kind"
        case attachmentName = "attachment_name"
    }

    /// Something that must stand at a place.
    public struct Condition: Hashable, Sendable {
        /// The place.
        public var path: JSONPath
        /// What may stand there, as text; numbers and truth values as JSON writes them.
        public var values: [String]

        /// A condition.
        public init(_ path: JSONPath, _ values: [String]) {
            self.path = path
            self.values = values
        }
    }

    /// A mapping.
    public init(paths: [Field: JSONPath], conditions: [Condition] = []) {
        self.paths = paths
        self.conditions = conditions
    }
}

/// A place in a JSON value: `data.from.uid`, `$.items[0].text`.
public struct JSONPath: Hashable, Sendable, CustomStringConvertible {
    /// The steps from the root on.
    public let steps: [Step]

    /// One step down.
    public enum Step: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    /// Reads a path; nil where it is none.
    public init?(_ text: String) {
        var rest = text.trimmed[...]
        if rest.hasPrefix("$.") { rest = rest.dropFirst(2) } else if rest.hasPrefix("$") { rest = rest.dropFirst() }
        var steps: [Step] = []
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let end = rest.firstIndex(of: "]"),
                    let index = Int(rest[rest.index(after: rest.startIndex)..<end]),
                    (0...9999).contains(index)
                else { return nil }
                steps.append(.index(index))
                rest = rest[rest.index(after: end)...]
                if rest.first == "." { rest = rest.dropFirst() }
            } else {
                let name = rest.prefix { !".[".contains($0) }
                guard !name.isEmpty, !name.contains(where: { "]$ ".contains($0) }) else { return nil }
                steps.append(.key(String(name)))
                rest = rest.dropFirst(name.count)
                if rest.first == "." {
                    rest = rest.dropFirst()
                    if rest.isEmpty { return nil }
                }
            }
        }
        guard !steps.isEmpty, steps.count <= 16 else { return nil }
        self.steps = steps
    }

    public var description: String {
        steps.reduce(into: "") { text, step in
            switch step {
            case .key(let name): text += (text.isEmpty ? "" : ".") + name
            case .index(let index): text += "[\(index)]"
            }
        }
    }
}
