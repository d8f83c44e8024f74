/// Names of people in a message, and the one that everybody bears in what is passed on: 王某.
enum NameWords {
    /// How people are called after their family name.
    private static let titles = [
        "奶奶", "爷爷", "大爷", "大妈", "阿姨", "婆婆", "爹爹", "老师", "叔叔", "大叔", "大伯", "师傅", "老伯", "阿婆", "阿公", "阿太", "老太", "伯伯",
        "大娘", "嬢嬢", "先生", "女士", "小姐", "医生", "大夫", "主任", "书记", "社工", "站长", "经理", "队长", "大姐", "大哥", "姐", "哥", "叔", "姨",
        "婶",
    ]
    private static let introductions = ["我叫", "名叫", "联系人", "姓名"]
    private static let followers = ["电话", "手机", "住"]

    /// The names in how somebody is called, such as a group card: 刘洋 of `12-1-301 刘洋`, 胡女士.
    static func names(of called: String) -> [String] {
        called.split { $0.unicodeScalars.contains { !(0x4E00...0x9FFF).contains($0.value) } }.map(String.init)
            .filter { name in
                (2...4).contains(name.count) && name.utf16.first.map(BeneficiaryGrammar.surnames.contains) == true
            }
    }

    /// What takes a name's place.
    static func other(_ name: String) -> String {
        for title in titles where name.hasSuffix(title) && name.count > title.count { return "王" + title }
        return "王某"
    }

    /// Where somebody is called by name and title, introduced by name, or mentioned; and what is said instead.
    static func find(in line: Line) -> [(Range<Int>, String)] {
        var found: [(Range<Int>, String)] = []
        for start in 0..<line.count {
            if line[start] == 0x40 {
                found.append((start..<mentionEnd(line, from: start + 1), "@王某"))
            } else if BeneficiaryGrammar.surnames.contains(line[start]) {
                if line.first(of: titles, at: start + 1) != nil {
                    found.append((start..<start + 1, "王"))
                } else if let end = introduced(line, at: start) {
                    found.append((start..<end, "王某"))
                }
            }
        }
        return found
    }

    private static func mentionEnd(_ line: Line, from start: Int) -> Int {
        var end = start
        while end < line.count, !line[end].endsClause { end += 1 }
        return end
    }

    /// The end of a name of two or three characters that stands alone after words such as 我叫.
    private static func introduced(_ line: Line, at start: Int) -> Int? {
        let before = line[start - 1] == 0x3A || line[start - 1] == .space ? start - 1 : start
        guard line.ends(with: introductions, before: before) else { return nil }
        return [start + 3, start + 2].first { end in
            let isAlone = !line[end].isHan || line.first(of: followers, at: end) != nil
            return isAlone && (start..<end).allSatisfy { line[$0].isHan }
        }
    }
}
