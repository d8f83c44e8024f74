/// Wish numbers: `1024`, `#1024`, `单号1024`, `1024号单`, `W-219`, `T0512-03`, several of them; never a room, a price, a
/// telephone, a year or a password.
enum WishNumberGrammar {
    private static let before = [
        "单号", "工单", "订单", "编号", "受理号", "心愿", "接单", "退单", "结单", "转单", "催单", "销单", "关于", "更正",
        "单子", "撤销", "取消",
        "订单号", "认领", "单", "销", "撤", "接", "RE:", "补充", "办结", "收到", "接了", "退", "已接", "拒", "完成", "催",
        "请问", "问声", "查一下", "催一下", "催下", "的", "给", "对", "那个", "这个", "回访", "问下", "问一下", "定了", "完了", "好了", "记录",
    ]
    private static let after = [
        "单", "号单", "号工单", "号心愿", "这单", "那单", "这一单", "那一单", "这个单", "那个单", "我", "接", "收到", "办", "已", "完成", "去不",
        "来不", "让", "退", "结", "搞定", "好了", "取消", "撤", "催", "进度", "到哪", "怎么", "地址", "改", "补", "更正", "派", "转",
        "不", "完", "满意", "好评", "差评", "的", "可以", "能", "OK", "谢", "算", "帮", "还", "有人", "没", "这个", "那个", "那位",
        "给", "送", "修", "师傅", "住户", "是不是", "显示", "为什么", "为啥", "走到", "现", "临时", "拜托", "麻烦", "跟", "和", "与", "圆满",
        "交", "换", "做", "到了", "同住", "今", "明", "晚", "请", "说", "要", "先", "谁", "更新", "归", "这趟", "这套", "本来", "搞", "重复", "打",
        "户主", "评", "点个", "点赞", "什么", "多久", "居民", "的狗", "评价",
    ]
    private static let units = [
        "元", "块", "米", "斤", "克", "点", "度", "年", "人", "个", "天", "平", "分钟", "小时", "毫", "公", "万", "件", "份", "次", "名",
        "多", "岁", "集", "页", "瓦", "W", "KG", "ML", "层", "楼", "室", "栋", "幢", "座", "厘", "K", "G", "%", "斗", "盒", "度电",
    ]

