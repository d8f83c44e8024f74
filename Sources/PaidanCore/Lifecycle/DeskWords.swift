/// What the staff say to the desk in the chat, recognised before the reader: a command word at the start, or after the
/// number it concerns.
public enum DeskWords {
    /// A command with the number it names.
    public struct Said: Hashable, Sendable {
        /// The command.
        public var command: DeskCommand
        /// The wish named; nil where none is.
        public var number: WishNumber?
        /// Whether it may as well be talk: written without a space, or with more words than it takes. With a number or
        /// in answer to a notice it is a command all the same.
        public var isLoose = false
    }

    /// A report on behalf of somebody.
    public struct Report: Hashable, Sendable {
        /// How the person in need is called.
        public var name: String?
        /// What was said, without the command word.
        public var words: String
    }

    private static let ofOneWish: [String: DeskCommand] = [
        "不是心愿": .notAWish, "误报": .notAWish, "不派": .refuse, "重开": .reopen, "已告知": .told,
    ]
    private static let ofTheDesk: [String: DeskCommand] = [
        "停派": .pause, "暂停派单": .pause, "恢复派单": .resume, "恢复": .resume,
    ]
    private static let questions: [String: DeskCommand] = [
        "今天": .today, "谁在值班": .onDuty, "值班": .onDuty, "帮助": .help,
    ]
    /// Verbs written without a space before what they concern; longer ones first.
    private static let glued = [
        "不是心愿", "已告知", "误报", "合并", "重开", "不派", "派给", "转派", "派", "改", "结", "挂",
    ]

    /// The command in a message; nil where there is none. The message's reading gives the address of a correction.
    public static func command(in text: String, reading: Reading) -> Said? {
        let isQuestion = text.trimmed.last.map { "?？".contains($0) } ?? false
        var parts = words(of: text)
        // 1024派 is written without a space as often as with one.
        if let first = parts.first, let (digits, rest) = splitNumber(first), glued.contains(where: rest.hasPrefix) {
            parts.replaceSubrange(0...0, with: [digits, rest])
        }
        var number = parts.first.flatMap { wishNumber($0) }
        if number != nil { parts.removeFirst() }
        guard var verb = parts.first else { return nil }
        parts.removeFirst()
        var isLoose = false
        if let (word, rest) = unglue(verb) {
            verb = word
            parts.insert(contentsOf: rest, at: 0)
            isLoose = true
        }
        let isMerge = verb == "合并" || verb == "并入"
        if number == nil, let next = parts.first, let named = wishNumber(next), !isMerge || parts.count > 1 {
            number = named
            parts.removeFirst()
        }
        if let command = questions[String(verb)] {
            return parts.isEmpty ? Said(command: command, number: number) : nil
        }
        guard !isQuestion, let command = command(verb, parts, reading, from: text) else { return nil }
        if ofOneWish[String(verb)] != nil, !parts.isEmpty { isLoose = true }
        return Said(command: command, number: number, isLoose: isLoose)
    }

    private static func command(
        _ verb: Substring, _ rest: [Substring], _ reading: Reading, from text: String
    ) -> DeskCommand? {
        if let command = ofOneWish[String(verb)] { return command }
        // 今天下雨 is talk; what concerns the desk stands alone.
        if let command = ofTheDesk[String(verb)] { return rest.isEmpty ? command : nil }
        let words = rest.first.map { text[$0.startIndex...].trimmed }
        switch verb {
        case "派", "派给", "转派": return rest.count <= 1 ? .dispatch(to: rest.first.map(String.init)) : nil
        case "结", "办结", "结单": return .close(words: words)
        case "挂", "挂起": return .hold(words: words)
        case "合并", "并入": return rest.first.flatMap { wishNumber($0) }.map { .merge(into: $0) }
        case "改", "更正": return .amend(amendment(in: rest, reading: reading))
        default: return nil
        }
    }

    /// A verb and what stands right behind it; nil where the word is another one that only begins like a verb.
    private static func unglue(_ word: Substring) -> (verb: Substring, rest: [Substring])? {
        for verb in glued where word.hasPrefix(verb) && word.count > verb.count {
            let head = word.prefix(verb.count)
            let rest = word.dropFirst(verb.count)
            if wishNumber(rest) != nil { return (head, [rest]) }
            if let (digits, more) = splitNumber(rest) { return (head, [digits, more]) }
            if isArgument(rest, of: verb) { return (head, [rest]) }
        }
        return nil
    }

    /// Whether what follows a verb without a space is its argument rather than the rest of another word.
    private static func isArgument(_ rest: Substring, of verb: String) -> Bool {
        switch verb {
        case "派", "派给", "转派":
            return rest.count <= 4 && !["出", "人", "给", "单"].contains(where: rest.hasPrefix)
        case "改":
            return rest.contains { $0.isASCII && $0.isNumber } || ["栋", "号楼", "单元"].contains(where: rest.contains)
                || Names.category(String(rest)) != nil || Names.urgency(String(rest)) != nil
        default: return false
        }
    }

    private static func amendment(in rest: [Substring], reading: Reading) -> DeskCommand.Amendment {
        var amendment = DeskCommand.Amendment()
        for word in rest.map(String.init) {
            if let category = Names.category(word) { amendment.category = category }
            if let urgency = Names.urgency(word) { amendment.urgency = urgency }
        }
        if reading.need.place.building != nil { amendment.place = reading.need.place }
        return amendment
    }

    /// A report on behalf: `代报 12-1-301 王奶奶 厨房漏水 138…`; nil where the message is none.
    public static func report(in text: String) -> Report? {
        let trimmed = text.trimmed
        guard let verb = ["代报", "代为上报", "登记"].first(where: { trimmed.hasPrefix($0) }) else { return nil }
        let rest = String(trimmed.dropFirst(verb.count)).drop { $0.isWhitespace || ":：,，".contains($0) }
        guard !rest.isEmpty, verb != "登记" || trimmed.dropFirst(verb.count).first.map({ " :：".contains($0) }) == true
        else { return nil }
        let name = words(of: String(rest)).first { word in
            (2...5).contains(word.count) && Names.callings.contains { word.hasSuffix($0) }
        }
        return Report(name: name.map(String.init), words: String(rest))
    }

    private static func words(of text: String) -> [Substring] {
        text.split { $0.isWhitespace || ",，。;；:：、!！?？".contains($0) }
    }

    /// A number at the start of a word and what follows, unless they are an address together.
    private static func splitNumber(_ word: Substring) -> (number: Substring, rest: Substring)? {
        let digits = word.prefix { $0 == "#" || $0 == "＃" || digit($0) != nil }
        let rest = word.dropFirst(digits.count)
        guard wishNumber(digits) != nil, let next = rest.first, !"栋幢座号单弄-－—点".contains(next) else { return nil }
        return (digits, rest)
    }

    private static func wishNumber(_ word: Substring) -> WishNumber? {
        let bare = word.hasPrefix("#") || word.hasPrefix("＃") ? word.dropFirst() : word
        guard (3...7).contains(bare.count) else { return nil }
        return bare.reduce(0) { value, character in
            value.flatMap { value in digit(character).map { value * 10 + $0 } }
        }
    }

    /// The value of a digit, of full width too.
    private static func digit(_ character: Character) -> Int? {
        guard ("0"..."9").contains(character) || ("０"..."９").contains(character) else { return nil }
        return character.wholeNumberValue
    }
}

/// The Chinese names by which the staff call kinds and classes.
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
}
