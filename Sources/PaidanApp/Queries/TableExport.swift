import FoundationEssentials
import PaidanConfig
public import PaidanCore

/// `paidan export`: a roster or a rota as a table that a spreadsheet opens: UTF-8 with a byte order mark, no formulas.
public struct TableExport: Sendable {
    /// What is exported.
    public enum Subject: String, Sendable, CaseIterable { case roster, duty }
    /// What is exported.
    public var subject: Subject
    /// Whose; nil where there is one community only.
    public var community: CommunityID?
    /// Whether only the header and a note are wanted, to be filled in.
    public var isTemplate: Bool
    /// The file to write; nil for standard output.
    public var output: String?

    /// An export to be made.
    public init(subject: Subject, community: CommunityID? = nil, isTemplate: Bool = false, output: String? = nil) {
        self.subject = subject
        self.community = community
        self.isTemplate = isTemplate
        self.output = output
    }

    /// Makes it; what is written to a file can be read by its owner only.
    public func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        let bytes = try isTemplate ? OfficeTemplate.bytes(of: subject == .roster ? .roster : .duty) : table(in: shell)
        guard let output else {
            // The line's end is added by the printer.
            var text = String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\r\n") { text.removeLast() }
            return CommandOutput([text])
        }
        try PrivateFile.write(bytes, to: output)
        return CommandOutput([shell.language == .english ? "written: \(output)" : "已写入 \(output)"])
    }

    private func table(in shell: Shell) throws(CommandFailure) -> [UInt8] {
        let known = ConfigurationLoader.communities(in: shell.directory)
        guard let id = community ?? (known.count == 1 ? known.first : nil), known.contains(id) else {
            let names = known.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "say which community is meant with --community: \(names)")
        }
        let path = "\(shell.directory)/communities/\(id)/\(subject.rawValue).csv"
        guard let data = try? Data(contentsOf: URL(filePath: path)), let bytes = OfficeTemplate.rewritten(Array(data))
        else {
            throw CommandFailure(.failed, "read table: it cannot be read (got \"\(path)\")")
        }
        return bytes
    }
}
