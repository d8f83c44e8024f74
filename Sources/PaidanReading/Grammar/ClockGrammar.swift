/// Parts of a day and clocks: `下午`, `下班后`, `九点`, `9点半`, `18:30`, `两点到四点`.
enum ClockGrammar {
    /// Reads one more part of a day or clock at the end of a phrase; false, and nothing changed, where none fits.
    static func read(_ line: Line, into phrase: inout TimePhrase) -> Bool {
        let start = phrase.range.upperBound
        return phrase.day == nil && phrase.clock == nil && phrase.part == nil && delay(line, start, &phrase)
            || phrase.clock == nil && phrase.delay == nil && clock(line, start, &phrase)
            || phrase.part == nil && phrase.clock == nil && phrase.delay == nil && part(line, start, &phrase)
            || phrase.clock != nil && phrase.clockEnd == nil && clockRange(line, start, &phrase)
    }

    private static func part(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, part) = TimeWords.parts.first(where: { line.has($0.0, at: start) }) else { return false }
        // A single character only makes sense right after a day or before a clock.
        if word.utf16.count == 1 {
            guard phrase.day != nil || Numeral(line, at: start + 1).map({ line.has("点", at: $0.end) }) == true,
                !line.has("点", at: start + 1),
                line.first(of: ["饭", "会", "期", "了", "些"], at: start + 1) == nil
            else { return false }
        }
        phrase.part = part
        return phrase.take(to: start + word.utf16.count)
    }

    /// `半小时后`, `20分钟以后`, `过一个小时`: so many minutes from now.
    private static func delay(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        let from = line.has("过", at: start) ? start + 1 : start
        guard !line[start - 1].isDigit, !Numeral.isPart(line[start - 1]), let span = Eta.span(line, at: from) else {
            return false
        }
        let tail = line.first(of: ["以后", "之后", "过后", "后"], at: span.end)
        guard tail != nil || from > start else { return false }
        phrase.delay = span.minutes
        return phrase.take(to: span.end + (tail?.utf16.count ?? 0))
    }

    /// `九点`, `9点半`, `8点20`, `18:30`.
    private static func clock(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let found = clock(line, at: start) else { return false }
        if phrase.day == nil, phrase.part == nil, isPoint(line, found) { return false }
        phrase.clock = found.value
        return phrase.take(to: found.range.upperBound)
    }

    private static func clock(_ line: Line, at start: Int) -> Found<Int>? {
        guard !line[start - 1].isDigit, line[start - 1] != 0x2E, line[start - 1] != 0x3A,
            let hour = Numeral(line, at: start), hour.value <= 24, hour.count <= 2
        else { return nil }
        if line[hour.end] == 0x3A, line[hour.end + 1].isDigit, line[hour.end + 2].isDigit, !line[hour.end + 3].isDigit,
            let minute = Numeral(line, at: hour.end + 1), minute.value < 60
        {
            return Found(value: hour.value * 60 + minute.value, range: start..<minute.end)
        }
        guard line.has("点", at: hour.end), line.first(of: ["点儿", "点五", "点几", "点东西", "点击"], at: hour.end) == nil else {
            return nil
        }
        var end = hour.end + 1
        if hour.isChinese, hour.value == 1,
            line.first(of: ["点", "都", "也", "不", "没", "水", "药", "儿", "小", "菜", "事", "吃"], at: end) != nil
        {
            return nil
        }
        var minutes = 0
        if line.has("半", at: end) {
            minutes = 30
            end += 1
        } else if let word = line.first(of: ["一刻", "三刻"], at: end) {
            minutes = word == "一刻" ? 15 : 45
            end += 2
        } else if let minute = Numeral(line, at: end), minute.count == 2, minute.value < 60 {
            minutes = minute.value
            end = minute.end
            if line.has("分", at: end) { end += 1 }
        } else if line.has("钟", at: end) || line.has("整", at: end) {
            end += 1
        }
        return Found(value: hour.value * 60 + minutes, range: start..<end)
    }

    /// `水小了一点`, `补充三点:`, `两点更正`: a little, or points of a list, and no hour.
    private static func isPoint(_ line: Line, _ found: Found<Int>) -> Bool {
        let (start, end) = (found.range.lowerBound, found.range.upperBound)
        guard line.has("点", before: end), Numeral.isPart(line[start]) || line[start].isDigit else { return false }
        if line.first(of: ["更正", "建议", "意见", "要求", "说明", "补充", "请求", "诉求", "希望", "想法", ":"], at: end) != nil {
            return true
        }
        if line.ends(with: ["补充", "以下", "提", "这", "有", "共", "说"], before: start), line[end].endsClause { return true }
        guard line.has("一", at: start), found.range.count == 2 else { return false }
        return line.first(of: ["多", "左右", "前", "后", "到", "之", "来", "去", "上门", "过来", "钟"], at: end) == nil
    }

    private static func clockRange(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let joint = line.first(of: ["到", "至", "-", "~"], at: start) else { return false }
        var next = start + joint.utf16.count
        for (word, _) in TimeWords.parts where word.utf16.count == 2 && line.has(word, at: next) {
            next += 2
            break
        }
        guard let found = clock(line, at: next) else { return false }
        phrase.clockEnd = found.value
        return phrase.take(to: found.range.upperBound)
    }
}
