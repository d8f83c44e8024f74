import PaidanCore

/// Lists by which people sign up, as they are passed on in a group (接龙), and a single word that does the same.
struct RollGrammar {
    let context: ReadingContext
    let lexicon: Lexicon

    private static let calls = ["报名", "接龙"]
    private static let questions = ["?", "？", "怎么", "在哪", "吗", "取消", "退出", "没报", "不报", "哪里报", "结束", "截止", "推荐", "我们公司"]
    private static let fillers = [
        "我也要", "我要", "我也", "帮我", "替我", "给我", "麻烦", "一下", "报名", "接龙", "参加", "坐车", "要车", "用车", "接送", "登记", "姓名", "地址",
        "电话",
        "人数", "共", "时间", "住",
    ]

    /// The list in a message; nil where it is none.
    func roll(in text: String, _ message: Line) -> Roll? {
        guard message.plain.contains(10) || message.holds(["报名"]) else { return nil }
        guard text.utf16.count >= 3, var roll = list(in: text) ?? word(in: text), !roll.lines.isEmpty else {
            return nil
        }
        if let card = context.card {
            roll.ownPlace = CardGrammar.read(card, buildings: context.buildings, folding: lexicon.folding) ?? Place()
        }
        return roll
    }

    private func list(in text: String) -> Roll? {
        let rows = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
        var heading = ""
        var numbered: [RollLine] = []
        for row in rows {
            if let rest = RollGrammar.numbered(row) { numbered.append(line(in: rest)) } else { heading += row }
        }
        let isCalled = RollGrammar.calls.contains(where: heading.contains)
        guard !numbered.isEmpty, isCalled || numbered.count > 1, numbered.count <= 500 else { return nil }
        // Two troubles told by number are no list of people.
        guard isCalled || numbered.allSatisfy({ $0.looksLikeSomebody }) else { return nil }
        let isByStaff = heading.hasPrefix("报名")
        // A flat may stand for its people.
        let lines = numbered.map { line in
            var line = line
            if line.name.isEmpty, line.place.room != nil { line.name = "住户" }
            return line
        }
        return Roll(lines: lines.filter { !$0.name.isEmpty }, isWhole: !isByStaff, heading: heading)
    }

    /// What stands behind the number of a list's row: `1. 张阿姨 3栋`.
    private static func numbered(_ row: String) -> String? {
        let digits = row.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count), let mark = row.dropFirst(digits.count).first, ".、．,，)）:： ".contains(mark)
        else { return nil }
        let rest = String(row.dropFirst(digits.count + 1)).trimmed
        return rest.isEmpty ? nil : rest
    }

    /// `报名 张阿姨 3栋501 2人`, `我要报名，两个人`; by the staff with the number of the campaign, several in so many rows.
    private func word(in text: String) -> Roll? {
        guard text.contains("报名"), !RollGrammar.questions.contains(where: text.contains) else { return nil }
        var rows = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard rows.allSatisfy({ $0.count <= 60 }), let first = rows.first, let at = first.firstRange(of: "报名"),
            first[..<at.lowerBound].count <= 6,
            first[at.upperBound...].first.map({ $0.isWhitespace || "：:,，。.!！、".contains($0) }) ?? true
        else { return nil }
        var rest = first[at.upperBound...].drop { $0.isWhitespace || "：:,，".contains($0) }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if (3...7).contains(digits.count), rest.dropFirst(digits.count).first?.isWhitespace ?? true {
            rest = rest.dropFirst(digits.count)
        }
        rows[0] = String(rest).trimmed
        if rows.count > 1, rows[0].isEmpty { rows.removeFirst() }
        let lines = rows.map { line(in: $0) }
        guard lines.allSatisfy(\.canBeSaid) else { return nil }
        return Roll(lines: lines, isWhole: false, heading: text)
    }

    /// One row: the address, time, telephone and head count are taken out; what is left first is the name.
    private func line(in row: String) -> RollLine {
        let evidence = Evidence(row, in: context, lexicon: lexicon)
        var taken = evidence.phones.map(\.range) + evidence.mentions.map(\.range) + evidence.times.map(\.range)
        var found = RollLine(name: "", phone: evidence.phones.first?.value)
        if let mention = evidence.places.first {
            found.place = mention.place
            taken.append(mention.range)
        }
        if let time = evidence.times.first(where: { $0.clock != nil }) { found.minuteOfDay = minute(of: time) }
        if let people = heads(in: evidence.line, avoiding: taken) {
            found.people = people.value
            taken.append(people.range)
        }
        found.name = name(in: evidence.line, beside: taken)
        return found
    }

    private func minute(of time: TimePhrase) -> Int? {
        var time = time
        time.day = nil
        let morning = context.zone.startOfDay(context.zone.civil(context.at).date)
        return TimeWindow.resolve(time, at: morning, zone: context.zone).map { context.zone.civil($0.from).minuteOfDay }
    }

    /// `2人`, `两个人`, `一家三口`, `老两口`.
    private func heads(in line: Line, avoiding taken: [Range<Int>]) -> Found<Int>? {
        for start in 0..<line.count where !taken.contains(where: { $0.contains(start) }) {
            if let pair = line.first(of: ["老两口", "夫妻俩", "夫妻", "两口子", "母女", "母子", "父子"], at: start) {
                return Found(value: 2, range: start..<start + pair.utf16.count)
            }
            guard Numeral.canBegin(line[start]), let number = Numeral(line, at: start), (1...60).contains(number.value),
                let measure = line.first(of: ["个人", "个老人", "人", "位", "口", "个座", "座"], at: number.end)
            else { continue }
            let begin = line.has("一家", before: start) ? start - 2 : start
            return Found(value: number.value, range: begin..<number.end + measure.utf16.count)
        }
        return nil
    }

    private func name(in line: Line, beside taken: [Range<Int>]) -> String {
        var words: [String] = []
        var start: Int?
        for index in 0...line.count {
            let isOpen =
                index < line.count && !taken.contains { $0.contains(index) }
                && !(line[index] < 0x80 && !line[index].isLetter)
            if isOpen { start = start ?? index }
            if !isOpen, let begin = start {
                words.append(line.text(begin..<index))
                start = nil
            }
        }
        for word in words {
            var rest = word
            for filler in RollGrammar.fillers {
                while let at = rest.firstRange(of: filler) { rest.removeSubrange(at) }
            }
            rest = rest.trimmed
            if (1...12).contains(rest.count) { return rest }
        }
        return ""
    }
}

extension RollLine {
    /// Whether its name is one rather than the rest of a sentence; none is the speaker's own.
    fileprivate var canBeSaid: Bool {
        name.count <= 6 && !name.contains { "我你您了的吗呢吧啊想要不没在是有去来问几看晕摔".contains($0) }
    }

    /// Whether it can be somebody who signs up: a short name with an address, a telephone or a head count.
    fileprivate var looksLikeSomebody: Bool {
        (1...4).contains(name.count) && (place.building != nil || phone != nil || people > 1)
    }
}
