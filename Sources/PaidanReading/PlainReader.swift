public import PaidanCore

/// The first reader: grammar for what is regular, a lexicon with learned weights for what is meant, and rules of safety over
/// both. Deterministic; holds no state; a message takes well under a millisecond.
public struct PlainReader: Reader {
    public let version: String
    let lexicon: Lexicon
    let space: FeatureSpace
    let model: ReadingModel
    let kinds: KindJudge

    /// A reader with a lexicon and a model.
    public init(lexicon: Lexicon, model: ReadingModel) {
        self.lexicon = lexicon
        self.model = model
        version = "plain-2-\(lexicon.version)-\(model.version)"
        space = FeatureSpace(classes: lexicon.classes)
        kinds = KindJudge()
    }

    /// A reader with a lexicon and the model of the binary; throws where this binary has none.
    public init(lexicon: Lexicon) throws(ModelFault) {
        self.init(lexicon: lexicon, model: try ReadingModel.shipped())
    }

    public func read(_ text: String, in context: ReadingContext) -> Reading {
        let evidence = Evidence(text, in: context, lexicon: lexicon)
        guard evidence.line.count > 0 else { return Reading(kind: .chatter, confidence: ["kind": 0.5]) }
        let answers = model.answers(to: space.features(of: evidence))
        var likely = kinds.judge(evidence, answers: answers, in: context)
        let emergency = Safety.emergency(evidence, likely: likely, answers: answers)
        if emergency.overrules { likely = Safety.raised(likely) }
        let first = likely.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .chatter
        let isEmergency = first == .wish && emergency.chance >= Safety.threshold
        let (kind, sure) = Joining.kind(
            first, sure: likely[first] ?? 0, isEmergency: isEmergency, advice: context.advice)
        var reading = Reading(kind: kind, confidence: ["kind": sure])
        Placing.place(&reading, from: evidence, in: context, folding: lexicon.folding)
        Placing.numbers(&reading, from: evidence)
        if kind == .wish {
            judge(&reading, evidence: evidence, answers: answers, emergency: emergency)
            join(&reading, first: first, evidence: evidence, advice: context.advice)
            split(&reading, evidence: evidence, context: context)
        } else {
            join(&reading, first: first, evidence: evidence, advice: context.advice)
        }
        if kind == .wish || kind == .update {
            reading.danger = lexicon.alarms.danger(evidence.alarms) ?? context.advice?.opinion.danger
            Placing.time(&reading, from: evidence, in: context)
            if let found = BeneficiaryGrammar.read(evidence.line) {
                reading.beneficiary = found.value
                reading.spans["beneficiary"] = [found.range.span]
            }
        }
        reading.details = ReplyGrammar.read(evidence, kind: kind, context: context)
        reading.campaign = CampaignGrammar(context: context, lexicon: lexicon).plan(in: text, evidence.line)
        reading.roll = RollGrammar(context: context, lexicon: lexicon).roll(in: text, evidence.line)
        reading.ask = Asking.question(about: reading, evidence: evidence, in: context)
        return reading
    }

    /// Joins a second reader's opinion and records both.
    private func join(_ reading: inout Reading, first: MessageKind, evidence: Evidence, advice: Advice?) {
        guard let advice else { return }
        var alone = Opinion(kind: first)
        if first == .wish {
            alone = Opinion(
                kind: first, category: reading.need.category, urgency: reading.need.urgency,
                skills: reading.need.skills, people: reading.need.people)
        }
        if first == .wish || first == .update { alone.danger = lexicon.alarms.danger(evidence.alarms) }
        reading.second = SecondReading(by: advice.by, opinion: advice.opinion, first: alone)
        guard reading.kind == .wish else { return }
        Joining.need(&reading, stated: evidence.people?.value, advice: advice)
    }

    private func judge(
        _ reading: inout Reading, evidence: Evidence, answers: Answers, emergency: Safety.Verdict
    ) {
        let category = answers.category
        reading.need.category = category.value
        reading.confidence["category"] = category.confidence
        let (urgency, confidence) = Safety.urgency(answers.urgencies, evidence: evidence, emergency: emergency)
        reading.need.urgency = urgency
        reading.confidence["urgency"] = confidence
        reading.need.skills = answers.skills
        reading.need.people = PeopleJudge.people(evidence, urgency: urgency, skills: reading.need.skills)
        if let said = evidence.people { reading.spans["people_needed"] = [said.range.span] }
    }
}
