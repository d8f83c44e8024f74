import FoundationEssentials
import PaidanConfig
public import PaidanCore
import PaidanReading

/// `paidan evaluate`: how well the reader reads labelled messages.
public struct EvaluationQuery: Sendable {
    private let files: [String]
    private let judged: [String]
    private let folds: Int?
    private let model: String?
    private let community: CommunityID?
    private let isJSON: Bool
    private let listsWrong: Bool

    /// What to evaluate.
    ///
    /// - Parameters:
    ///   - files: labelled messages, one JSON object a line.
    ///   - judged: whose messages are scored in cross-validation, the others being fitted to only; empty for all.
    ///   - folds: for cross-validation: in turn a model is fitted to all folds but one and judged by that one; nil to judge
    ///     the installed model.
    ///   - model: a model's file in place of the installed one.
    ///   - community: whose buildings count; nil where any well-formed address does.
    ///   - isJSON: whether to answer with one JSON object.
    ///   - listsWrong: whether each message that was read otherwise than labelled is listed.
    public init(
        files: [String], judged: [String] = [], folds: Int?, model: String?, community: CommunityID?, isJSON: Bool,
        listsWrong: Bool = false
    ) {
        self.files = files
        self.judged = judged
        self.folds = folds
        self.model = model
        self.community = community
        self.isJSON = isJSON
        self.listsWrong = listsWrong
    }

    /// Reads and judges; 64 where a file cannot be read or holds no labelled messages.
    public func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        let readings = try self.readings(shell)
        var scores = Scores()
        scores.add(readings.map(\.message), readings.map(\.reading))
        if isJSON { return CommandOutput([try JSONLines.line(Figures(scores))]) }
        let wrong = readings.compactMap { Misreading($0.message, $0.reading)?.line }
        return CommandOutput(scores.lines + (listsWrong ? [""] + wrong : []))
    }

    /// The messages to be scored, and how each was read.
    private func readings(_ shell: Shell) throws(CommandFailure) -> [(message: LabelledMessage, reading: Reading)] {
        let messages = try LabelledFiles.read(files + judged.filter { !files.contains($0) })
        if let folds {
            let chosen = judged.isEmpty ? Set(messages) : Set(try LabelledFiles.read(judged))
            let training = Training(messages, lexicon: try LabelledFiles.lexicon(shell))
            let readings = try asModelFailure { try training.crossValidated(folds: folds).readings }
            return zip(messages, readings).filter { chosen.contains($0.0) }.map { ($0.0, $0.1) }
        } else {
            let reader = try self.reader(shell)
            var context = ReadingContext(at: shell.now)
            if let community {
                let rulebook = try Installation(shell).community(community).rulebook
                context.zone = rulebook.zone
                context.buildings = rulebook.buildings
            }
            return messages.map { ($0, reader.read($0.text, in: context)) }
        }
    }

    private func reader(_ shell: Shell) throws(CommandFailure) -> any PaidanCore.Reader {
        guard let model else { return try Installation.reader(shell) }
        let lexicon = try LabelledFiles.lexicon(shell)
        return PlainReader(lexicon: lexicon, model: try asModelFailure { try ReadingModel(contentsOf: model) })
    }

    /// The figures as JSON.
    private struct Figures: Encodable {
        struct Count: Encodable {
            var right: Int
            var of: Int
            var share: Double
        }
        struct Step: Encodable {
            var threshold: Double
            var coverage: Double
            var right: Double
            var rightInGroup: Double
            var chatterAsWishOf1000: Double
            var chatterAsEmergency: Int

            private enum CodingKeys: String, CodingKey {
                case threshold, coverage, right
                case rightInGroup = "right_at_95_percent_chatter"
                case chatterAsWishOf1000 = "chatter_as_wish_of_1000"
                case chatterAsEmergency = "chatter_as_emergency"
            }
        }

        var counts: [String: Count]
        var computed: [String: Double]
        var confusion: [String: [String: Int]]
        var alone: [Step]

        init(_ scores: Scores) {
            counts = scores.shares.mapValues { Count(right: $0.right, of: $0.all, share: $0.value) }
            computed = scores.computed
            confusion = Dictionary(
                uniqueKeysWithValues: scores.confusion.map { gold, row in
                    (gold.rawValue, Dictionary(uniqueKeysWithValues: row.map { ($0.key.rawValue, $0.value) }))
                })
            alone = scores.cautions(at: (0..<100).map { Double($0) / 100 }).map {
                Step(
                    threshold: $0.threshold, coverage: $0.coverage / 100, right: $0.right,
                    rightInGroup: $0.rightInAGroup, chatterAsWishOf1000: $0.chatterAsWish,
                    chatterAsEmergency: $0.chatterAsEmergency)
            }
        }
    }
}
