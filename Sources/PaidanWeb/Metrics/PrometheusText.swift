/// The words of the exposition format.
enum PrometheusText {
    /// A name of letters, digits, `_` and `:`, that does not begin with a digit.
    static func name(_ label: String) -> String {
        cleaned(label, allowing: UInt8(ascii: ":"))
    }

    /// `route="hooks",status="200"`, in a fixed order; empty where there are none.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in "\(cleaned(name))=\"\(escaped(value))\"" }.sorted().joined(separator: ",")
    }

    /// One sample.
    static func line(_ name: String, _ labels: String, _ value: Double) -> String {
        "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number(value))"
    }

    /// A number as the format wants it: whole ones without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    /// Every count goes through here, so what is clean already, as almost all is, costs one look at its bytes.
    private static func cleaned(_ text: String, allowing extra: UInt8 = UInt8(ascii: "_")) -> String {
        let isClean = text.utf8.allSatisfy { isWordByte($0) || $0 == extra }
        let clean =
            isClean
            ? text
            : String(
                text.map { character in
                    character.asciiValue.map { isWordByte($0) || $0 == extra } ?? false ? character : "_"
                })
        return clean.utf8.first.map { (48...57).contains($0) } ?? true ? "_" + clean : clean
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) else { return value }
        return String(
            value.unicodeScalars.flatMap { scalar -> [Character] in
                switch scalar {
                case "\\": ["\\", "\\"]
                case "\"": ["\\", "\""]
                case "\n": ["\\", "n"]
                default: [Character(scalar)]
                }
            })
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "_"): true
        default: false
        }
    }
}
