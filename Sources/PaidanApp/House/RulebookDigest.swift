import PaidanCore
import PaidanSQLite

/// The name under which rules are recorded: the same rules always have the same.
enum RulebookDigest {
    /// SHA-256 over the rules as JSON with sorted keys, in lower-case hex.
    static func of(_ rulebook: Rulebook) -> String {
        // There is nothing in rules that JSON cannot say.
        SQLiteStore.digest((try? CanonicalJSONText.of(rulebook)) ?? "")
    }
}
