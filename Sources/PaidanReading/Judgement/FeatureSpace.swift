/// What the weights can be given to: runs of one to three characters, classes of words and where they stand, and what the
/// grammar found.
struct FeatureSpace: Sendable {
    private(set) var names: [String] = []
    private var index: [String: Int] = [:]
    private var grams = Trie()
    private var classes: [(any: Int?, head: Int?, tail: Int?)] = []

    /// The features with names; a name that begins with `=` is a run of characters.
    init(names: [String], classes: [String]) {
        for name in names where index[name] == nil {
            index[name] = self.names.count
            if name.hasPrefix("=") { _ = grams.insert(FeatureSpace.units(ofGram: name), value: self.names.count) }
            self.names.append(name)
        }
        self.classes = classes.map { (index["c:" + $0], index["h:" + $0], index["t:" + $0]) }
    }

    /// The features that a message has, each once, in rising order.
    func features(of evidence: Evidence) -> [Int] {
        var found: Set<Int> = []
        let units = FeatureSpace.gramUnits(evidence)
        for start in units.indices { grams.matches(in: units, at: start) { value, _ in found.insert(value) } }
        let count = evidence.line.count
        let head = (evidence.mentions.first.map { $0.range.lowerBound < 4 ? $0.range.upperBound : 0 } ?? 0) + 6
        for hit in evidence.hits {
            let ids = classes[hit.of]
            if let id = ids.any { found.insert(id) }
            if let id = ids.head, hit.range.lowerBound < head { found.insert(id) }
            if let id = ids.tail, hit.range.upperBound > count - 6 { found.insert(id) }
        }
        for sign in FeatureSpace.signs(evidence) {
            if let id = index[sign] { found.insert(id) }
        }
        return found.sorted()
    }

    /// All names that a message could give features for; for fitting.
    static func candidates(of evidence: Evidence, classes: [String]) -> Set<String> {
        var names: Set<String> = Set(signs(evidence))
        let units = gramUnits(evidence)
        for start in units.indices {
            for length in 1...3 where start + length <= units.count && isWhole(units[start..<start + length]) {
                names.insert("=" + name(ofGram: units[start..<start + length]))
            }
        }
        for hit in evidence.hits { names.formUnion(["c:", "h:", "t:"].map { $0 + classes[hit.of] }) }
        return names
    }

    /// The message with its ends marked, addresses and numbers replaced by what they are.
    private static func gramUnits(_ evidence: Evidence) -> [UInt16] {
        let line = evidence.line
        var marks: [Int: (UInt16, Int)] = [:]
        for mention in evidence.mentions { marks[mention.range.lowerBound] = (0xA7, mention.range.upperBound) }
        for number in evidence.numbers { marks[number.range.lowerBound] = (0x2116, number.range.upperBound) }
        for phone in evidence.phones { marks[phone.range.lowerBound] = (0x260E, phone.range.upperBound) }
        var units: [UInt16] = [0x5E]
        var index = 0
        while index < line.count {
            if let (mark, end) = marks[index], end > index {
                units.append(mark)
                index = end
            } else if line[index].isDigit {
                units.append(0x30)
                while line[index].isDigit { index += 1 }
            } else {
                units.append(line[index] == .space ? 0x2423 : line[index] == .newline ? 0x23CE : line[index])
                index += 1
            }
        }
        units.append(0x24)
        return units
    }

    private static func signs(_ evidence: Evidence) -> [String] {
        let line = evidence.line
        var signs = ["g:bias", "g:length\(lengthClass(line.count))"]
        if let first = evidence.mentions.first {
            signs.append("g:place")
            if first.range.lowerBound == 0 { signs.append("g:place.first") }
            if first.range.upperBound >= line.count - 1 { signs.append("g:place.last") }
            if first.room != nil { signs.append("g:room") }
            if evidence.mentions.count > 2 { signs.append("g:places") }
        }
        signs.append("g:alarm\(min(6, Int(evidence.alarm * 1.5)))")
        for sign in Set(evidence.alarms.map(\.sign)) { signs.append("g:sign." + sign) }
        if !evidence.numbers.isEmpty { signs.append("g:number") }
        if !evidence.phones.isEmpty { signs.append("g:phone") }
        if evidence.people != nil { signs.append("g:people") }
        if let time = evidence.serviceTime {
            if time.isAhead { signs.append("g:ahead") }
            if time.clock != nil { signs.append("g:clock") }
            if time.repeats { signs.append("g:repeats") }
        }
        if evidence.times.contains(where: \.isPast) { signs.append("g:past") }
        if line[line.count - 1] == 63 {
            signs.append("g:asks.last")
        } else if line.find("?") != nil {
            signs.append("g:asks")
        }
        if line.find("!") != nil { signs.append("g:shouts") }
        if line.find("!!") != nil { signs.append("g:shouts.twice") }
        if line.find("[") != nil { signs.append("g:bracket") }
        if line.find("\n") != nil { signs.append("g:lines") }
        return signs
    }

    private static func lengthClass(_ count: Int) -> Int {
        [4, 8, 14, 22, 34, 60, 120].firstIndex { count <= $0 } ?? 7
    }

    /// Whether no surrogate pair is cut.
    private static func isWhole(_ units: ArraySlice<UInt16>) -> Bool {
        guard let first = units.first, let last = units.last else { return false }
        return !(0xDC00...0xDFFF).contains(first) && !(0xD800...0xDBFF).contains(last)
    }

    private static func name(ofGram units: ArraySlice<UInt16>) -> String { String(decoding: units, as: UTF16.self) }

    private static func units(ofGram name: String) -> [UInt16] { Array(name.dropFirst().utf16) }
}
