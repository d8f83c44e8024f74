import CGMime
import PaidanCore

/// Reads the date of a mail header with GMime, which forgives much.
enum MailDate {
    /// The instant that a date names; nil where it names none, or none between 1990 and 2200.
    static func parse(_ text: String) -> Instant? {
        guard let date = g_mime_utils_header_decode_date(inChina(text)) else { return nil }
        defer { g_date_time_unref(date) }
        let seconds = Int64(g_date_time_to_unix(date))
        guard (631_152_000..<7_258_118_400).contains(seconds) else { return nil }
        return Instant(seconds: seconds)
    }

    /// The date after the last semicolon of a Received header.
    static func received(_ text: String) -> Instant? {
        guard let semicolon = text.lastIndex(of: ";") else { return nil }
        return parse(String(text[text.index(after: semicolon)...]).trimmed)
    }

    /// A date with zones as Chinese mailers write them as offsets: CST is China's here, and not Chicago's.
    private static func inChina(_ text: String) -> String {
        let words = text.split(separator: " ").map { word in
            word.hasPrefix("GMT+") || word.hasPrefix("UTC+") ? word.dropFirst(3).filter { $0 != ":" } : String(word)
        }
        let hasOffset = words.contains { ($0.hasPrefix("+") || $0.hasPrefix("-")) && $0.count == 5 }
        return words.map { $0 == "CST" && !hasOffset ? "+0800" : $0 }.joined(separator: " ")
    }
}
