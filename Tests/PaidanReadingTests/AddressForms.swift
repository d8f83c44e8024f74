import PaidanCore

/// Writes the address of a flat in the many ways that people use.
enum AddressForms {
    private static let ones = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// A number up to 99 as it is spoken: `十二`.
    static func spoken(_ number: Int) -> String {
        let (tens, rest) = number.quotientAndRemainder(dividingBy: 10)
        return (tens == 0 ? "" : tens == 1 ? "十" : ones[tens] + "十") + (rest == 0 && tens > 0 ? "" : ones[rest])
    }

    /// A number digit by digit: `一二零一`.
    static func spelled(_ number: Int) -> String {
        String(number).compactMap(\.wholeNumberValue).map { ones[$0] }.joined()
    }

    /// The text with full-width letters, digits and signs.
    static func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }

    /// The ways to write a building; `3` and `G3` are buildings with a number, `A` is one without.
    static func building(_ id: String) -> [String] {
        let letter = id.prefix { $0.isLetter }
        guard let number = Int(id.dropFirst(letter.count)) else {
            return ["栋", "座", "幢"].flatMap { ["\(id)\($0)", "\(id.lowercased())\($0)", wide(id) + $0] }
        }
        var forms = ["栋", "幢", "洞", "座", "棟", "号楼", "#", "#楼", " 栋", "號樓"].map { id + $0 }
        forms += ["栋", "号楼"].flatMap { [id.lowercased() + $0, wide(id) + $0] }
        if letter.isEmpty {
            forms += ["栋", "幢", "座", "号楼"].map { spoken(number) + $0 }
        } else {
            forms += ["\(id)", "\(letter)-\(number)栋"]
        }
        return forms
    }

    /// The ways to write a stair and a door after a building.
    static func rest(unit: Int, room: Int) -> [String] {
        let floor = room / 100
        return [
            "\(unit)单元\(room)", "\(unit)单元\(room)室", "\(unit)单元 \(room)", "\(unit) 单元 \(room) 室", "\(unit)门\(room)",
            "\(spoken(unit))单元\(room)", "\(spoken(unit))单元\(spelled(room))", "\(spoken(unit))门\(spelled(room))室",
            "\(unit)单元\(floor)楼\(room)", "\(unit)单元\(spoken(floor))楼\(room)室", "\(unit)单元-\(room)",
            "-\(unit)单元-\(room)",
            ",\(unit)单元,\(room)室", "的\(unit)单元\(room)", "\(unit)单元的\(room)室", "/\(unit)单元/\(room)",
            wide("\(unit)单元\(room)"),
            "\(unit)单元\(room)房", "\(unit)-\(room)", " \(unit)-\(room)", "\(unit)号单元\(room)",
        ]
    }

    /// Buildings, stairs and doors with dashes alone.
    static func dashed(_ id: String, unit: Int, room: Int) -> [String] {
        var forms = ["-", "—", "－", "–", "~-"].dropLast().map { [id, "\(unit)", "\(room)"].joined(separator: $0) }
        forms += [
            "\(id)-\(unit)-\(room)室", wide("\(id)-\(unit)-\(room)"), "\(id)-\(unit)单元\(room)", "\(id)_\(unit)_\(room)",
        ]
        if id.allSatisfy(\.isNumber) {
            forms += ["\(id)一\(unit)一\(room)", "\(id)-\(unit) \(room)", "\(id)/\(unit)/\(room)"]
        }
        return forms
    }
}
