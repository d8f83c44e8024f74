import PaidanCore

/// Reads `inbound.mapping` of a generic channel: where the fields of a message stand in another bot's JSON.
struct MappingReader {
    /// The mapping; nil where something is wrong, which is then recorded.
    func read(_ entry: Entry) -> PayloadMapping? {
        let names = PayloadMapping.Field.allCases.map(\.rawValue)
        guard let fields = Fields(entry, known: names + ["only"]) else { return nil }
        var mapping = PayloadMapping(paths: [:])
        for field in PayloadMapping.Field.allCases {
            guard let one = fields[field.rawValue] else { continue }
            mapping.paths[field] = path(one)
        }
        for wanted in [PayloadMapping.Field.sender, .text] where !fields.has(wanted.rawValue) {
            fields.key(wanted.rawValue).fault("is missing: a message needs it", "缺少这一项：没有它就不是一条消息")
        }
        if !fields.has("id") {
            entry.spot.warn(
                "maps no id: a message that comes twice counts twice unless its webhook-id header tells",
                "没有 id：同一条消息发两次会算两次，除非请求头里有 webhook-id")
        }
        if !fields.has("group") {
            entry.spot.warn("maps no group: all that comes in is private", "没有 group：收到的都当作私聊")
        }
        if let only = fields["only"] { mapping.conditions = conditions(only) }
        return mapping
    }

    private func conditions(_ entry: Entry) -> [PayloadMapping.Condition] {
        guard let pairs = entry.pairs() else { return [] }
        return pairs.compactMap { name, key, value in
            guard let path = JSONPath(name) else {
                key.fault("is no path such as data.from.uid", "不是 data.from.uid 这样的路径", got: name)
                return nil
            }
            return PayloadMapping.Condition(path, value.oneOrMore().compactMap { $0.text() })
        }
    }

    private func path(_ entry: Entry) -> JSONPath? {
        guard let text = entry.text() else { return nil }
        guard let path = JSONPath(text) else {
            entry.spot.fault("is no path such as data.from.uid", "不是 data.from.uid 这样的路径", got: text)
            return nil
        }
        return path
    }
}
