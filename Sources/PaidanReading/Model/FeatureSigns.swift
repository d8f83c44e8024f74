/// Features of the message as a whole: what the grammar found, how long it is, how it ends.
enum FeatureSigns {
    private static let bias = FeatureSpace.hash("g:bias")
    private static let place = FeatureSpace.hash("g:place")
    private static let placeFirst = FeatureSpace.hash("g:place.first")
    private static let placeLast = FeatureSpace.hash("g:place.last")
    private static let room = FeatureSpace.hash("g:room")
    private static let places = FeatureSpace.hash("g:places")
    private static let number = FeatureSpace.hash("g:number")
    private static let phone = FeatureSpace.hash("g:phone")
    private static let people = FeatureSpace.hash("g:people")
    private static let ahead = FeatureSpace.hash("g:ahead")
    private static let clock = FeatureSpace.hash("g:clock")
    private static let repeats = FeatureSpace.hash("g:repeats")
    private static let past = FeatureSpace.hash("g:past")
    private static let asksLast = FeatureSpace.hash("g:asks.last")
    private static let asks = FeatureSpace.hash("g:asks")
    private static let shouts = FeatureSpace.hash("g:shouts")
    private static let bracket = FeatureSpace.hash("g:bracket")
    private static let lines = FeatureSpace.hash("g:lines")
    private static let lengths = (0...7).map { FeatureSpace.hash("g:length\($0)") }
    private static let alarms = (0...6).map { FeatureSpace.hash("g:alarm\($0)") }
    private static let sentences = (0...4).map { FeatureSpace.hash("g:sentences\($0)") }

    static func add(of evidence: Evidence, to found: inout [UInt64]) {
        let line = evidence.line
        found.append(bias)
        found.append(lengths[lengthClass(line.count)])
        if let first = evidence.mentions.first {
            found.append(place)
            if first.range.lowerBound == 0 { found.append(placeFirst) }
            if first.range.upperBound >= line.count - 1 { found.append(placeLast) }
            if first.room != nil { found.append(room) }
            if evidence.mentions.count > 2 { found.append(places) }
        }
        found.append(alarms[min(6, Int(evidence.alarm * 1.5))])
        for alarm in evidence.alarms { found.append(FeatureSpace.mix(bias, FeatureSpace.hash(alarm.sign))) }
        if !evidence.numbers.isEmpty { found.append(number) }
        if !evidence.phones.isEmpty { found.append(phone) }
        if evidence.people != nil { found.append(people) }
        if let time = evidence.serviceTime {
            if time.isAhead { found.append(ahead) }
            if time.clock != nil { found.append(clock) }
            if time.repeats { found.append(repeats) }
        }
        if evidence.times.contains(where: \.isPast) { found.append(past) }
        punctuation(line, &found)
    }

    private static func punctuation(_ line: Line, _ found: inout [UInt64]) {
        var ends = 0
        var hasQuestion = false
        var hasShout = false
        var hasBracket = false
        var hasLines = false
        for index in 0..<line.count {
            let unit = line.plain[index]
            if unit.endsSentence, !line[index - 1].endsSentence { ends += 1 }
            if unit == 0x3F { hasQuestion = true }
            if unit == 0x21 { hasShout = true }
            if unit == 0x5B { hasBracket = true }
            if unit == .newline { hasLines = true }
        }
        found.append(sentences[min(4, ends)])
        if line[line.count - 1] == 0x3F { found.append(asksLast) } else if hasQuestion { found.append(asks) }
        if hasShout { found.append(shouts) }
        if hasBracket { found.append(bracket) }
        if hasLines { found.append(lines) }
    }

    private static func lengthClass(_ count: Int) -> Int {
        [4, 8, 14, 22, 34, 60, 120].firstIndex { count <= $0 } ?? 7
    }
}
