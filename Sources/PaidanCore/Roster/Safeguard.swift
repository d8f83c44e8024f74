/// Why nobody unvetted goes somewhere alone.
public enum Safeguard: String, Hashable, Codable, Sendable, CaseIterable {
    /// Somebody is to be washed or changed.
    case bathing
    /// A minor is alone, or is to be fetched or looked after.
    case minor
    /// Somebody who lives alone is to be visited at night.
    case nightAlone = "night_alone"
}

extension Safeguard {
    private static let bathingWords = ["洗澡", "助浴", "擦身", "擦洗身", "洗身", "换尿", "翻身", "导尿", "喂饭"]
    private static let minorWords = [
        "孩子一个人", "小孩一个人", "娃一个人", "孩子独自", "小孩独自", "接孩子", "接小孩", "接娃", "看孩子", "带孩子", "带小孩", "带娃", "看娃", "照看孩子",
        "照看小孩", "照顾孩子", "陪孩子", "孩子放学", "小孩放学",
    ]
    private static let aloneWords = ["独居", "一个人住", "一个人在家", "孤寡", "空巢", "独自在家", "孤老"]

    /// What the words of a wish make it; nil where anybody may go.
    ///
    /// - Parameter isNight: whether somebody is to go there in the quiet hours.
    static func named(in words: String, isNight: Bool) -> Safeguard? {
        if bathingWords.contains(where: words.contains) { return .bathing }
        if minorWords.contains(where: words.contains) { return .minor }
        return isNight && aloneWords.contains(where: words.contains) ? .nightAlone : nil
    }
}
