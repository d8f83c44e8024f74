import ArgumentParser
import PaidanApp
import PaidanCore

/// Judges the reader.
struct Evaluate: Command {
    static let configuration = CommandConfiguration(
        abstract: "Score the reader against labelled messages.",
        discussion: """
            All measures of the labelling guide, which kinds are taken for which, and what acting alone from some \
            confidence on would mean in a group where 95 of 100 messages are chatter. With --folds the messages judge \
            models that were fitted to the other ones; near-duplicates stay together.

            Examples:
              paidan evaluate Corpus/open.jsonl
              paidan evaluate --folds 5 Corpus/open.jsonl Corpus/train-*.jsonl
              paidan evaluate --folds 5 Corpus/*.jsonl --of Corpus/open.jsonl --wrong
            """)

    @Argument(help: "Files of labelled messages, one JSON object a line.")
    var files: [String]

    @Option(help: "Cross-validate over the files in so many folds, at least 2.")
    var folds: Int?

    @Option(
        help: ArgumentHelp(
            "Score only the messages of this file; those of the others are fitted to. Can be given several times.",
            valueName: "file"))
    var of: [String] = []

    @Flag(help: "After the scores, each message that was read otherwise than labelled, one JSON object a line.")
    var wrong = false

    @Option(help: "A model's file in place of the installed one.")
    var model: String?

    @Option(
        help: ArgumentHelp(
            "Only this community's buildings count; without it any well-formed address does.", valueName: "id"))
    var community: CommunityID?

    @Flag(name: .customLong("json"), help: "One JSON object.")
    var isJSON = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if let folds, folds < 2 { throw ValidationError("--folds is at least 2 (got \(folds))") }
        if !of.isEmpty, folds == nil { throw ValidationError("--of says what --folds judges: add --folds") }
        if wrong, isJSON { throw ValidationError("--json is one object: leave out --wrong") }
        if folds != nil, model != nil { throw ValidationError("--folds fits its own models: leave out --model") }
    }

    func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        try EvaluationQuery(
            files: files, judged: of, folds: folds, model: model, community: community, isJSON: isJSON,
            listsWrong: wrong
        ).answer(in: shell)
    }
}
