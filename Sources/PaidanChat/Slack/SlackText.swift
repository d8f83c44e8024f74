import PaidanCore

/// Slack's own markup (api.slack.com/reference/surfaces/formatting): `<@U1>`, `<#C1|name>`, `<!channel>`, `<url|text>`, and
/// `&amp;`, `&lt;`, `&gt;` for the three signs it needs.
struct SlackText {
    private(set) var text = ""
    private(set) var mentions: [String] = []
    private(set) var mentionsBot = false

    init(_ source: String, bot: String?) {
        var rest = source[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            text += SlackText.unescaped(rest[..<open])
            text += shown(rest[rest.index(after: open)..<close], bot: bot)
            rest = rest[rest.index(after: close)...]
        }
        text = (text + SlackText.unescaped(rest)).trimmed
    }

    /// A text that Slack shows as it is.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func unescaped(_ text: Substring) -> String {
        // The ampersand last, so that `&amp;lt;` stays what was written.
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    private mutating func shown(_ code: Substring, bot: String?) -> String {
        let parts = code.split(separator: "|", maxSplits: 1).map(String.init)
        guard let target = parts.first else { return "" }
        let label = parts.count > 1 ? SlackText.unescaped(parts[1][...]) : nil
        if target.hasPrefix("@") {
            let user = String(target.dropFirst())
            mentions.append(user)
            if user == bot {
                mentionsBot = true
                return ""
            }
            return "@" + (label ?? user)
        }
        if target.hasPrefix("#") { return "#" + (label ?? String(target.dropFirst())) }
        if target.hasPrefix("!") {
            mentions.append(target)
            return label ?? "@" + target.dropFirst().prefix { $0 != "^" }
        }
        return label.map { "\($0) (\(target))" } ?? target
    }
}
