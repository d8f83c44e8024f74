import FoundationEssentials
import PaidanCore
import PaidanReading

/// `paidan train`: fits the learned part of the reader and writes it as a model file.
public struct TrainingQuery: Sendable {
    private let files: [String]
    private let output: String
    private let isForced: Bool
    private let takesCorrections: Bool

    /// What to fit to, where to write, and whether to write a model that is worse than the shipped one, too.
    ///
    /// - Parameter takesCorrections: whether to fit to what the staff of this configuration's database corrected as well.
    public init(files: [String], output: String, isForced: Bool, takesCorrections: Bool = false) {
        self.files = files
        self.output = output
        self.isForced = isForced
        self.takesCorrections = takesCorrections
    }

    /// Cross-validates, fits, checks and writes; 1 where the model is worse than the shipped one and is therefore not
    /// written.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let corrections = takesCorrections ? try await CorrectionsQuery.messages(in: shell) : []
        let messages = try LabelledFiles.read(files) + corrections
        let lexicon = try LabelledFiles.lexicon(shell)
        let training = Training(messages, lexicon: lexicon)
        let judged = try asModelFailure { try training.crossValidated(folds: 5) }
        var scores = Scores()
        scores.add(messages, judged.readings)
        let bytes = training.model(temperatures: judged.temperatures)
        let model = try asModelFailure { try ReadingModel(bytes: bytes) }
        let check = try asModelFailure { try ModelCheck(model, lexicon: lexicon) }
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
        var lines = scores.lines + [""]
        if takesCorrections {
            let before = kindsRight(corrections, try Installation.reader(shell), at: shell.now)
            let after = kindsRight(corrections, PlainReader(lexicon: lexicon, model: model), at: shell.now)
            lines.append(
                "\(corrections.count) corrections of the desk added; the kind is right in \(before) of them with the "
                    + "model in use, in \(after) with this one")
        }
        lines.append("\(messages.count) messages, five-fold; \(verdict); \(bytes.count) bytes to \(output)")
        return CommandOutput(lines)
    }

    private func kindsRight(_ messages: [LabelledMessage], _ reader: any PaidanCore.Reader, at now: Instant) -> Int {
        messages.count { reader.read($0.text, in: ReadingContext(at: now)).kind.rawValue == $0.kind }
    }
}
