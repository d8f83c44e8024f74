import PaidanConfig
import PaidanCore

/// By what one candidate stood before another, in words: `R_LOAD` alone does not say how much.
struct RankWords {
    let language: Language
    let zone: Zone

    /// What a soft rule says of one candidate; nil where it says nothing, as of a lot.
    func value(_ rule: Rule, _ value: Int) -> String? {
        let isEnglish = language == .english
        switch rule {
        case .ring: return Ring(rawValue: value).map { RankWords.rings[$0]?[language] ?? $0.name }
        case .scarcity: return isEnglish ? "\(value) skills to spare" : "用不上的特长\(value)项"
        case .continuity where value == 0: return isEnglish ? "has" : "办过"
        case .continuity: return isEnglish ? "has not" : "没办过"
        case .load: return isEnglish ? "\(value) in 100 hours given" : "每百小时\(value)件"
        case .acceptance: return isEnglish ? "about \((10 - value) * 10)%" : "约\((10 - value) * 10)%"
        case .idle where value == 0: return isEnglish ? "never yet" : "还没轮到过"
        case .idle:
            let civil = zone.civil(Instant(milliseconds: Int64(value)))
            return isEnglish ? "on \(civil.date)" : "上次\(civil.date.month)月\(civil.date.day)日"
        default: return nil
        }
    }

    /// Both sides, such as `（每百小时0件；王＊ (103)：每百小时4件）`.
    func both(_ difference: TimelineLine.Difference, name: (MemberID) -> String) -> String {
        guard let rule = Rule(rawValue: difference.rule), let own = difference.own.flatMap({ value(rule, $0) }),
            let other = difference.other.flatMap({ value(rule, $0) })
        else { return "" }
        let than = difference.than.map(name) ?? ""
        return language == .english ? " (\(own); \(than): \(other))" : "（\(own)；\(than)：\(other)）"
    }

    private static let rings: [Ring: Wording] = [
        .building: Wording("own building", "同栋"), .grid: Wording("own grid", "同网格"),
        .neighbours: Wording("neighbouring grid", "邻网格"), .community: Wording("elsewhere in the community", "全社区"),
        .duty: Wording("the duty", "值班"),
    ]
}

/// Names and values of an event's facts in words; what has none stays as it is.
enum FactWords {
    private static let keys: [String: Wording] = [
        "slot": Wording("post", "岗位"), "until": Wording("until", "等到"), "ring": Wording("ring", "范围"),
        "reason": Wording("reason", "原因"), "count": Wording("time", "第几次"), "all": Wording("all told", "全员"),
        "causes": Wording("causes", "缘由"), "command": Wording("command", "指令"), "level": Wording("level", "级别"),
        "category": Wording("category", "类别"), "urgency": Wording("urgency", "缓急"),
        "building": Wording("building", "楼栋"),
        "confidence": Wording("confidence", "把握"), "ending": Wording("ending", "结果"), "clock": Wording("clock", "时限"),
    ]

    private static let values: [String: [String: Wording]] = [
        "ring": [
            "building": Wording("own building", "同栋"), "grid": Wording("own grid", "同网格"),
            "neighbours": Wording("neighbouring grids", "邻网格"), "community": Wording("community", "全社区"),
            "duty": Wording("duty", "值班"),
        ],
        "reason": [
            "shortfall": Wording("nobody can come", "无人可派"), "emergency": Wording("an emergency", "紧急"),
            "office": Wording("the office answers", "由社区答复"),
            "no_answer": Wording("the question was not answered", "居民没回话"),
            "no_word": Wording("the duty did not say", "值班没定"),
            "quiet_holder": Wording("the helper is silent", "接单的人没消息"), "not_done": Wording("not done", "没办好"),
            "unopened": Wording("nobody opens", "没人开门"), "sensitive": Wording("sensitive", "不宜公开"),
            "quiet_hours": Wording("quiet hours", "夜里不打扰"),
            "staff_first": Wording("the staff are asked first", "先请工作人员核实"),
            "scheduled": Wording("wished for later", "约在以后"),
            "other_time": Wording("another time was offered", "等居民答复改时间"),
            "hold": Wording("put on hold", "先挂着"), "paused": Wording("dispatching is stopped", "停派中"),
            "campaign": Wording("people sign up, or the cars are under way", "等人报名，或等车回来"),
        ],
        "rule": [
            "DESK": Wording("named by the duty", "值班指定"), "NAMED": Wording("named as the driver", "社区点名开车"),
            "RESERVE": Wording("kept in reserve", "先前晚了一步，留作替补"),
        ],
        "yes": ["yes": Wording("yes", "是"), "no": Wording("no", "否")],
    ]

    static func key(_ key: String, in language: Language) -> String { keys[key]?[language] ?? key }

    static func value(_ value: String, of key: String, in language: Language) -> String {
        (values[key]?[value] ?? values["yes"]?[value])?[language] ?? value
    }
}
