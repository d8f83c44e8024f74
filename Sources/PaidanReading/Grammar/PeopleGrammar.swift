/// How many people a message asks for: `来两个小伙子`, `四条汉子`, `求六个人`, `来几个壮劳力`.
enum PeopleGrammar {
    private static let calls = [
        "来", "求", "请", "找", "派", "要", "叫", "喊", "召集", "需要", "差", "缺", "安排", "组织", "得", "出", "搭", "下来", "帮忙找", "帮我找",
        "上来", "再来",
        "等", "哪位", "有没有", "求助",
    ]
    private static let measures = ["个", "位", "名", "条", "人"]
    private static let people = [
        "人", "小伙", "壮", "汉子", "年轻", "力气", "男", "大哥", "师傅", "志愿者", "帮手", "劳力", "大汉", "兄弟", "后生", "有力", "大小伙", "弟兄", "壮汉",
        "帮忙",
        "学生", "大学生", "护士", "医生", "党员", "青年", "大叔", "邻居", "伢", "扮", "搭手", "抬", "能",
    ]

    private static let heads = UnitSet("0123456789一二两三四五六七八九十几俩仨")

    /// The number asked for and where it stands; nil where none is said.
    static func read(_ line: Line, avoiding taken: [Range<Int>]) -> Found<Int>? {
        guard !line.holds(["我们公司", "科室", "我们单位", "我们队来", "我们都来"]) else { return nil }
        for start in 0..<line.count where heads.contains(line[start]) && !taken.contains(where: { $0.contains(start) })
        {
            if let found = counted(line, at: start) ?? pair(line, at: start) ?? several(line, at: start) {
                return found
            }
        }
        return nil
    }

    private static func counted(_ line: Line, at start: Int) -> Found<Int>? {
        guard !Numeral.isPart(line[start - 1]), !line[start - 1].isDigit, !line.has("第", before: start),
            let number = Numeral(line, at: start), (1...99).contains(number.value),
            let count = count(line, number, at: start),
            let measure = line.first(of: measures, at: number.end)
        else { return nil }
        let end = number.end + measure.utf16.count
        guard
            measure == "人"
                ? line.first(
                    of: ["住", "在", "都", "家", "份", "受", "被", "困", "一", "间", "次", "吃", "喝", "转", "才", "不"], at: end)
                    == nil
                : line.first(of: people, at: end) != nil
        else { return nil }
        let called =
            line.holds(calls, in: max(0, start - 6)..<start)
            || line.holds(["抬", "搬", "搭把手", "轮换", "帮忙", "担架"], in: end..<min(line.count, end + 8))
        guard called,
            !line.holds(
                ["困", "伤", "关了", "晕", "里面", "就剩", "一家", "我们", "老人", "孩子", "住", "收"], in: max(0, start - 4)..<start),
            count > 1 || line.holds(["来", "派", "找", "求", "请"], in: max(0, start - 3)..<start)
        else { return nil }
        return Found(value: count, range: start..<end)
    }

    /// `两三个` is up to three; more than twenty are a crowd, not helpers.
    private static func count(_ line: Line, _ number: Numeral, at start: Int) -> Int? {
        if number.isChinese, number.end - start == 2, let first = Numeral.digit(line[start]),
            let last = Numeral.digit(line[start + 1])
        {
            return last == first + 1 ? last : nil
        }
        return number.value <= 20 ? number.value : nil
    }

    /// `来俩小伙`, `叫仨人`.
    private static func pair(_ line: Line, at start: Int) -> Found<Int>? {
        guard line.has("俩", at: start) || line.has("仨", at: start), line.first(of: people, at: start + 1) != nil,
            line.holds(calls, in: max(0, start - 4)..<start),
            !line.holds(["我", "他", "她", "你", "们"], in: start - 1..<start)
        else { return nil }
        return Found(value: line.has("俩", at: start) ? 2 : 3, range: start..<start + 1)
    }

    /// `几个人` is four; `哪几个` and `没几个` are none.
    private static func several(_ line: Line, at start: Int) -> Found<Int>? {
        guard line.has("几", at: start), let measure = line.first(of: ["个", "位", "名", "条"], at: start + 1) else {
            return nil
        }
        let end = start + 1 + measure.utf16.count
        guard line.first(of: people, at: end) != nil, line.holds(calls, in: max(0, start - 4)..<start),
            !line.holds(["没", "哪", "好", "这", "那", "家"], in: start - 1..<start)
        else { return nil }
        return Found(value: 4, range: start..<end)
    }
}
