import FoundationEssentials
import PaidanReading

/// `paidan train`: fits the learned part of the reader and writes it as a model file.
public struct TrainingQuery: Sendable {
    private let files: [String]
    private let output: String
    private let isForced: Bool

    /// What to fit to, where to write, and whether to write a model that is worse than the shipped one, too.
    public init(files: [String], output: String, isForced: Bool) {
        self.files = files
        self.output = output
        self.isForced = isForced
    }

    /// Cross-validates, fits, checks and writes; 1 where the model is worse than the shipped one and is therefore not
    /// written.
    public func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        let messages = try LabelledFiles.read(files)
        let lexicon = try LabelledFiles.lexicon(shell)
        let training = Training(messages, lexicon: lexicon)
        let judged = try asModelFailure { try training.crossValidated(folds: 5) }
        var scores = Scores()
        scores.add(messages, judged.readings)
        let bytes = training.model(temperatures: judged.temperatures)
        let check = try asModelFailure { try ModelCheck(ReadingModel(bytes: bytes), lexicon: lexicon) }
        let verdict =
            "of \(check.count) points on the check messages the shipped model has \(check.shipped), this one "
            + "\(check.candidate)"
        guard isForced || !check.isRefused else {
            throw CommandFailure(
                .failed,
                "the model is worse than the shipped one by \(check.shipped - check.candidate) and was not written: "
                    + verdict)
        }
        try asModelFailure { try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic) }
        return CommandOutput(
            scores.lines + ["", "\(messages.count) messages, five-fold; \(verdict); \(bytes.count) bytes to \(output)"])
    }
}
