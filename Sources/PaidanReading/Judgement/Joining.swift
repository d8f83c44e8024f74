import PaidanCore

/// How a second reader's opinion is joined with the first reader's: safety first, then whoever is to be believed.
///
/// An emergency of the first reader stands untouched. A wish that it saw is never dropped, only doubted. What only the
/// second one sees is doubted, too: a person decides.
enum Joining {
    /// How sure a reading is of what only one of two readers says.
    static let disputed = 0.5
    /// How many people the second reader may ask for; more than that only the words themselves can.
    static let mostPeople = 4
    /// What the second reader alone may turn a message into: nothing of it takes, ends or confirms anything.
    private static let harmless: Set<MessageKind> = [.wish, .statusQuery, .update, .chatter]

    /// The kind and how sure it is.
    static func kind(
        _ first: MessageKind, sure: Double, isEmergency: Bool, advice: Advice?
    ) -> (kind: MessageKind, sure: Double) {
        guard let advice, sure < advice.below, !isEmergency else { return (first, sure) }
        if advice.opinion.kind == first { return (first, max(sure, advice.agreed)) }
        return first == .wish || !harmless.contains(advice.opinion.kind)
            ? (first, min(sure, disputed)) : (advice.opinion.kind, disputed)
    }

    /// Joins what a wish needs; the reading holds what the first reader makes of it.
    ///
    /// - Parameter stated: how many people the words themselves ask for.
    static func need(_ reading: inout Reading, stated: Int?, advice: Advice) {
        let opinion = advice.opinion
        guard reading.need.urgency != .emergency, opinion.kind == .wish, let category = opinion.category,
            let urgency = opinion.urgency
        else { return }
        (reading.need.category, reading.confidence["category"]) = value(
            reading.need.category, sure: reading.confidence(in: "category"), other: category, advice: advice)
        // What only the second reader calls an emergency is one, unconfirmed: missing it costs more.
        if urgency == .emergency {
            (reading.need.urgency, reading.confidence["urgency"]) = (.emergency, disputed)
        } else {
            (reading.need.urgency, reading.confidence["urgency"]) = value(
                reading.need.urgency, sure: reading.confidence(in: "urgency"), other: urgency, advice: advice)
        }
        guard reading.need.category == category else { return }
        reading.need.skills = opinion.skills
        reading.need.people = stated ?? opinion.people.map { min($0, mostPeople) } ?? reading.need.people
    }

    private static func value<Value: Equatable>(
        _ first: Value?, sure: Double, other: Value, advice: Advice
    ) -> (Value?, Double) {
        if first == other { return (first, max(sure, advice.agreed)) }
        return first != nil && sure >= advice.below ? (first, sure) : (other, disputed)
    }
}
