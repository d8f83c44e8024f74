/// Times as people say them: days, weekdays, dates, feasts, parts of the day, clocks, and runs of them.
enum TimeGrammar {
    /// The characters with which a time can begin.
    private static let heads = UnitSet("0123456789〇零一幺二两三四五六七八九十廿百壹贰叁肆伍陆柒捌玖周星礼双每逢隔下上这本腊正冬初农年大半过").union([
        TimeWords.days.heads, TimeWords.shortDays.heads, TimeWords.parts.heads, TimeWords.feasts.heads,
        DayGrammar.heads,
    ])

    /// All time phrases of a message, in order, outside the ranges that something else has taken.
    static func read(_ line: Line, avoiding taken: [Range<Int>]) -> [TimePhrase] {
        var phrases: [TimePhrase] = []
        var index = 0
        while index < line.count {
            if let range = taken.first(where: { $0.contains(index) }) {
                index = range.upperBound
                continue
            }
            var phrase = TimePhrase(range: index..<index)
            if heads.contains(line[index]), atom(line, into: &phrase) {
                extend(line, &phrase)
                if !taken.contains(where: { $0.overlaps(phrase.range) }) { phrases.append(phrase) }
                index = phrase.range.upperBound
            } else {
                index += 1
            }
        }
        if let event = EventDay.read(line, avoiding: taken + phrases.map(\.range)) {
            phrases.insert(
                lengthened(event, in: line),
                at: phrases.firstIndex { $0.range.lowerBound > event.range.lowerBound } ?? phrases.count)
        }
        return joined(phrases, in: line)
    }

    private static func lengthened(_ phrase: TimePhrase, in line: Line) -> TimePhrase {
        var phrase = phrase
        extend(line, &phrase)
        return phrase
    }

    /// `周二上午和周四上午`, `每周一早上周五傍晚`: two times that are said in one breath.
    private static func joined(_ phrases: [TimePhrase], in line: Line) -> [TimePhrase] {
        var joined: [TimePhrase] = []
        for phrase in phrases {
            if let last = joined.last, !last.isPast, !phrase.isPast,
                phrase.range.lowerBound - last.range.upperBound <= 1,
                phrase.range.lowerBound == last.range.upperBound || line.has("和", before: phrase.range.lowerBound)
            {
                var whole = last.weight >= phrase.weight ? last : phrase
                whole.range = last.range.lowerBound..<phrase.range.upperBound
                whole.also = last.also + phrase.also + [last.weight >= phrase.weight ? phrase : last]
                joined[joined.count - 1] = whole
            } else {
                joined.append(phrase)
            }
        }
        return joined
    }

    private static func extend(_ line: Line, _ phrase: inout TimePhrase) {
        while true {
            let end = phrase.range.upperBound
            let next = line.has("的", at: end) || line[end] == .space ? end + 1 : end
            var longer = phrase
            longer.range = phrase.range.lowerBound..<next
            if atom(line, into: &longer) {
                phrase = longer
                continue
            }
            if phrase.day != nil, phrase.clock == nil, phrase.part == nil,
                let tail = line.first(of: TimeWords.dayTails, at: end)
            {
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            if phrase.clock != nil, line.has("左右", at: end) {
                phrase.range = phrase.range.lowerBound..<end + 2
                continue
            }
            if let tail = line.first(of: ["以后", "之后", "过后", "后", "起"], at: end), !line.has("后天", at: end),
                phrase.clock != nil || phrase.day != nil
            {
                phrase.isAfter = true
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            if let tail = line.first(of: ["之前", "以前", "前"], at: end), !line.has("前天", at: end),
                phrase.clock != nil || phrase.day != nil
            {
                phrase.isBefore = true
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            return
        }
    }

    /// Reads one more word at the end of a phrase; false, and nothing changed, where there is none that fits.
    private static func atom(_ line: Line, into phrase: inout TimePhrase) -> Bool {
        phrase.day == nil && DayGrammar.read(line, into: &phrase)
            || DayGrammar.moreDays(line, phrase.range.upperBound, &phrase)
            || ClockGrammar.read(line, into: &phrase)
    }
}
