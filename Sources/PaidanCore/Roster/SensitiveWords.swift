/// By which words a message is known to concern somebody who must not read it, or who needs protection. Data: a community
/// adds its own.
public struct SensitiveWords: Hashable, Codable, Sendable {
    /// Words of a complaint.
    public var complaint: [String]
    /// Of whom one complains: the office, its posts and its people by title. Near a word of complaint they make one; the
    /// names of staff and members need not stand here.
    public var about: [String]
    /// Words of harm to minors.
    public var minor: [String]
    /// Words of violence.
    public var violence: [String]

    /// Words by kind.
    public init(complaint: [String] = [], about: [String] = [], minor: [String] = [], violence: [String] = []) {
        self.complaint = complaint
        self.about = about
        self.minor = minor
        self.violence = violence
    }

    /// These words and others.
    public func adding(_ other: SensitiveWords) -> SensitiveWords {
        SensitiveWords(
            complaint: complaint + other.complaint, about: about + other.about, minor: minor + other.minor,
            violence: violence + other.violence)
    }

    /// What every community starts with.
    public static let shipped = SensitiveWords(
        complaint: words(
            """
            投诉 举报 检举 控告 告状 实名反映 态度差 态度恶劣 态度不好 态度很差 态度太差 不作为 乱作为 不办事 不干事 推诿 敷衍 踢皮球 乱收费 收红包
            吃拿卡要 吃回扣 以权谋私 受贿 贪污 克扣 徇私 偏心 骂人 骂我 辱骂 欺负 刁难 泄露
            """),
        about: words("社区 居委会 居委 街道办 书记 主任 社工 网格员 网格长 楼长 楼栋长 工作人员 值班人员 志愿者 党员 干部"),
        minor: words(
            """
            虐童 虐待孩子 虐待小孩 虐待儿童 打孩子 毒打孩子 猥亵 性侵 骚扰女学生 校园欺凌 校园霸凌 霸凌 欺凌 拐卖 拐孩子 弃婴 遗弃孩子
            遗弃婴儿 孩子离家出走
            """),
        violence: words("家暴 家庭暴力 打老婆 打媳妇 打老人 虐待 殴打 挨打 被人打 动手打 强奸 性骚扰 尾随 威胁要杀"))

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
