public import PaidanCore

/// Fits the learned part of the reader to labelled messages.
public struct Training {
    private let lexicon: Lexicon
    private let messages: [LabelledMessage]
    private let targets: [Target]
    private let features: [[UInt64]]
    private let learner: Learner

    /// In how many messages a feature must come to be given weights.
    private static let leastMessages = 4

    /// Readies the messages: reads each with grammar and lexicon.
    public init(_ messages: [LabelledMessage], lexicon: Lexicon) {
        self.init(messages, lexicon: lexicon, learner: Learner())
    }

    init(_ messages: [LabelledMessage], lexicon: Lexicon, learner: Learner) {
        self.lexicon = lexicon
        self.messages = messages
        self.learner = learner
        targets = messages.map(Target.init)
        let space = FeatureSpace(classes: lexicon.classes)
        let context = ReadingContext(at: Instant(seconds: 0))
        features = messages.map { message in
            Array(Set(space.features(of: Evidence(message.text, in: context, lexicon: lexicon)))).sorted()
        }
    }

    /// The model fitted to all messages, as the bytes of a file. The temperatures come from cross-validation.
    public func model(temperatures: [Float]) -> [UInt8] { model(fittedTo: Array(messages.indices), temperatures) }

    /// Fits a model to all folds but one and has it read that one, for each fold in turn.
    ///
    /// - Returns: for each message what a reader made of it that had not seen it, and the temperatures that make such a
    ///   model's shares agree with how often they are right.
    public func crossValidated(folds count: Int) throws(ModelFault) -> (readings: [Reading], temperatures: [Float]) {
        let folds = Folds(messages, count: count)
        let even = [Float](repeating: 1, count: Question.allCases.count)
        var models: [ReadingModel] = []
        var sums = [[Float]](repeating: [], count: messages.count)
        for fold in 0..<count {
            let bytes = model(fittedTo: messages.indices.filter { folds.of[$0] != fold }, even)
            let model = try ReadingModel(bytes: bytes)
            models.append(model)
            for index in messages.indices where folds.of[index] == fold { sums[index] = model.sums(features[index]) }
        }
        let temperatures = Question.allCases.map { Calibration.temperature(of: $0, sums: sums, targets: targets) }
        var readers: [PlainReader] = []
        for model in models {
            readers.append(PlainReader(lexicon: lexicon, model: model.with(temperatures: temperatures)))
        }
        let readings = messages.indices.map { readers[folds.of[$0]].read(messages[$0].text, in: .labelled) }
        return (readings, temperatures)
    }

    func model(fittedTo chosen: [Int], _ temperatures: [Float]) -> [UInt8] {
        var counts: [UInt64: Int] = [:]
        for index in chosen { for feature in features[index] { counts[feature, default: 0] += 1 } }
        let hashes = counts.filter { $0.value >= Training.leastMessages }.keys.sorted()
        let rows = Dictionary(uniqueKeysWithValues: zip(hashes, Int32(0)...))
        let network = learner.fit(
            chosen.map { features[$0].compactMap { rows[$0] } }, chosen.map { targets[$0] }, features: hashes.count)
        return ModelWriter(
            hashes: hashes, network: network, temperatures: temperatures, lexicon: ShippedTexts.digest
        ).bytes()
    }
}

extension Target {
    init(_ message: LabelledMessage) {
        func place(_ question: Question, _ answer: String?) -> Int? {
            answer.flatMap { question.answers.firstIndex(of: $0) }.map { question.range.lowerBound + $0 }
        }
        kind = place(.kind, message.kind) ?? Question.kind.range.upperBound - 1
        let isWish = message.kind == MessageKind.wish.rawValue
        isEmergency = message.urgency == Urgency.emergency.rawValue
        category = isWish ? place(.category, message.category) : nil
        urgency = isWish ? place(.urgency, message.urgency) : nil
        skills = isWish ? Set(message.skills.compactMap { place(.skills, $0) }) : nil
    }
}
