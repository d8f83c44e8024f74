import PaidanCore
import Yams

/// A value of a YAML file with the way to it; each reading of it either gives a proved value or records the fault.
struct Entry {
    private let node: Node
    /// Where it stands.
    let spot: Spot

    init(node: Node, spot: Spot) {
        self.node = node
        self.spot = spot
    }

    /// Whether nothing was written after the key.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// The text, where it is one value and no list or mapping.
    var scalar: String? {
        if case .scalar(let scalar) = node { return scalar.string }
        return nil
    }

    /// What a message shows of it.
    var shown: String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    /// Whether it has keys of its own.
    var isMapping: Bool { node.mapping != nil }
    /// Whether it is a list.
    var isList: Bool { node.sequence != nil }

    /// A text that is not empty.
    func text() -> String? {
        guard let text = scalar?.trimmed, !text.isEmpty else {
            spot.fault("must be a text", "应当是一段文字", got: shown)
            return nil
        }
        return text
    }

    /// The values of a list.
    func items() -> [Entry]? {
        guard let sequence = node.sequence else {
            spot.fault("must be a list", "应当是列表", got: shown)
            return nil
        }
        return sequence.enumerated().map { index, node in entry(node, key: "\(spot.key)[\(index + 1)]") }
    }

    /// The values of a list, or the one value where it is no list.
    func oneOrMore() -> [Entry] {
        isList ? (items() ?? []) : [self]
    }

    /// The keys and values of a mapping, in the file's order; a key that is no text is recorded.
    func pairs() -> [(name: String, key: Spot, value: Entry)]? {
        guard let mapping = node.mapping else {
            spot.fault("must be a mapping of keys", "应当是带键的内容", got: shown)
            return nil
        }
        return mapping.compactMap { key, value in
            guard case .scalar(let scalar) = key else {
                spot.fault("has a key that is no text", "有一个键不是文字")
                return nil
            }
            let path = spot.key.isEmpty ? scalar.string : "\(spot.key).\(scalar.string)"
            let keySpot = Spot(
                findings: spot.findings, file: spot.file, line: key.mark?.line ?? spot.line, key: path)
            return (scalar.string, keySpot, entry(value, key: path))
        }
    }

    private func entry(_ node: Node, key: String) -> Entry {
        // An empty value has no mark of its own worth showing: the parser puts it on the next line.
        let line = node.mark?.line ?? spot.line
        return Entry(node: node, spot: Spot(findings: spot.findings, file: spot.file, line: line, key: key))
    }
}
