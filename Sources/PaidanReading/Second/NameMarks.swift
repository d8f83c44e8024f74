import PaidanCore

/// Names: those that the sender and the roster bear, and those that a surname with a title or an introduction gives away.
/// A name said in passing by somebody else cannot be known from any other word.
struct NameMarks {
    /// Folded; the longest first.
    private let names: [[UInt16]]

    private static let titles = [
        "奶奶", "爷爷", "大爷", "大妈", "阿姨", "婆婆", "爹爹", "老师", "叔叔", "大叔", "大伯", "师傅", "老伯", "阿婆", "阿公", "伯伯", "大娘", "嬢嬢",
        "先生", "女士", "小姐", "医生", "大夫", "护士", "主任", "书记", "经理", "队长", "站长", "局长", "警官", "律师", "老板", "大姐", "大哥", "太太",
        "同志",
    ]
    /// Titles that are parts of many other words: 高工, 何总, but 高空总有.
    private static let shortTitles = ["姐", "哥", "嫂", "叔", "姨", "婶", "伯", "总", "工"]
    private static let announcements = ["我叫", "名叫", "他叫", "她叫", "姓名", "联系人", "本人", "我是", "名字是", "叫做", "我姓"]
    /// What begins like a name and is none: 我是高血压.
    private static let noNames = ["高血", "高龄", "高三", "高中", "高位", "白血", "白内", "黄码", "江苏", "金牌", "方便"]
    /// Where a surname is the end of another word.
    private static let noSurnames = ["感谢", "谢谢", "多谢", "养老金"]
    private static let familiar = ["小", "老", "阿"]
    /// What can stand right after a name that is called by a nickname: 小王在吗, 老李的.
    private static let followers = UnitSet("在来去说的是和把到要家你我他她也都已没不明今帮给能会有吗呢啊住电号地手,.!?;:~()[] \n")
    /// What people call themselves on a card though it is no name, and words in which meaning would be lost.
    private static let roles: Set<String> = [
        "业主", "住户", "租户", "房东", "物业", "物业管家", "管家", "客服", "社区", "居委会", "业委会", "网格员", "楼长", "楼栋长", "群主", "管理员", "保安",
        "保洁", "志愿者", "党员", "妈妈", "爸爸", "爷爷", "奶奶", "外婆", "外公", "孩子", "老人", "宝妈", "宝爸", "家长", "老师", "医生", "师傅", "水管",
        "电梯", "维修", "单元", "号楼",
    ]
    private static let addressWords = UnitSet("栋幢座号楼单元室户层")

    /// - Parameter names: cards and display names as written: `12-1-301 王建国`, `G5-3-1201业主`.
    init(_ names: [String], folding: Folding) {
        var found: Set<[UInt16]> = []
        for name in names {
            for part in DigitRuns.withPlainDigits(name).split(whereSeparator: { !$0.isLetter }) {
                let folded = Line(String(part), folding: folding).plain
                found.formUnion(NameMarks.forms(of: Array(folded.drop { NameMarks.addressWords.contains($0) })))
            }
        }
        self.names = found.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
        }
    }

    /// A name, and without its surname, as friends say it.
    private static func forms(of name: [UInt16]) -> [[UInt16]] {
        guard name.count >= 2, !roles.contains(String(decoding: name, as: UTF16.self)) else { return [] }
        let isFull = name.count == 3 && name.allSatisfy(\.isHan) && BeneficiaryGrammar.surnames.contains(name[0])
        return isFull ? [name, Array(name.dropFirst())] : [name]
    }

    /// Where names stand.
    func read(_ line: Line) -> [Masking.Mask] {
        var masks: [Masking.Mask] = []
        for start in 0..<line.count {
            if let known = names.first(where: { line.has($0, at: start) }) {
                masks.append(Masking.Mask(range: start..<start + known.count, sign: "某某"))
            } else if let word = line.first(of: NameMarks.announcements, at: start),
                let range = NameMarks.introduced(line, at: start + word.utf16.count)
            {
                masks.append(Masking.Mask(range: range, sign: "某某"))
            } else if let range = NameMarks.titled(line, at: start) ?? NameMarks.familiarly(line, at: start) {
                masks.append(Masking.Mask(range: range, sign: "某"))
            }
        }
        return masks
    }

    /// `我叫张三`, `联系人:李梅`: a surname with one or two characters, where the name can end there; 我是高血压 is none.
    private static func introduced(_ line: Line, at start: Int) -> Range<Int>? {
        var first = start
        while line[first] == .space || line[first] == 0x3A { first += 1 }
        guard BeneficiaryGrammar.surnames.contains(line[first]), line.first(of: noNames, at: first) == nil else {
            return nil
        }
        // 我叫赵小明,: what ends with the clause is the whole name, though 赵小 could end before 明.
        let whole = first + 3
        if (first..<whole).allSatisfy({ line[$0].isHan }), line[whole] == 0 || line[whole].endsClause {
            return first..<whole
        }
        for end in [first + 2, first + 3, first + 1] {
            guard (first..<end).allSatisfy({ line[$0].isHan }), canEnd(line, at: end) else { continue }
            return first..<end
        }
        return nil
    }

    private static func canEnd(_ line: Line, at end: Int) -> Bool {
        line[end] == 0 || line[end].isDigit || followers.contains(line[end])
    }

    /// The name before a title: `王` of 王奶奶, `王建国` of 王建国师傅, `何` of 何总.
    private static func titled(_ line: Line, at start: Int) -> Range<Int>? {
        guard BeneficiaryGrammar.surnames.contains(line[start]), !line.ends(with: noSurnames, before: start + 1) else {
            return nil
        }
        for end in start + 1...start + 3 {
            guard (start + 1..<end).allSatisfy({ line[$0].isHan }) else { return nil }
            if line.first(of: titles, at: end) != nil { return start..<end }
        }
        return line.first(of: shortTitles, at: start + 1) != nil && canEnd(line, at: start + 2)
            ? start..<start + 1 : nil
    }

    /// The surname of 小王, 老李.
    private static func familiarly(_ line: Line, at start: Int) -> Range<Int>? {
        guard BeneficiaryGrammar.surnames.contains(line[start]), line.ends(with: familiar, before: start),
            !line.ends(with: noSurnames, before: start + 1), canEnd(line, at: start + 1)
        else { return nil }
        return start..<start + 1
    }
}
