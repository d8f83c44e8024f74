/// A JSON object that is written member by member.
struct JSONLine {
    private var members: [String] = []

    var text: String { "{" + members.joined(separator: ",") + "}" }

    mutating func add(_ key: String, _ value: String?) { raw(key, value.map(JSONLine.quoted) ?? "null") }

    mutating func add(_ key: String, _ values: [String]) {
        raw(key, "[" + values.map(JSONLine.quoted).joined(separator: ",") + "]")
    }

    mutating func raw(_ key: String, _ value: String, bare: Bool = false) {
        members.append(bare ? value : JSONLine.quoted(key) + ":" + value)
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
