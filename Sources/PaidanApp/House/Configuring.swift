import PaidanConfig
import PaidanCore

/// Reads what the daemon runs by, or says why it does not.
enum Configuring {
    /// The configuration, whole and proved.
    ///
    /// - Throws: 78 with every fault.
    static func load(_ options: HouseOptions) throws(CommandFailure) -> Configuration {
        let loaded = read(options)
        guard let whole = loaded.whole else {
            let lines = loaded.faults.map { $0.text(in: options.shell.language) }
            throw CommandFailure(.configuration, lines.joined(separator: "\n"))
        }
        return whole
    }

    /// What the files say on this day, faults included.
    static func read(_ options: HouseOptions) -> LoadedConfiguration {
        var shell = options.shell
        shell.now = options.clock ?? Shell.machinesTime
        return Installation.load(shell, secrets: .required)
    }
}
