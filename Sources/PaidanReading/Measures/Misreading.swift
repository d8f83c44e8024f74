public import PaidanCore

/// How a reading of a labelled message differs from its label.
public struct Misreading: Hashable, Sendable {
    private let message: LabelledMessage
    private let confidence: Double
    private let differences: [Difference]

    private struct Difference: Hashable {
        var field: String
        var labelled: String?
        var read: String?
    }

    /// The fields of the guide that were read otherwise; nil where all are right.
    public init?(_ message: LabelledMessage, _ reading: Reading) {
        var differences: [Difference] = []
        func compare(_ field: String, _ labelled: String?, _ read: String?) {
            if labelled != read { differences.append(Difference(field: field, labelled: labelled, read: read)) }
        }
        compare("kind", message.kind, reading.kind.rawValue)
        compare("building", message.building, reading.need.place.building)
        compare("unit", message.unit, reading.need.place.unit)
        compare("room", message.room, reading.need.place.room)
        if message.kind == MessageKind.wish.rawValue, reading.kind == .wish {
            compare("category", message.category, reading.need.category?.rawValue)
            compare("urgency", message.urgency, reading.need.urgency?.rawValue)
            compare("people_needed", message.peopleNeeded.map(String.init), reading.need.people.map(String.init))
            compare(
                "skills", message.skills.sorted().joined(separator: " "),
                reading.need.skills.map { "\($0)" }.sorted().joined(separator: " "))
        }
        guard !differences.isEmpty else { return nil }
        self.message = message
        self.differences = differences
        confidence = reading.confidence(in: "kind")
    }

    /// One JSON object: the message, and for each field read otherwise `[labelled, read]`.
    public var line: String {
        var object = JSONLine()
        object.add("id", message.id)
        object.add("text", message.text)
        object.add("sure", share: confidence)
        for difference in differences {
            var pair = JSONLine()
            pair.add("labelled", difference.labelled)
            pair.add("read", difference.read)
            object.raw(difference.field, pair.text)
        }
        return object.text
    }
}
