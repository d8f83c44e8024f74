extension Fact {
    /// The fact as JSON with sorted keys and no white space: the same value is always the same text, byte for byte.
    ///
    /// Only quotation mark, backslash and control characters are escaped (RFC 8259 §7), the latter as `\u00xx`.
    public var canonicalJSON: String {
        var text = ""
        write(to: &text)
        return text
    }

    fileprivate func write(to text: inout String) {
        switch self {
        case .text(let value): write(value, to: &text)
        case .number(let value): text += String(value)
        case .flag(let value): text += value ? "true" : "false"
        case .list(let values):
            text += "["
            for (index, facts) in values.enumerated() {
                if index > 0 { text += "," }
                Fact.record(facts).write(to: &text)
            }
            text += "]"
        case .record(let facts):
            text += "{"
            for (index, fact) in facts.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { text += "," }
                write(fact.key, to: &text)
                text += ":"
                fact.value.write(to: &text)
            }
            text += "}"
        }
    }

    private func write(_ value: String, to text: inout String) {
        text += "\""
        if value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for scalar in value.unicodeScalars { write(scalar, to: &text) }
        } else {
            text += value
        }
        text += "\""
    }

    private func write(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case _ where scalar.value < 0x20:
            text += scalar.value < 0x10 ? "\\u000" : "\\u00"
            text += String(scalar.value, radix: 16)
        default: text.unicodeScalars.append(scalar)
        }
    }
}
