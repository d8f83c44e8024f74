extension StringProtocol {
    /// The text cut to at most `limit` characters, with an ellipsis where something was cut; `limit` is at least 1.
    public func shortened(to limit: Int) -> String {
        count <= limit ? String(self) : String(prefix(Swift.max(limit - 1, 0))) + "…"
    }
}

extension String {
    /// The text without white space at its ends, the ideographic space and the no-break space included.
    public var trimmed: String { utf8.hasPlainEnds ? self : self[...].withoutSpaceAtEnds }
}

extension Substring {
    /// The text without white space at its ends, the ideographic space and the no-break space included.
    public var trimmed: String { utf8.hasPlainEnds ? String(self) : withoutSpaceAtEnds }

    fileprivate var withoutSpaceAtEnds: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension BidirectionalCollection<UInt8> {
    /// Whether a text in UTF-8 begins and ends, as nearly all do, with visible ASCII or with a character of the blocks
    /// from U+4000 to U+9FFF, in which there is no white space; its characters need not be looked at then.
    @inline(__always)
    fileprivate var hasPlainEnds: Bool {
        guard let first, let last, isPlain(first) || isIdeographic(first) else { return false }
        if isPlain(last) { return true }
        guard let lead = index(endIndex, offsetBy: -3, limitedBy: startIndex) else { return false }
        return isIdeographic(self[lead])
    }

    @inline(__always)
    private func isPlain(_ byte: UInt8) -> Bool { 0x21...0x7E ~= byte }

    /// The first of the three bytes of such a character.
    @inline(__always)
    private func isIdeographic(_ byte: UInt8) -> Bool { 0xE4...0xE9 ~= byte }
}
