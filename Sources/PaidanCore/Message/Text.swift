extension StringProtocol {
    /// The text without white space at its ends, the ideographic space and the no-break space included.
    public var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// The text cut to at most `limit` characters, with an ellipsis where something was cut; `limit` is at least 1.
    public func shortened(to limit: Int) -> String {
        count <= limit ? String(self) : String(prefix(Swift.max(limit - 1, 0))) + "…"
    }
}
