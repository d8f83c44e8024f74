import FoundationEssentials
import PaidanConfig
import PaidanCore
import PaidanReading
import PaidanSQLite

/// A configuration folder with what it names, opened to look at: the database is read only, secrets are not read.
struct Installation: Sendable {
    /// What was loaded; communities at fault are left out.
    let configuration: Configuration
    private let shell: Shell

    /// Loads the folder.
    ///
    /// - Throws: 78 with every fault where the server's part is at fault; a community's faults stop nobody else.
    init(_ shell: Shell) throws(CommandFailure) {
        let loaded = Installation.load(shell, secrets: .unread)
        guard let sound = loaded.sound else {
            let faults = loaded.faults(in: .server).map { $0.text(in: shell.language) }
            throw CommandFailure(.configuration, faults.joined(separator: "\n"))
        }
        configuration = sound
        self.shell = shell
    }

    /// Loads the folder with all that is wrong with it.
    static func load(_ shell: Shell, secrets: SecretUse) -> LoadedConfiguration {
        ConfigurationLoader.load(
            directory: shell.directory, environment: shell.environment,
            credentialsDirectory: shell.environment["CREDENTIALS_DIRECTORY"], secrets: secrets,
            today: Zone.shanghai.civil(shell.now).date)
    }

    /// Whether there is a database yet.
    var hasDatabase: Bool { FileManager.default.fileExists(atPath: configuration.server.database) }

    /// The database, opened for reading beside a running daemon or without one.
    func archive() throws(CommandFailure) -> any Archive {
        guard hasDatabase else {
            throw CommandFailure(
                .failed,
                "open database: there is none yet; `paidan serve` makes it (got \"\(configuration.server.database)\")")
        }
        do throws(StoreFailure) {
            return try SQLiteArchive(path: configuration.server.database)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The daemon's ear for commands.
    var control: ControlClient { ControlClient(socket: configuration.server.controlSocket) }

    /// The reader with the local lexicon and model below the configuration folder.
    static func reader(_ shell: Shell) throws(CommandFailure) -> any PaidanCore.Reader {
        do {
            return try PlainReader.installed(in: shell.directory)
        } catch {
            throw CommandFailure(.configuration, "read lexicon and model: \(error)")
        }
    }

    /// The configuration of a community.
    ///
    /// - Throws: 64 where there is none of that name, 78 where it is at fault.
    func community(_ id: CommunityID?) throws(CommandFailure) -> CommunityConfiguration {
        if let id {
            if let found = configuration.communities.first(where: { $0.id == id }) { return found }
            let path = "\(shell.directory)/communities/\(id)/community.yaml"
            guard !FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure(
                    .configuration, "the community's files are at fault, see `paidan check` (got \"\(id)\")")
            }
            throw CommandFailure(.usage, "there is no such community (got \"\(id)\")")
        }
        guard let first = configuration.communities.first else {
            throw CommandFailure(.configuration, "no community is without fault, see `paidan check`")
        }
        guard configuration.communities.count == 1 else {
            let names = configuration.communities.map(\.id.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "say which community is meant with --community: \(names)")
        }
        return first
    }

    /// The local time of a community; China's where its files are at fault.
    func zone(of community: CommunityID) -> Zone {
        configuration.communities.first { $0.id == community }?.rulebook.zone ?? .shanghai
    }

    /// Has the daemon record that personal data are looked at, before any is shown.
    ///
    /// - Throws: 75 where no daemon runs, since then nothing could be recorded.
    func recordReveal(_ what: String) async throws(CommandFailure) {
        try await control.reveal(actor: shell.actor, what: what)
    }
}

extension CommandFailure {
    /// What a failure of the store means for a command.
    init(_ failure: StoreFailure) {
        switch failure {
        case .broken(let words), .refused(let words): self.init(.failed, words)
        case .full(let words), .owned(let words): self.init(.tryLater, words)
        case .lostOwnership: self.init(.tryLater, "another process owns the community")
        }
    }
}

/// Asks the archive, and tells of its failures as a command does.
func asking<Answer>(_ query: () async throws(StoreFailure) -> Answer) async throws(CommandFailure) -> Answer {
    do throws(StoreFailure) {
        return try await query()
    } catch {
        throw CommandFailure(error)
    }
}
