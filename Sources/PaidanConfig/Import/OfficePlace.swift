import PaidanCore

/// The buildings of a cell: those somebody covers, or the one somebody lives in.
struct OfficePlace {
    let directory: BuildingDirectory

    /// What a cell holds.
    enum Outcome: Equatable {
        /// Buildings as `roster.csv` writes them, and whether a spreadsheet had made a date of them.
        case buildings(String, repaired: Bool)
        /// A spreadsheet made something of it that can mean several things.
        case turned(into: String)
        /// No building of this community.
        case unknown(String)
    }

    /// Reads a column of covered buildings: `3栋`, `1-3、7`, `G1-G8`, `第一网格`, `*`.
    func covered(_ cell: String) -> Outcome {
        let text = cell.halfWidth.trimmed
        if let parts = OfficePlace.date(text) { return .turned(into: parts.map(String.init).joined(separator: "-")) }
        if let known = exponent(text) { return .buildings(known, repaired: true) }
        let findings = Findings(part: .server)
        let spot = Spot(findings: findings, file: "", line: 1, key: "")
        let coverage = CoverageNotation(directory: directory).read(text, at: spot)
        if let bad = findings.faults.first?.got { return OfficePlace.address(text, in: directory) ?? .unknown(bad) }
        guard coverage != nil else { return .unknown(text) }
        return .buildings(text.split { "、,;/ \n".contains($0) }.joined(separator: ","), repaired: false)
    }

    /// Reads a column of homes: `3-2-501`, `3栋2单元501`, and `2003/2/5` or `3月2日`, which a spreadsheet made of 3-2-5 and 3-2.
    func home(_ cell: String) -> Outcome {
        let text = cell.halfWidth.trimmed
        if let parts = OfficePlace.date(text), let first = parts.first {
            return directory.normal("\(first)").map { .buildings($0, repaired: true) } ?? .turned(into: "\(first)-…")
        }
        if let known = exponent(text) { return .buildings(known, repaired: true) }
        return OfficePlace.address(text, in: directory) ?? covered(text)
    }

    /// The first part of an address, where it is a building.
    private static func address(_ text: String, in directory: BuildingDirectory) -> Outcome? {
        let numerals: Set<Character> = Set("〇零一二三四五六七八九十")
        func building(_ name: some StringProtocol) -> Outcome? {
            (directory.normal(String(name)) ?? directory.normal(BuildingNotation.normal(String(name))))
                .map { .buildings($0, repaired: false) }
        }
        for mark in ["号楼", "栋", "幢", "座", "#"] {
            guard let found = text.firstRange(of: mark) else { continue }
            let before = text[..<found.lowerBound]
            let name = before.reversed().prefix { $0.isASCIIDigit || $0.isASCIILetter || numerals.contains($0) }
                .reversed()
            return building(String(name))
        }
        let parts = text.split { "-—/".contains($0) }
        return parts.count >= 3 ? building(parts[0]) : nil
    }

    /// The numbers of what a spreadsheet took for a date: 3-2-5 became 2003/2/5, 3-2 became 3月2日.
    private static func date(_ text: String) -> [Int]? {
        if text.hasSuffix("日"), let month = text.firstIndex(of: "月") {
            let numbers = [text[..<month], text[text.index(after: month)...].dropLast()].map { Int($0) }
            guard let first = numbers[0], let second = numbers[1] else { return nil }
            return [first, second]
        }
        guard let day = DateNotation.read(text), (2000...2031).contains(day.year) else { return nil }
        return [day.year - 2000, day.month, day.day]
    }

    /// Building 1E3 of which a spreadsheet made 1000 or 1.00E+03.
    private func exponent(_ text: String) -> String? {
        guard directory.normal(text) == nil else { return nil }
        let value = text.lowercased().contains("e+") ? Double(text).map { Int($0.rounded()) } : Int(text)
        guard let value, value >= 10 else { return nil }
        return directory.buildings.map(\.id).first { id in
            let sides = id.uppercased().split(separator: "E")
            guard sides.count == 2, let base = Int(sides[0]), let exponent = Int(sides[1]), (1...9).contains(exponent)
            else { return false }
            return (0..<exponent).reduce(base) { power, _ in power * 10 } == value
        }
    }
}
