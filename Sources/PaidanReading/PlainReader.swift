public import PaidanCore

/// The first reader: grammar for what is regular, a lexicon with learned weights for what is meant, and rules of safety over
/// both. Deterministic; holds no state; a message takes well under a millisecond.
public struct PlainReader: Reader {
    public let version: String
    let lexicon: Lexicon
    let weights: Weights
    let kinds: KindJudge
    let needs: NeedJudge

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
}
