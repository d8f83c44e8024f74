public import PaidanCore

/// The measures of the labelling guide, §8, over labelled messages and what the reader made of them.
public struct Scores: Sendable {
    /// Right out of all.
    public struct Share: Hashable, Sendable {
        /// How many were right.
        public private(set) var right = 0
        /// Out of how many.
        public private(set) var all = 0
        /// Their ratio; 1 out of none.
        public var value: Double { all == 0 ? 1 : Double(right) / Double(all) }

        mutating func count(_ isRight: Bool) {
            all += 1
            right += isRight ? 1 : 0
        }
    }

    /// Each measure by its name, but for those that are computed.
    public private(set) var shares: [String: Share] = [:]
    /// How many messages of each kind were read as which.
    public private(set) var confusion: [MessageKind: [MessageKind: Int]] = [:]
    /// For each message how sure the kind was, whether it was right, what it is and what was made of it.
    private(set) var judged: [Judged] = []
    private var skills = (right: 0, got: 0, gold: 0)
    private var more = (right: 0, got: 0, gold: 0)
    private var cost = 0.0

    /// One message's outcome.
    struct Judged {
        var confidence: Double
        var gold: MessageKind
        var got: MessageKind
        var isCalledEmergency: Bool
    }

    /// Scores of nothing.
    public init() {}

    /// A measure; 1 where nothing was counted for it.
    public subscript(_ name: String) -> Double { shares[name]?.value ?? 1 }

    /// Counts messages and how each was read.
    public mutating func add(_ messages: [LabelledMessage], _ readings: [Reading]) {
        for (message, reading) in zip(messages, readings) { add(message, reading) }
    }

    /// Counts a message.
    public mutating func add(_ message: LabelledMessage, _ reading: Reading) {
        guard let gold = MessageKind(rawValue: message.kind) else { return }
        let isEmergency = reading.need.urgency == .emergency
        confusion[gold, default: [:]][reading.kind, default: 0] += 1
        judged.append(
            Judged(
                confidence: reading.confidence(in: "kind"), gold: gold, got: reading.kind,
                isCalledEmergency: isEmergency))
        count("kind", reading.kind == gold)
        if gold == .wish { count("wish recall", reading.kind == .wish) }
        if gold == .chatter { count("chatter taken for a wish", reading.kind == .wish) }
        if message.urgency == "emergency" { count("emergency recall", isEmergency) }
        if isEmergency { count("emergency precision", message.urgency == "emergency") }
        place(message, reading)
        if let contact = message.contact { count("contact", reading.contact == contact) }
        if !message.orderNumbers.isEmpty {
            count("order numbers", Set(reading.orderNumbers) == Set(message.orderNumbers))
        }
        if let when = message.when { count("when", reading.when == when) }
        if gold == .wish { need(message, reading) }
    }

    private mutating func need(_ message: LabelledMessage, _ reading: Reading) {
        // Of what the desk learned not every field is known.
        count("category", reading, message.category) { $0.category?.rawValue }
        count("urgency", reading, message.urgency) { $0.urgency?.rawValue }
        count("people_needed", reading, message.peopleNeeded) { $0.people }
        count("skills exact", Set(reading.need.skills) == Set(message.skills))
        if let gold = message.urgency { cost += Scores.cost(gold: gold, got: reading.need.urgency) }
        skills.right += Set(reading.need.skills).intersection(message.skills).count
        skills.got += reading.need.skills.count
        skills.gold += message.skills.count
        guard !message.more.isEmpty || !reading.more.isEmpty else { return }
        let gold = Set(
            [Pair(category: message.category, building: message.building)]
                + message.more.map { Pair(category: $0.category, building: $0.building) })
        let got = Set(
            ([reading.need] + reading.more).map { Pair(category: $0.category?.rawValue, building: $0.place.building) })
        more.right += gold.intersection(got).count
        more.got += got.count
        more.gold += gold.count
    }

    private mutating func count<Value: Equatable>(
        _ field: String, _ reading: Reading, _ gold: Value?, got: (Need) -> Value?
    ) {
        guard let gold else { return }
        count(field, got(reading.need) == gold)
        if reading.kind == .wish { count("\(field) of wishes seen", got(reading.need) == gold) }
    }

    private struct Pair: Hashable {
        var category: String?
        var building: String?
    }

    /// An emergency taken for anything else costs ten, anything else for an emergency one, other confusions one half.
    private static func cost(gold: String, got: Urgency?) -> Double {
        guard gold != got?.rawValue else { return 0 }
        if gold == "emergency" { return 10 }
        return got == .emergency ? 1 : 0.5
    }

    private mutating func place(_ message: LabelledMessage, _ reading: Reading) {
        let place = reading.need.place
        for (field, gold, got) in [
            ("building", message.building, place.building), ("unit", message.unit, place.unit),
            ("room", message.room, place.room),
        ] {
            if let gold {
                count(field, got == gold)
                if reading.kind != .chatter { count("\(field) (grammar alone)", got == gold) }
            } else {
                count("\(field) false fill", got != nil)
                if message.kind != "chatter" { count("\(field) false fill (grammar alone)", got != nil) }
            }
        }
    }

    private mutating func count(_ name: String, _ isRight: Bool) { shares[name, default: Share()].count(isRight) }

    /// The mean over the kinds of how well each is found (F1).
    public var macroF1: Double {
        let kinds = MessageKind.allCases.filter { confusion[$0] != nil }
        let sum = kinds.reduce(0.0) { sum, kind in
            let right = Double(confusion[kind]?[kind] ?? 0)
            let gold = Double(confusion[kind]?.values.reduce(0, +) ?? 0)
            let got = Double(confusion.values.reduce(0) { $0 + ($1[kind] ?? 0) })
            return sum + (right == 0 ? 0 : 2 * right / (gold + got))
        }
        return kinds.isEmpty ? 1 : sum / Double(kinds.count)
    }

    /// Skills over all wishes: harmonic mean of how many named are right and how many right are named.
    public var skillsF1: Double { Scores.f1(skills) }

    /// Wishes of messages with several, each as category and building: the harmonic mean as for skills.
    public var moreF1: Double { Scores.f1(more) }

    /// The mean cost of a wrong urgency.
    public var urgencyCost: Double { cost / Double(max(1, shares["urgency"]?.all ?? 0)) }

    /// The expected calibration error of the kind, over ten steps of confidence.
    public var calibrationError: Double {
        var bins = [(sure: Double, right: Double, all: Double)](repeating: (0, 0, 0), count: 10)
        for outcome in judged {
            let bin = min(9, max(0, Int(outcome.confidence * 10)))
            bins[bin].sure += outcome.confidence
            bins[bin].right += outcome.gold == outcome.got ? 1 : 0
            bins[bin].all += 1
        }
        return bins.reduce(0) { $0 + abs($1.sure - $1.right) } / Double(max(1, judged.count))
    }

    private static func f1(_ counts: (right: Int, got: Int, gold: Int)) -> Double {
        counts.got + counts.gold == 0 ? 1 : 2 * Double(counts.right) / Double(counts.got + counts.gold)
    }
}
