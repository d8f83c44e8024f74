/// What the staff say to the desk in the chat, recognised before the reader: a command word at the start, or after the
/// number it concerns.
public enum DeskWords {
    /// A command with the number it names.
    public struct Said: Hashable, Sendable {
        /// The command.
        public var command: DeskCommand
        /// The wish named; nil where none is.
        public var number: WishNumber?
    }

    /// A report on behalf of somebody.
    public struct Report: Hashable, Sendable {
        /// How the person in need is called.
        public var name: String?
        /// What was said, without the command word.
        public var words: String
    }

    private static let plain: [(word: String, command: DeskCommand)] = [
        ("不是心愿", .notAWish), ("不派", .refuse), ("停派", .pause), ("暂停派单", .pause), ("恢复派单", .resume), ("恢复", .resume),
        ("今天", .today), ("谁在值班", .onDuty), ("值班", .onDuty), ("帮助", .help), ("重开", .reopen), ("已告知", .told),
    ]

    /// The command in a message; nil where there is none. The message's reading gives the address of a correction.
    public static func command(in text: String, reading: Reading) -> Said? {
        var parts = words(of: text)
        guard let first = parts.first else { return nil }
        var number = wishNumber(first)
        if number != nil { parts.removeFirst() }
        guard var verb = parts.first else { return nil }
        parts.removeFirst()
        // 派1024 and 派李梅 are written without a space as often as with one.
        for word in ["派", "改", "结", "挂", "合并", "重开", "不派", "不是心愿", "已告知"] where verb.hasPrefix(word) && verb != word {
            let rest = String(verb.dropFirst(word.count))
            guard isArgument(rest, of: word) else { continue }
            parts.insert(rest, at: 0)
            verb = word
            break
        }
        if number == nil, let next = parts.first, let named = wishNumber(next) {
            number = named
            parts.removeFirst()
        }
        guard let command = command(verb, parts, reading) else { return nil }
        return Said(command: command, number: number)
    }

    private static func command(_ verb: String, _ rest: [String], _ reading: Reading) -> DeskCommand? {
        if let found = plain.first(where: { $0.word == verb }) {
            // 今天下雨 is talk; a command stands alone.
            return rest.isEmpty ? found.command : nil
        }
        let words = rest.joined(separator: " ")
        switch verb {
        case "派", "派给", "转派": return rest.count <= 1 ? .dispatch(to: rest.first) : nil
        case "结", "办结", "结单": return .close(words: words.isEmpty ? nil : words)
        case "挂", "挂起": return .hold(words: words.isEmpty ? nil : words)
        case "合并", "并入": return rest.first.flatMap(wishNumber).map { .merge(into: $0) }
        case "改", "更正": return .amend(amendment(in: rest, reading: reading))
        default: return nil
        }
    }

    /// Whether what follows a verb without a space is its argument rather than the rest of another word.
    private static func isArgument(_ rest: String, of verb: String) -> Bool {
        if wishNumber(rest) != nil { return true }
        switch verb {
        case "派": return rest.count <= 4 && !rest.hasPrefix("出") && !rest.hasPrefix("人") && rest != "给" && rest != "单"
        case "改": return rest.contains(where: \.isNumber) || Names.category(rest) != nil || Names.urgency(rest) != nil
        default: return false
        }
    }

    private static func amendment(in rest: [String], reading: Reading) -> DeskCommand.Amendment {
        var amendment = DeskCommand.Amendment()
        for word in rest {
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
        return Report(name: name, words: String(rest))
    }

    private static func words(of text: String) -> [String] {
        text.split { $0.isWhitespace || ",，。;；:：、!！".contains($0) }.map(String.init)
    }

    private static func wishNumber(_ word: String) -> WishNumber? {
        let bare = word.hasPrefix("#") ? String(word.dropFirst()) : word
        guard (3...7).contains(bare.count), bare.allSatisfy(\.isASCII) else { return nil }
        return WishNumber(bare)
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
    ]

    private static let urgencies: [String: Urgency] = [
        "紧急": .emergency, "急救": .emergency, "急": .urgent, "加急": .urgent, "预约": .scheduled, "一般": .normal, "普通": .normal,
        "不急": .normal,
    ]

    static func category(_ word: String) -> Category? { categories[word] ?? Category(rawValue: word) }

    static func urgency(_ word: String) -> Urgency? { urgencies[word] ?? Urgency(rawValue: word) }
}
