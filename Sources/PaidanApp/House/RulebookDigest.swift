import FoundationEssentials
import PaidanCore
import PaidanSQLite

/// The name under which rules are recorded: the same rules always have the same.
enum RulebookDigest {
    /// SHA-256 over the rules as JSON with sorted keys, in lower-case hex.
    static func of(_ rulebook: Rulebook) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(rulebook)) ?? Data()
        return SQLiteStore.digest(String(decoding: data, as: UTF8.self))
    }
}