    /// The numbers of a message, in order; `offers` are numbers that the sender surely knows.
    static func read(_ line: Line, avoiding taken: [Range<Int>], offers: [Int]) -> [Found<String>] {
        var found: [Found<String>] = []
        var index = 0
        while index < line.count {
            if let range = taken.first(where: { $0.contains(index) }) {
                index = range.upperBound
            } else if !line[index].isDigit, !line[index].isLetter {
                index += 1
            } else if let number = marked(line, at: index) ?? plain(line, at: index, offers: offers, found: found) {
                found.append(number)
                index = number.range.upperBound
            } else {
                index += 1
            }
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.value).inserted }
    }

    /// `W-219`, `T0512-03`, `SR-4471`, `WX20240519`: letters, then digits, with or without a hyphen.
    private static func marked(_ line: Line, at start: Int) -> Found<String>? {
        guard line[start].isLetter, !line[start - 1].isLetter, !line[start - 1].isDigit else { return nil }
        var index = start
        while line[index].isLetter { index += 1 }
        let letters = index - start
        guard letters <= 3 else { return nil }
        let hyphenated = line[index] == .hyphen
        if hyphenated { index += 1 }
        let digits = index
        while line[index].isDigit { index += 1 }
        let count = index - digits
        if letters == 1, line[start] == 0x54, !hyphenated, count == 4, line[index] == .hyphen {
            let serial = index + 1
            index = serial
            while line[index].isDigit { index += 1 }
            guard (1...3).contains(index - serial) else { return nil }
        } else if hyphenated == false, letters <= 2, count == 4, line[index] == .hyphen {
            let serial = index + 1
            index = serial
            while line[index].isDigit { index += 1 }
            guard index - serial == 4 else { return nil }
        } else if letters == 1 {
            if line.has("编号", before: start), (3...6).contains(count) {
                return Found(value: line.folded(start..<index), range: start..<index)
            }
            guard hyphenated, line[start] == 0x57, (2...5).contains(count) else { return nil }
        } else {
            guard (hyphenated && (3...8).contains(count)) || (!hyphenated && count == 8) else { return nil }
        }
        guard !line[index].isDigit, !line[index].isLetter, line[index] != .hyphen else { return nil }
        return Found(value: line.folded(start..<index), range: start..<index)
    }

    private static func plain(_ line: Line, at start: Int, offers: [Int], found: [Found<String>]) -> Found<String>? {
        guard line[start].isDigit, !line[start - 1].isDigit, !line[start - 1].isLetter else { return nil }
        var end = start
        while line[end].isDigit { end += 1 }
        let digits = line.folded(start..<end)
        guard !line[end].isLetter || line.has("OK", at: end), line[end] != .hyphen, line[end] != 0x2A,
            !([0x2E, 0x3A].contains(line[end]) && line[end + 1].isDigit && end - start < 4),
            line[start - 1] != .hyphen, !(line[start - 1] == 0x2E && line[start - 2].isDigit)
        else { return nil }
        guard isNumber(line, digits: digits, range: start..<end, offers: offers, found: found) else { return nil }
        return Found(value: digits, range: start..<end)
    }

    private static func isNumber(
        _ line: Line, digits: String, range: Range<Int>, offers: [Int], found: [Found<String>]
    ) -> Bool {
        let announced = isAnnounced(line, range: range)
        if announced, digits.count <= 10 { return true }
        guard (3...5).contains(digits.count), let value = Int(digits) else { return false }
        if line[range.lowerBound - 1] == 0x23, digits.count >= 3 { return !line[range.lowerBound - 2].isDigit }
        if line.first(of: units, at: range.upperBound) != nil,
            line.first(of: ["点个", "点赞"], at: range.upperBound) == nil
        {
            return false
        }
        if offers.contains(value) { return true }
        if let number = Numeral(line, at: range.lowerBound), BareDoor.isOne(line, number, at: range.lowerBound) {
            return false
        }
        guard digits.count == 4, !digits.hasPrefix("0"),
            !line.holds(["密码", "尾号", "车牌", "取件", "详询", "分机"], in: max(0, range.lowerBound - 6)..<range.lowerBound)
        else { return false }
        if let last = found.last, range.lowerBound - last.range.upperBound <= 1 { return true }
        return stands(line, range: range)
    }

    /// `单号 1024`, `1024号单`, `认领编号45`, `心愿墙第3条`.
    private static func isAnnounced(_ line: Line, range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while [.space, 0x3A, 0x23, 0x28].contains(line[start - 1]) { start -= 1 }
        for word in ["单号", "工单", "订单", "编号", "受理号", "接单", "退单", "结单", "心愿", "工单号", "心愿单", "回访记录"]
        where line.has(word, before: start) { return true }
        if line[start - 1] == 0x7B2C, line.holds(["心愿"], in: max(0, start - 5)..<start) { return true }
        for word in ["号单", "号工单", "号心愿", "号订单", "号微心愿", "号那个", "号这个", "号那单", "号这单"]
        where line.has(word, at: range.upperBound) { return true }
        return false
    }

    /// A bare number is one where a message begins or ends with it, or where a clause does and the words around it speak
    /// of a job.
    private static func stands(_ line: Line, range: Range<Int>) -> Bool {
        let opens = range.lowerBound == 0 || line[range.lowerBound - 1].endsClause || line[range.lowerBound - 1] == 0x5D
        var next = range.upperBound
        let spaced = line[next] == .space || line[next] == 0x2C
        let first = range.lowerBound == 0
        next = line.skippingSpaces(next)
        let closes = next >= line.count || line[next].endsClause || line[next] == 0x3A
        if opens, closes { return true }
        if opens { return first || spaced || line.first(of: after, at: next) != nil || !line[next].isHan }
        let announced = before.contains { line.has($0, before: range.lowerBound) }
        if announced, line.has("号", at: next), line.skippingSpaces(next + 1) >= line.count || line[next + 1].endsClause
        {
            return true
        }
        return announced && (closes || line.first(of: after, at: next) != nil)
    }
}
