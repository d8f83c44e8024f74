import PaidanCore

/// A message rewritten so that it leads to nobody and is read in the same way: other telephones, stairs, doors and names,
/// each the same wherever it stands. Buildings stay: a building is a statistic, a door is a person.
///
/// What no grammar finds cannot be rewritten, a given name alone for instance: who passes such a text on reads it first.
struct Disguise {
    /// The message as it may be passed on.
    private(set) var text: String
    /// Made-up doors by the real ones.
    private(set) var doors: [String: String] = [:]
    /// Made-up telephones by the real ones, as written.
    private(set) var phones: [String: String] = [:]
    /// Made-up stairs by the real ones.
    private(set) var stairs: [String: String] = [:]

    private let line: Line
    private var changes: [Change] = []

    /// What stands for what names a person, by the sign that a stranger would be shown: words as people write them.
    private static let madeUp = [
        "某某": "王某", "某": "王", "[某人]": "@王某", "[链接]": "https://example.org/1", "[邮箱]": "wang@example.org",
        "[账号]": "wang12345",
    ]

    private struct Change {
        var range: Range<Int>
        var words: String
    }

    /// A message with the names that are known around it; `kept` are words that stay as they are, numbers of wishes and
    /// times.
    init(_ text: String, names: [String], kept: [String], folding: Folding) {
        self.text = text
        line = Line(text, folding: folding)
        var kept = kept.flatMap { ranges(of: $0) }
        for phone in PhoneGrammar.read(line) { hide(phone) }
        for mention in AddressGrammar.read(line, avoiding: changes.map(\.range) + kept) {
            hide(mention)
            if let building = mention.building { kept.append(building) }
        }
        hideNumbers(besides: kept)
        for mask in NameMarks(names, folding: folding).read(line) + AccountMarks.read(line) {
            change(mask.range, to: Disguise.madeUp[mask.sign] ?? mask.sign)
        }
        self.text = rewritten()
    }

    /// Whether a building is named in the message, in digits or in Chinese.
    func names(building: String) -> Bool {
        let name = Array(building.utf16)
        return line.plain.indices.contains { start in
            if line.has(name, at: start) {
                let (before, after) = (line[start - 1], line[start + name.count])
                return !before.isDigit && !before.isLetter && !after.isDigit
            }
            guard let number = Numeral(line, at: start), number.isChinese, !Numeral.isPart(line[start - 1]) else {
                return false
            }
            return String(number.value) == building
        }
    }

    private mutating func hide(_ phone: Found<String>) {
        let masked = phone.value.contains { "*xX".contains($0) }
        let other = phones[phone.value] ?? (masked ? phone.value : "138****\(1000 + phones.count)")
        phones[phone.value] = other
        change(phone.range, to: other)
    }

    private mutating func hide(_ mention: PlaceMention) {
        if let range = mention.unit, let unit = mention.place.unit, Int(unit) != nil, let digits = number(in: range) {
            stairs[unit] = stairs[unit] ?? String(stairs.count + 1)
            change(digits.range, to: stairs[unit] ?? unit)
        }
        if let range = mention.room, let room = mention.place.room, Int(room) != nil, let digits = number(in: range) {
            change(digits.range, to: door(room))
        }
    }

    /// Numbers that no grammar took: from three digits on they may be a door, a card or an account.
    private mutating func hideNumbers(besides kept: [Range<Int>]) {
        var index = 0
        while index < line.count {
            guard let number = Numeral(line, at: index) else {
                index += line[index].isDigit || Numeral.isPart(line[index]) ? run(at: index) : 1
                continue
            }
            let range = index..<number.end
            index = number.end
            // 一百二十 counts something; 一二零 and 十二零一 are read out as doors are.
            guard number.count >= 3, !line.holds(["百"], in: range), !isPublic(number),
                !StairAndDoor.isMeasure(line, at: number.end),
                !kept.contains(where: { $0.overlaps(range) })
            else { continue }
            change(range, to: number.count <= 4 ? door(number.digits) : String(repeating: "0", count: number.count))
        }
        // What is longer than any number that means something.
        for range in longRuns() { change(range, to: String(repeating: "0", count: range.count)) }
    }

    private func longRuns() -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < line.count {
            let length = line[index].isDigit ? run(at: index) : 0
            if length > 12 { runs.append(index..<index + length) }
            index += max(length, 1)
        }
        return runs
    }

    private func run(at start: Int) -> Int {
        var end = start
        while line[end].isDigit || Numeral.isPart(line[end]) { end += 1 }
        return max(end - start, 1)
    }

    /// Whom everybody calls.
    private func isPublic(_ number: Numeral) -> Bool {
        ["110", "119", "120", "122", "12315", "12345"].contains(number.digits)
    }

    private mutating func door(_ room: String) -> String {
        if let known = doors[room] { return known }
        let place = doors.count % 12 + 1
        let other = (room.count > 3 ? "11" : "1") + (place < 10 ? "0" : "") + String(place)
        doors[room] = other
        return other
    }

    private func number(in range: Range<Int>) -> Found<Numeral>? {
        for start in range {
            if let number = Numeral(line, at: start), number.end <= range.upperBound {
                return Found(value: number, range: start..<number.end)
            }
        }
        return nil
    }

    private func ranges(of words: String) -> [Range<Int>] {
        let units = Array(words.utf16)
        guard !units.isEmpty, units.count <= line.count else { return [] }
        return (0...line.count - units.count).filter { Array(line.written[$0..<$0 + units.count]) == units }
            .map { $0..<$0 + units.count }
    }

    /// What is changed already stays as it is.
    private mutating func change(_ range: Range<Int>, to words: String) {
        guard !range.isEmpty, !changes.contains(where: { $0.range.overlaps(range) }) else { return }
        changes.append(Change(range: range, words: words))
    }

    private func rewritten() -> String {
        var units: [UInt16] = []
        var index = 0
        for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            units += line.written[index..<change.range.lowerBound] + Array(change.words.utf16)
            index = change.range.upperBound
        }
        return String(decoding: units + line.written[index...], as: UTF16.self)
    }
}
