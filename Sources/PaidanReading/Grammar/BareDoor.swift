/// A door said without its building: `1501的血透`, `604的药送到了`, `301家里没人`, `快递拿到1702了`. It looks like a wish number;
/// only a floor with a few doors, and words that belong to a home, make it one.
enum BareDoor {
    private static let owned = [
        "药", "血", "老", "奶", "爷", "婆", "阿姨", "大爷", "大妈", "大叔", "水", "灯", "门", "菜", "饭", "快递", "孩子", "小孩", "娃", "住户",
        "业主",
        "租客", "邻居", "人家", "空调", "马桶", "厨", "卫生间", "阳台", "那家", "那户", "门铃", "狗", "猫", "牛奶", "米", "客户", "病人", "产妇",
    ]
    private static let homes = [
        "家里", "家的", "家没", "家有", "家来", "家,", "家漏", "家水", "家要", "家说", "家在", "这户", "那户", "户主家", "门口", "住着", "家属", "那条狗",
        "那只", "那桶", "那一桶",
    ]
    private static let brought = [
        "送到", "拿到", "搬到", "送去", "拿去", "挂到", "挂在", "放到", "抬到", "送回", "背到", "提到", "住在", "我住", "家住",
    ]
    private static let mistyped = ["打成", "写成", "报成", "看成", "说成"]

    /// Whether the number that stands in a range is a door.
    static func isOne(_ line: Line, _ number: Numeral, at start: Int) -> Bool {
        guard !number.isChinese, hasShape(number), !line[start - 1].isDigit, !line[start - 1].isLetter,
            line[start - 1] != .hyphen, line[start - 1] != 0x23
        else { return false }
        let end = number.end
        let named = line[start - 1] == 0x3A || line[start - 1] == .space ? start - 1 : start
        if line.ends(with: ["房号", "门牌号", "门牌", "房间号", "房号是", "门牌是", "房号更正"], before: named) { return true }
        if line.ends(with: brought, before: start), line[end].endsClause || end == line.count || line.has("了", at: end)
        {
            return true
        }
        guard
            start == 0 || line[start - 1].endsClause || line[start - 1] == 0x3A
                || line.ends(with: ["替", "给", "帮", "代"], before: start)
        else { return false }
        if line.first(of: homes, at: end) != nil { return true }
        if line.has("的", at: end) { return line.first(of: owned, at: end + 1) != nil }
        return line[end] == 0x2C && line.holds(mistyped, in: end..<min(line.count, end + 6))
    }

    /// Whether a number can be a flat: a floor up to forty, and on it the first to the twelfth door.
    static func hasShape(_ number: Numeral) -> Bool {
        (3...4).contains(number.count) && !number.hasLeadingZero && (1...40).contains(number.value / 100)
            && (1...12).contains(number.value % 100)
    }
}
