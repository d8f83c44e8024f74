/// Message-IDs as they stand in a header.
enum MessageIDs {
    /// Longer ones than a line may be (RFC 5322) are none.
    private static let longest = 998

    /// All ids of a header with their angle brackets, in their order. A lone word with `@` and no brackets is one too.
    static func all(_ text: String) -> [String] {
        var ids: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            add(rest[rest.index(after: open)..<close], to: &ids)
            rest = rest[rest.index(after: close)...]
        }
        if ids.isEmpty, !text.contains("<"), !text.contains(" "), text.contains("@") { add(text[...], to: &ids) }
        return ids
    }

    private static func add(_ text: Substring, to ids: inout [String]) {
        let id = text.filter { $0 != " " }
        if !id.isEmpty, id.utf8.count <= longest { ids.append("<\(id)>") }
    }
}
