import PaidanConfig
public import PaidanCore
import PaidanReading

/// `paidan read`: what the reader understands of one message after another.
public struct ReadingQuery: Sendable {
    private let reader: any PaidanCore.Reader
    private let context: ReadingContext
    private let isJSONL: Bool

    /// Readies the reader.
    ///
    /// - Parameters:
    ///   - community: whose buildings count; nil where any well-formed address does, and no configuration is needed.
    ///   - isJSONL: whether each line is an object with `text` and its context.
    public init(community: CommunityID?, isJSONL: Bool, in shell: Shell) throws(CommandFailure) {
        reader = try Installation.reader(shell)
        var context = ReadingContext(at: shell.now)
        if let community {
            let rulebook = try Installation(shell).community(community).rulebook
            context.zone = rulebook.zone
            context.buildings = rulebook.buildings
        }
        self.context = context
        self.isJSONL = isJSONL
    }

    /// The reading of a line as one JSON object; nil for an empty line of JSONL.
    ///
    /// - Throws: 1 where a line of JSONL is no such object; the next line may be read nevertheless.
    public func answer(_ line: String) throws(CommandFailure) -> String? {
        guard isJSONL else { return ReadingJSON.line(reader.read(line, in: context)) }
        guard !line.trimmed.isEmpty else { return nil }
        do {
            let input = try ReadingInput(line: line, context: context)
            return ReadingJSON.line(reader.read(input.text, in: input.context))
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
    }
}
