import PaidanCore

/// Reads the words by which a community knows a message that only named staff may read.
enum SensitiveReader {
    /// The shipped words and the community's own; nil where the entry is at fault.
    static func read(_ entry: Entry) -> SensitiveWords? {
        guard let fields = Fields(entry, known: ["complaint", "about", "minor", "violence"]) else { return nil }
        func words(_ key: String) -> [String] {
            (fields[key]?.oneOrMore() ?? []).compactMap { $0.text()?.trimmed }.filter { !$0.isEmpty }
        }
        return SensitiveWords.shipped.adding(
            SensitiveWords(
                complaint: words("complaint"), about: words("about"), minor: words("minor"),
                violence: words("violence")))
    }
}
