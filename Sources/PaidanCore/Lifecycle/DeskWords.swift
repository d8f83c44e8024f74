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
        "不是心愿": .notAWish, "误报": .falseAlarm, "不派": .refuse, "重开": .reopen, "已告知": .told,
    ]
    private static let ofTheDesk: [String: DeskCommand] = [
        "停派": .pause, "暂停派单": .pause, "恢复派单": .resume, "恢复": .resume, "演练": .drill, "演练开始": .drill, "演练结束": .endDrill,
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
        if let said = campaign(in: text, reading: reading) { return said }
        if let swap = DutySwap(text) { return Said(command: .swapDuty(swap), isLoose: true) }
        var parts = words(of: text)
        if let said = onBehalf(parts) { return said }
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
        if verb.hasPrefix("月报"), number == nil, !isLoose, parts.count <= 1 {
            let glued = String(verb.dropFirst(2))
            let asked = glued.isEmpty ? parts.first.map(String.init) ?? "" : parts.isEmpty ? glued : "?"
            return DeskCommand.MonthAsked(asked).map { Said(command: .month($0), number: nil) }
        }
        guard !isQuestion, let command = command(verb, parts, reading, from: text) else { return nil }
        if ofOneWish[String(verb)] != nil, !parts.isEmpty { isLoose = true }
        return Said(command: command, number: number, isLoose: isLoose)
    }

    private static let deeds: [String: Deed] = [
        "接单": .accept, "接了": .accept, "接": .accept, "来不了": .decline, "去不了": .decline, "退单": .decline,
        "办好了": .complete, "好了": .complete, "完成": .complete,
    ]

    /// 活动, 活动 1031, 活动 接种疫苗 …, 报名 1031 …, 退名 1031 张阿姨, 排车 1031.
    private static func campaign(in text: String, reading: Reading) -> Said? {
        let trimmed = text.trimmed
        guard let verb = ["活动", "报名", "退名", "排车"].first(where: trimmed.hasPrefix) else { return nil }
        let rest = trimmed.dropFirst(verb.count)
        guard rest.first.map({ $0.isWhitespace || "：:".contains($0) }) ?? true else { return nil }
        let parts = words(of: String(rest))
        let number = parts.first.flatMap { wishNumber($0) }
        let names = number == nil ? parts : Array(parts.dropFirst())
        switch verb {
        case "活动" where names.isEmpty: return Said(command: .campaign(.show), number: number)
        case "活动": return reading.campaign.map { Said(command: .campaign(.begin($0)), number: nil) }
        case "报名": return reading.roll.map { Said(command: .campaign(.signUp($0)), number: number) }
        case "退名" where names.count == 1:
            return Said(command: .campaign(.strike(name: String(names[0]))), number: number)
        case "排车" where names.isEmpty: return Said(command: .campaign(.arrange), number: number)
        default: return nil
        }
    }

    /// 代 王建国 接单 1024, and 恢复 王强.
    private static func onBehalf(_ parts: [Substring]) -> Said? {
        guard let verb = parts.first else { return nil }
        if verb == "恢复", parts.count == 2, wishNumber(parts[1]) == nil {
            return Said(command: .clearTime(of: String(parts[1])), isLoose: true)
        }
        guard verb == "代", (3...4).contains(parts.count) else { return nil }
        var deed = parts[2]
        var number = parts.count > 3 ? wishNumber(parts[3]) : nil
        if parts.count > 3, number == nil { return nil }
        if parts.count == 3 {
            let digits = deed.reversed().prefix { digit($0) != nil }.count
            if digits > 0 {
                number = wishNumber(deed.suffix(digits))
                deed = deed.dropLast(digits)
            }
        }
        guard let meant = deeds[String(deed)] else { return nil }
        return Said(command: .act(meant, for: String(parts[1])), number: number)
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
                || !amendment(in: [rest]).isEmpty
        default: return false
        }
    }

    /// What a correction changes: the place as the reader found it, all else by its name. A word that is a name of two
    /// things is the kind of service first: 维修.
    private static func amendment(in rest: [Substring], reading: Reading) -> DeskCommand.Amendment {
        var amendment = amendment(in: rest)
        if !reading.need.place.isEmpty { amendment.place = reading.need.place }
        return amendment
    }

    private static func amendment(in rest: [Substring]) -> DeskCommand.Amendment {
        var amendment = DeskCommand.Amendment()
        for word in rest.map(String.init) {
            if let category = Names.category(word) {
                amendment.category = category
            } else if let urgency = Names.urgency(word) {
                amendment.urgency = urgency
            } else if let people = Names.people(word) {
                amendment.people = people
            } else if let skills = Names.skills(word) {
                amendment.skills = (amendment.skills ?? []) + skills
            }
        }
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
