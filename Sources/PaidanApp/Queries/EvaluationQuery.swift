import FoundationEssentials
import PaidanConfig
public import PaidanCore
import PaidanReading

/// `paidan evaluate`: how well the reader reads labelled messages.
public struct EvaluationQuery: Sendable {
    private let files: [String]
    private let folds: Int?
    private let model: String?
    private let community: CommunityID?
    private let isJSON: Bool

    /// What to evaluate.
    ///
    /// - Parameters:
    ///   - files: labelled messages, one JSON object a line.
    ///   - folds: for cross-validation: in turn a model is fitted to all folds but one and judged by that one; nil to judge
    ///     the installed model.
    ///   - model: a model's file in place of the installed one.
    ///   - community: whose buildings count; nil where any well-formed address does.
    ///   - isJSON: whether to answer with one JSON object.
    public init(files: [String], folds: Int?, model: String?, community: CommunityID?, isJSON: Bool) {
        self.files = files
        self.folds = folds
        self.model = model
        self.community = community
        self.isJSON = isJSON
    }

    /// Reads and judges; 64 where a file cannot be read or holds no labelled messages.
    public func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        let messages = try LabelledFiles.read(files)
        var scores = Scores()
        if let folds {
            let training = Training(messages, lexicon: try LabelledFiles.lexicon(shell))
            let readings = try asModelFailure { try training.crossValidated(folds: folds).readings }
            scores.add(messages, readings)
        } else {
            let reader = try self.reader(shell)
            var context = ReadingContext(at: shell.now)
            if let community {
                let rulebook = try Installation(shell).community(community).rulebook
                context.zone = rulebook.zone
                context.buildings = rulebook.buildings
            }
            for message in messages { scores.add(message, reader.read(message.text, in: context)) }
        }
        return CommandOutput(isJSON ? [try JSONLines.line(Figures(scores))] : scores.lines)
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
