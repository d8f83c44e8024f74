public import PaidanCore

/// The first reader: grammar for what is regular, a lexicon with learned weights for what is meant, and rules of safety over
/// both. Deterministic; holds no state; a message takes well under a millisecond.
public struct PlainReader: Reader {
    public let version: String
    private let lexicon: Lexicon
    private let weights: Weights
    private let kinds: KindJudge
    private let needs: NeedJudge

    /// A reader with a lexicon and the shipped weights.
    public init(lexicon: Lexicon) {
        self.init(lexicon: lexicon, weights: shippedWeights)
    }

    init(lexicon: Lexicon, weights text: String) {
        let weights = Weights(text, classes: lexicon.classes)
        self.lexicon = lexicon
        self.weights = weights
        version = "plain-1-\(lexicon.version)"
        kinds = KindJudge(model: weights.models["kind"], classes: lexicon.classes)
        needs = NeedJudge(models: weights.models)
    }

    public func read(_ text: String, in context: ReadingContext) -> Reading {
        let evidence = Evidence(text, in: context, lexicon: lexicon)
        guard evidence.line.count > 0 else { return Reading(kind: .chatter, confidence: ["kind": 0.5]) }
        let features = weights.space.features(of: evidence)
        var likely = kinds.judge(evidence, features: features, in: context)
        let urgencies = needs.urgency(features)
        let emergency = Safety.emergency(strength: evidence.alarm, likely: likely, urgencies: urgencies)
        if emergency.overrules { likely = Safety.raised(likely) }
        let kind = likely.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .chatter
        var reading = Reading(kind: kind, confidence: ["kind": likely[kind] ?? 0])
        Placing.place(&reading, from: evidence, in: context, folding: lexicon.folding)
        Placing.numbers(&reading, from: evidence)
        if kind == .wish {
            judge(&reading, evidence: evidence, features: features, urgencies: urgencies, emergency: emergency)
            split(&reading, evidence: evidence, context: context)
        }
        if kind == .wish || kind == .update {
            reading.danger = lexicon.alarms.danger(evidence.alarms)
            Placing.time(&reading, from: evidence, in: context)
            if let found = BeneficiaryGrammar.read(evidence.line) {
                reading.beneficiary = found.value
                reading.spans["beneficiary"] = [found.range.span]
            }
        }
        reading.details = ReplyGrammar.read(evidence, kind: kind, context: context)
        reading.ask = Asking.question(about: reading, evidence: evidence, in: context)
        return reading
    }

    private func judge(
        _ reading: inout Reading, evidence: Evidence, features: [Int], urgencies: [Urgency: Double],
        emergency: Safety.Verdict
    ) {
        let category = needs.category(features)
        reading.need.category = category.value
        reading.confidence["category"] = category.confidence
        let (urgency, confidence) = Safety.urgency(urgencies, evidence: evidence, emergency: emergency)
        reading.need.urgency = urgency
        reading.confidence["urgency"] = confidence
        reading.need.skills = needs.skills(features)
        reading.need.people = needs.people(evidence, urgency: urgency, skills: reading.need.skills)
        if let said = evidence.people { reading.spans["people_needed"] = [said.range.span] }
    }

    /// Further needs: further places of a list, and parts of the message that ask for something else.
    private func split(_ reading: inout Reading, evidence: Evidence, context: ReadingContext) {
        let first = reading.need
        for mention in evidence.places.more {
            var need = first
            need.place = mention.place
            reading.more.append(need)
        }
        guard reading.more.isEmpty, first.urgency != .emergency else { return }
        let parts = NeedSplit.parts(evidence)
        guard parts.count > 1 else { return }
        var needs: [Need] = []
        for part in parts {
            guard let need = self.need(of: evidence.line.text(part), in: context),
                !needs.contains(where: { $0.category == need.category })
            else { continue }
            needs.append(need)
        }
        guard needs.count > 1 else { return }
        let place = first.place
        for index in needs.indices {
            needs[index].place = needs[index].place.building == nil ? place : needs[index].place.completed(by: place)
        }
        reading.need = needs[0]
        reading.need.place = place
        reading.more = Array(needs.dropFirst())
        reading.confidence["more"] = 0.6
    }

    /// What one part of a message needs by itself; nil where that is not clear enough.
    private func need(of text: String, in context: ReadingContext) -> Need? {
        let evidence = Evidence(text, in: context, lexicon: lexicon)
        let features = weights.space.features(of: evidence)
        let category = needs.category(features)
        let wish = kinds.judge(evidence, features: features, in: context)[.wish] ?? 0
        guard category.confidence >= 0.4, wish >= 0.4 else { return nil }
        let (urgency, _) = Safety.urgency(
            needs.urgency(features), evidence: evidence, emergency: Safety.Verdict(chance: 0, overrules: false))
        let skills = needs.skills(features)
        return Need(
            category: category.value, place: evidence.places.first?.place ?? Place(), urgency: urgency, skills: skills,
            people: needs.people(evidence, urgency: urgency, skills: skills))
    }
}
