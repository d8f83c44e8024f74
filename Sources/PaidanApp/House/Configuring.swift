import FoundationEssentials
import PaidanConfig
import PaidanCore
import PaidanReading

/// Reads what the daemon runs by, or says why it does not.
enum Configuring {
    /// The configuration, whole and proved.
    ///
    /// - Throws: `HouseFailure` 78 with every fault.
    static func load(_ options: HouseOptions) throws -> Configuration {
        let loaded = read(options)
        guard let whole = loaded.whole else {
            let language = Language(locale: options.environment["LC_ALL"] ?? options.environment["LANG"])
            let lines = loaded.faults.map { $0.text(in: language) }
            throw HouseFailure(code: 78, lines.joined(separator: "\n"))
        }
        return whole
    }

    /// What the files say, faults included.
    static func read(_ options: HouseOptions) -> LoadedConfiguration {
        let today = Zone.shanghai.civil(
            Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        ).date
        return ConfigurationLoader.load(
            directory: options.directory, environment: options.environment,
            credentialsDirectory: options.environment["CREDENTIALS_DIRECTORY"],
            today: options.clock.map { Zone.shanghai.civil($0).date } ?? today)
    }

    /// The reader with the local lexicon and model of the configuration folder.
    static func reader(_ options: HouseOptions) throws -> PlainReader {
        do {
            return try PlainReader.installed(in: options.directory)
        } catch {
            throw HouseFailure(code: 78, "read lexicon and model: \(error)")
        }
    }
}
