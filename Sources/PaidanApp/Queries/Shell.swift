import FoundationEssentials
import Glibc
import PaidanConfig
public import PaidanCore

/// Around what a command runs: the configuration folder, the variables, the moment and who gives it.
public struct Shell: Sendable {
    /// The configuration folder, as it was named.
    public var directory: String
    /// The environment's variables.
    public var environment: [String: String]
    /// The machine's time when the command began.
    public var now: Instant
    /// Who gives the command, as it is recorded.
    public var actor: String

    /// A shell as it was found.
    public init(directory: String, environment: [String: String], now: Instant, actor: String) {
        self.directory = directory
        self.environment = environment
        self.now = now
        self.actor = actor
    }

    /// The shell of this process.
    ///
    /// - Parameters:
    ///   - directory: the folder given; else `$PAIDAN_CONFIG`, else `/etc/paidan`.
    ///   - actor: the name given; else the name of the system's user.
    public static func present(directory: String?, actor: String? = nil) -> Shell {
        let environment = ProcessInfo.processInfo.environment
        return Shell(
            directory: directory ?? environment["PAIDAN_CONFIG"] ?? "/etc/paidan", environment: environment,
            now: machinesTime, actor: actor ?? userName)
    }

    /// The machine's time.
    static var machinesTime: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The language of the locale's messages: LC_ALL, else LC_MESSAGES, else LANG (POSIX, 8.2).
    var language: Language {
        let given = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: given)
    }

    private static var userName: String {
        let user = getuid()
        guard let entry = getpwuid(user), let name = entry.pointee.pw_name else { return "uid-\(user)" }
        return String(cString: name)
    }
}
