/// Telephone numbers: mobiles, landlines and toll-free ones, whole or masked (`138****1234`, `0712-28***63`, `158xxxx3321`,
/// `+86 138 1234 5678`, `400-810-8888`).
enum PhoneGrammar {
    /// All numbers of a message, in order.
    static func read(_ line: Line) -> [Found<String>] {
        var found: [Found<String>] = []
        var index = 0
        while index < line.count {
            if !line[index].isDigit, line[index] != 0x2B, line[index] != 0x28 {
                index += 1
            } else if let end = abroad(line, at: index) ?? bracketed(line, at: index) {
                found.append(Found(value: line.text(index..<end), range: index..<end))
                index = end
            } else if startsNumber(line, at: index),
                let end = mobile(line, at: index) ?? tollFree(line, at: index) ?? landline(line, at: index)
            {
                found.append(Found(value: line.text(index..<end), range: index..<end))
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    private static func startsNumber(_ line: Line, at index: Int) -> Bool {
        let before = line[index - 1]
        return line[index].isDigit && !isPart(before) && !(before == .hyphen && isPart(line[index - 2]))
    }

    /// A mobile after the country's code.
    private static func abroad(_ line: Line, at start: Int) -> Int? {
        guard line.has("+86", at: start) else { return nil }
        return mobile(line, at: line[start + 3] == .hyphen ? start + 4 : line.skippingSpaces(start + 3))
    }

    /// `(027)87654321`.
    private static func bracketed(_ line: Line, at start: Int) -> Int? {
        guard line[start] == 0x28, line[start + 1] == 0x30 else { return nil }
        var end = start + 1
        while line[end].isDigit { end += 1 }
        guard (4...5).contains(end - start), line[end] == 0x29 else { return nil }
        let local = line.skippingSpaces(end + 1)
        end = local
        while isPart(line[end]) { end += 1 }
        return (7...8).contains(end - local) ? end : nil
    }

    /// Ten places beginning with 400 or 800; hyphens or spaces may group them.
    private static func tollFree(_ line: Line, at start: Int) -> Int? {
        guard line.has("400", at: start) || line.has("800", at: start) else { return nil }
        var places = 0
        var index = start
        while places < 10 {
            if isPart(line[index]) {
                places += 1
            } else if places < 3 || line[index] != .hyphen && line[index] != .space || !isPart(line[index + 1]) {
                return nil
            }
            index += 1
        }
        return isPart(line[index]) ? nil : index
    }

    /// Eleven places beginning with 1; spaces or hyphens may group them 3-4-4.
    private static func mobile(_ line: Line, at start: Int) -> Int? {
        guard line[start] == 0x31, line[start + 1].isDigit, (0x33...0x39).contains(line[start + 1]) else { return nil }
        var places = 0
        var index = start
        while places < 11 {
            if isPart(line[index]) {
                places += 1
            } else if !((places == 3 || places == 7) && (line[index] == .hyphen || line[index] == .space)) {
                return nil
            }
            index += 1
        }
        return isPart(line[index]) ? nil : index
    }

    /// An area code with seven or eight places after it, or seven or eight places after words that announce a number.
    private static func landline(_ line: Line, at start: Int) -> Int? {
        var end = start
        while isPart(line[end]) { end += 1 }
        let area = end - start
        if (3...4).contains(area), line[start] == 0x30 || announced(line, at: start),
            line[end] == .hyphen || line[end] == .space && line[start] == 0x30
        {
            let local = end + 1
            end = local
            while isPart(line[end]) { end += 1 }
            return (line[start] == 0x30 ? 7...8 : 4...8).contains(end - local) ? end : nil
        }
        if area == 8 || area == 7, announced(line, at: start) { return end }
        return area >= 10 && area <= 12 && line[start] == 0x30 ? end : nil
    }

    private static func announced(_ line: Line, at start: Int) -> Bool {
        line.holds(["电话", "座机", "TEL", "致电", "拨打"], in: max(0, start - 6)..<start)
    }

    private static func isPart(_ unit: UInt16) -> Bool { unit.isDigit || unit == 0x2A || unit == 0x58 }
}
