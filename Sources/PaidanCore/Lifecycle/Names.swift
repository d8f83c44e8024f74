/// The Chinese names by which the staff call kinds, classes, skills and head counts.
enum Names {
    /// How old people and neighbours are called.
    static let callings = [
        "奶奶", "爷爷", "大爷", "大妈", "阿姨", "叔叔", "伯伯", "婆婆", "公公", "先生", "女士", "师傅", "老师", "大姐", "大哥", "老人",
    ]

    private static let categories: [String: Category] = [
        "维修": .repair, "修理": .repair, "入户维修": .repair, "公共设施": .facility, "设施": .facility, "医疗": .medical,
        "就医": .medical,
        "看病": .medical, "养老": .eldercare, "助老": .eldercare, "照料": .eldercare, "跑腿": .errand, "代办": .errand,
        "出行": .transport,
        "接送": .transport, "安全": .safety, "纠纷": .dispute, "调解": .dispute, "环境": .environment, "卫生": .environment,
        "停车": .parking, "政策": .admin, "咨询": .admin, "办事": .admin, "物资": .goods, "借物": .goods, "陪伴": .companion,
        "文体": .companion, "其他": .other,
        // As the shipped texts call them, so that an answer can be copied back.
        "家里维修": .repair, "看病用药": .medical, "照顾老人": .eldercare, "跑腿代办": .errand, "邻里纠纷": .dispute,
        "环境卫生": .environment, "办事咨询": .admin, "借用物品": .goods,
    ]

    private static let urgencies: [String: Urgency] = [
        "紧急": .emergency, "急救": .emergency, "急": .urgent, "加急": .urgent, "预约": .scheduled, "一般": .normal, "普通": .normal,
        "不急": .normal, "今天要办": .urgent, "约好时间": .scheduled,
    ]

    static func category(_ word: String) -> Category? { categories[word] ?? Category(rawValue: word) }

    static func urgency(_ word: String) -> Urgency? { urgencies[word] ?? Urgency(rawValue: word) }

    /// What nobody in particular must be able to do.
    static let anybody = "谁都行"

    /// The skills that a word means; none where anybody will do, nil where it means no skill.
    static func skills(_ word: String) -> [Skill]? {
        if word == anybody { return [] }
        let meant = SkillWords.skills(in: word)
        return meant.isEmpty ? nil : meant
    }

    /// How many people a word asks for, such as `两个人`, `来3人`, `四位`; nil where it is no head count up to twenty.
    static func people(_ word: String) -> Int? {
        var rest = word[...]
        if let call = ["来", "要", "派"].first(where: rest.hasPrefix) { rest = rest.dropFirst(call.count) }
        let digits = rest.prefix { $0.wholeNumberValue != nil && $0.isNumber && numerals[$0] == nil }
        var count = digits.isEmpty ? nil : Int(String(digits.compactMap(\.wholeNumberValue).map(String.init).joined()))
        rest = rest.dropFirst(digits.count)
        if count == nil, let first = rest.first, let value = numerals[first] {
            count = value
            rest = rest.dropFirst()
        }
        guard let count, (1...20).contains(count), measures.contains(String(rest)) else { return nil }
        return count
    }

    private static let numerals: [Character: Int] = [
        "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]
    private static let measures: Set = ["人", "个人", "名", "位", "个志愿者", "名志愿者", "位志愿者"]
}
