import ArgumentParser
import PaidanApp

/// Fits the learned part of the reader.
struct Train: Command {
    static let configuration = CommandConfiguration(
        abstract: "Fit the learned part of the reader to labelled messages.",
        discussion: """
            Cross-validates first, prints the figures of `evaluate`, then fits to all messages and writes the model. One \
            that reads the check messages of this program worse than the shipped model is refused. The same files give \
            the same model. As `model/reader.model` below the configuration folder a model takes the place of the \
            shipped one. Give the shipped labelled messages too, beside your own. \
            With --corrections what the staff corrected in the chat is added, as `paidan corrections` prints it.

            Examples:
              paidan train Corpus/open.jsonl Corpus/train-*.jsonl --corrections -o config/model/reader.model
              paidan train Corpus/open.jsonl Corpus/train-*.jsonl ours.jsonl -o config/model/reader.model
            """)

    @Argument(help: "Files of labelled messages, one JSON object a line.")
    var files: [String]

    @Option(name: .shortAndLong, help: "Where to write the model.")
    var output: String

    @Flag(help: "Write the model even where it is worse; it will not be used by the daemon.")
    var force = false

    @Flag(help: "Fit to what the staff corrected as well, from the database of this configuration.")
    var corrections = false

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await TrainingQuery(files: files, output: output, isForced: force, takesCorrections: corrections)
            .answer(in: shell)
    }
}
