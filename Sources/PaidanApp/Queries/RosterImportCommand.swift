import FoundationEssentials
import PaidanConfig
public import PaidanCore

/// `paidan import`: an office's tables onto a community's roster; a preview unless it is told to write.
public struct RosterImportCommand: Sendable {
    /// The tables, by their paths.
    public var files: [String]
    /// Whose roster; nil where there is one community only.
    public var community: CommunityID?
    /// Whether the roster is written.
    public var applies: Bool
    /// Whether members who are in none of the tables go.
    public var deletesMissing: Bool
    /// An import to be made.
    public init(
        files: [String], community: CommunityID? = nil, applies: Bool = false, deletesMissing: Bool = false
    ) {
        self.files = files
        self.community = community
        self.applies = applies
        self.deletesMissing = deletesMissing
    }

    /// Makes it; 1 where the tables are refused, 78 where the roster that would come of them cannot be used.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let id = try chosen(in: shell)
        let folder = "\(shell.directory)/communities/\(id)"
        guard let buildings = ConfigurationLoader.buildings(of: id, in: shell.directory) else {
            throw CommandFailure(
                .configuration, "read buildings: see `paidan check` (got \"\(folder)/community.yaml\")")
        }
        var tables: [RosterImport.File] = []
        for path in files { tables.append(try RosterImportCommand.table(path)) }
        let before = RosterImportCommand.bytes("\(folder)/roster.csv")
        let words = RosterImportCommand.bytes("\(folder)/words.csv").map {
            RosterImport.File(name: "words.csv", bytes: $0)
        }
        let plan = RosterImport(
            files: tables, roster: before, words: words, buildings: buildings, deletesMissing: deletesMissing)
        let text = RosterImportText(plan: plan, language: shell.language)
        guard !plan.isRefused else { return CommandOutput(text.lines, complaints: text.refusal, status: .failed) }
        let faults = proof(of: plan.roster, for: id, in: shell)
        guard faults.isEmpty else {
            return CommandOutput(text.lines, complaints: text.unusable + faults, status: .configuration)
        }
        guard applies else { return CommandOutput(text.lines + text.howToApply) }
        guard !plan.changes.isEmpty else { return CommandOutput(text.lines) }
        try write(plan.roster, before: before, tables: tables, in: folder, shell)
        return CommandOutput(text.lines + text.written("\(folder)/roster.csv"))
    }

    private func chosen(in shell: Shell) throws(CommandFailure) -> CommunityID {
        let known = ConfigurationLoader.communities(in: shell.directory)
        if let community {
            guard known.contains(community) else {
                throw CommandFailure(.usage, "there is no such community (got \"\(community)\")")
            }
            return community
        }
        guard let only = known.first, known.count == 1 else {
            let names = known.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "say which community is meant with --community: \(names)")
        }
        return only
    }

    /// The faults that the community would have with the new roster; those of other parts are no matter of the import.
    private func proof(of roster: [UInt8], for id: CommunityID, in shell: Shell) -> [String] {
        ConfigurationLoader.load(
            directory: shell.directory, environment: shell.environment,
            credentialsDirectory: shell.environment["CREDENTIALS_DIRECTORY"], secrets: .unread,
            today: Zone.shanghai.civil(shell.now).date, rosters: [id: roster]
        ).faults(in: .community(id)).filter { $0.file.hasSuffix("/roster.csv") }
            .map { $0.text(in: shell.language) }
    }

    /// Keeps what was sent and what was there, then puts the new roster in its place in one step.
    private func write(
        _ roster: [UInt8], before: [UInt8]?, tables: [RosterImport.File], in folder: String, _ shell: Shell
    ) throws(CommandFailure) {
        let kept = "\(folder)/imports"
        do {
            try FileManager.default.createDirectory(
                atPath: kept, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(.failed, "make folder: \(error) (got \"\(kept)\")")
        }
        let stamp = shell.now.rfc3339(in: .shanghai).prefix(19).filter { $0 != ":" }
        for (index, table) in tables.enumerated() {
            try PrivateFile.write(table.bytes, to: "\(kept)/\(stamp)-\(index + 1)-\(table.name)")
        }
        if let before { try PrivateFile.write(before, to: "\(kept)/\(stamp)-before-roster.csv") }
        try PrivateFile.write(roster, to: "\(folder)/roster.csv", likeExisting: true)
    }

    private static func table(_ path: String) throws(CommandFailure) -> RosterImport.File {
        guard let bytes = bytes(path) else {
            throw CommandFailure(.failed, "read table: it cannot be read (got \"\(path)\")")
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw CommandFailure(
                .failed, "read table: this is a workbook; save each sheet as CSV / 请把每个工作表另存为 CSV (got \"\(path)\")")
        }
        return RosterImport.File(name: URL(filePath: path).lastPathComponent, bytes: bytes)
    }

    private static func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
    }
}
