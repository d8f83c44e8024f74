/// What the markup of an element says about whose text it holds. Mail programs mark quotes by element, class, id or style.
enum HTMLMark {
    /// Text like any other.
    case none
    /// Nobody sees it.
    case hidden
    /// The author's signature.
    case signature
    /// Somebody else's text.
    case quote
    /// Where somebody else's text starts.
    case cut

    private static let quoteElements: Set<String> = ["blockquote", "includetail"]
    /// Gmail, Thunderbird, Yahoo, Proton, Roundcube, Feishu.
    private static let quoteClasses: Set<String> = [
        "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "history-quote-wrapper",
        "gmail_quote_attribution",
    ]
    private static let quoteIDs: Set<String> = ["isreplycontent", "reply-intro", "olk_src_body_section"]
    /// Outlook in its several forms.
    private static let cutIDs: Set<String> = [
        "divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container",
    ]
    private static let cutStyles = ["border-top:solid#e1e1e1", "border-top:solid#b5c4df"]
    private static let signatureClasses: Set<String> = ["gmail_signature", "gmail_signature_prefix", "moz-signature"]
    private static let signatureIDs: Set<String> = ["signature", "ms-outlook-mobile-signature"]

    /// What an element with these attributes is.
    init(name: String, attribute: (String) -> String) {
        if Self.quoteElements.contains(name) {
            self = .quote
            return
        }
        let id = attribute("id").lowercased()
        let classes = attribute("class").lowercased().split(separator: " ").map(String.init)
        let style = attribute("style").lowercased().filter { $0 != " " }
        let isReply = classes.contains { Self.quoteClasses.contains($0) || $0.hasPrefix("lark-mail-quote") }
        if style.contains("display:none") || style.contains("mso-hide:all") {
            self = .hidden
        } else if Self.signatureIDs.contains(id) || classes.contains(where: Self.signatureClasses.contains) {
            self = .signature
        } else if isReply || Self.quoteIDs.contains(id) || id.hasPrefix("lark-mail-quote") {
            self = .quote
        } else if Self.cutIDs.contains(id) || Self.cutStyles.contains(where: style.contains) {
            self = .cut
        } else {
            self = .none
        }
    }
}
