/// The lines by which a mail program announces somebody else's text.
struct QuoteMark {
    /// The line after the announcement.
    var end: Int
    /// Whether it announces a forwarded mail and not an answered one.
    var isForward = false
    /// Whether lines just before it belong to it.
    var lead = Lead.none

    /// What may stand before an announcement and belong to it.
    enum Lead {
        /// Nothing.
        case none
        /// A line of dashes, or the bare title of the block.
        case rule
        /// The first line of a long name, wrapped before the address.
        case name
    }

    /// The announcement that starts at a line; nil where none does.
    static func find(_ lines: [Line], at index: Int) -> QuoteMark? {
        let text = lines[index].trimmed
        if text.isEmpty { return nil }
        if let separator = Separator(text) { return QuoteMark(end: index + 1, isForward: separator.isForward) }
        if let end = HeaderBlock.end(lines, at: index) { return QuoteMark(end: end, lead: .rule) }
        if let end = Attribution.end(lines, at: index) {
            return QuoteMark(end: end, lead: text.hasPrefix("<") ? .name : .none)
        }
        return nil
    }

    /// The lines kept so far without those that belong to the announcement.
    func withoutLead(_ kept: [Line]) -> [Line] {
        switch lead {
        case .none:
            return kept
        case .rule:
            guard let last = kept.lastIndex(where: { !$0.isBlank }), Separator.isRuleOrTitle(kept[last].trimmed) else {
                return kept
            }
            return Array(kept[..<last])
        case .name:
            guard let last = kept.indices.last, !kept[last].isBlank, last == 0 || kept[last - 1].isBlank,
                let end = kept[last].trimmed.last, !"。！？.!?".contains(end)
            else { return kept }
            return Array(kept[..<last])
        }
    }
}
