import PaidanCore

/// A telephone as spreadsheets and typists leave it.
enum OfficePhone: Equatable {
    /// The number, and what else stood in the cell.
    case number(String, others: [String])
    /// Digits are lost or were never there.
    case ruined
    /// An identity number: it is neither kept nor shown.
    case identity

    /// Reads a cell: `="138…"`, `'138…`, `13800000000.0`, full-width digits, `138-0000-0000`, several parted by / 、 or ；.
    init(_ cell: String) {
        var plain = cell.halfWidth.trimmed
        if plain.hasPrefix("=") { plain.removeFirst() }
        plain = plain.filter { $0 != "\"" && $0 != "'" && $0 != "‘" && $0 != "’" }
        let parts = plain.split { "/、;,|\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        let read = parts.flatMap(OfficePhone.pieces).map(OfficePhone.one)
        if read.contains(.identity) {
            self = .identity
            return
        }
        let numbers = read.compactMap { phone -> String? in
            if case .number(let number, _) = phone { number } else { nil }
        }
        guard let first = numbers.first(where: OfficePhone.isMobile) ?? numbers.first else {
            self = .ruined
            return
        }
        self = .number(first, others: numbers.filter { $0 != first })
    }

    /// Whether it is a mobile number of the mainland: eleven digits from 13 to 19.
    static func isMobile(_ number: String) -> Bool {
        number.count == 11 && number.hasPrefix("1") && number.dropFirst().first.map { "3456789".contains($0) } == true
    }

    /// Two whole numbers with only a space between them.
    private static func pieces(_ text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return words.count > 1 && words.allSatisfy { $0.count(where: \.isASCIIDigit) >= 7 } ? words : [text]
    }

    private static func one(_ text: String) -> OfficePhone {
        var plain = text.filter { !$0.isWhitespace && !"-()".contains($0) }.lowercased()
        if let exact = unscientific(plain) { plain = exact }
        if let point = plain.firstIndex(of: "."), plain[point...].dropFirst().allSatisfy({ $0 == "0" }) {
            plain = String(plain[..<point])
        }
        if isIdentity(plain) { return .identity }
        for prefix in ["+86", "0086", "86"]
        where plain.hasPrefix(prefix) && isMobile(String(plain.dropFirst(prefix.count))) {
            plain = String(plain.dropFirst(prefix.count))
        }
        guard plain.allSatisfy(\.isASCIIDigit) else { return .ruined }
        if isMobile(plain) { return .number(plain, others: []) }
        // 010-5550 0900 and local numbers of seven or eight digits; service numbers of five.
        let isLandline = plain.hasPrefix("0") ? (10...12).contains(plain.count) : [5, 7, 8].contains(plain.count)
        guard isLandline || plain.hasPrefix("400") && plain.count == 10 else { return .ruined }
        return .number(text.filter { $0.isASCIIDigit || $0 == "-" }, others: [])
    }

    /// `1.3800000101E+10` still holds every digit; `1.38E+10` does not.
    private static func unscientific(_ text: String) -> String? {
        let sides = text.split(separator: "e", omittingEmptySubsequences: false)
        guard sides.count == 2, let exponent = Int(sides[1].filter { $0 != "+" }) else { return nil }
        let mantissa = sides[0].split(separator: ".", omittingEmptySubsequences: false)
        guard mantissa.count == 2, mantissa[0].count == 1, mantissa[1].count == exponent else { return nil }
        return String(mantissa[0] + mantissa[1])
    }

    /// Eighteen digits (the last may be X) or fifteen; a spreadsheet rounds the last three or writes 1.1E+17.
    private static func isIdentity(_ text: String) -> Bool {
        if let exponent = text.split(separator: "e").dropFirst().first.flatMap({ Int($0.filter { $0 != "+" }) }) {
            return exponent == 17 || exponent == 14
        }
        let digits = text.hasSuffix("x") ? text.dropLast() + "0" : text[...]
        return [15, 18].contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
    }
}
