/// A message with all that the desk knows of it.
struct Spoken {
    var message: Message
    var reading: Reading
    var refersTo: Reference?
    var member: MemberID?
    var group: GroupRule?

    /// Whether one person said it to the desk alone.
    var isPrivate: Bool { message.group == nil }

    /// The numbers of the wishes meant: the one replied to, else those named.
    var named: [WishNumber] {
        if let refersTo { return [refersTo.wish] }
        return reading.orderNumbers.compactMap { WishNumber($0) }
    }
}

extension Desk {
    /// The rules of the group that a message was said in; nil for private messages, mail and unknown groups.
    func group(of message: Message) -> GroupRule? {
        message.group.flatMap { id in rulebook.groups.first { $0.channel == message.channel && $0.id == id } }
    }

    /// Answers a message: a command of the staff, a member's reply, a reporter's word, or a wish.
    mutating func hear(_ message: Message, reading: Reading, refersTo: Reference?) -> (Verdict, WishNumber?) {
        let own = refersTo?.community == state.head.community ? refersTo : nil
        let spoken = Spoken(
            message: message, reading: doubted(reading), refersTo: own,
            member: index.member(of: message.sender.account),
            group: group(of: message))
        rememberGroup(of: spoken)
        if let result = hearBinding(spoken) { return result }
        if let result = hearStaff(spoken) { return result }
        if let result = hearRider(spoken) { return result }
        if let result = hearOwnWord(spoken) { return result }
        if let result = hearTrial(spoken) { return result }
        // A member may be asked for the address of an own wish while holding a job.
        if let result = hearOwnAnswer(spoken) { return result }
        if let result = hearMember(spoken) { return result }
        if let result = hearReporter(spoken) { return result }
        if let result = hearWitness(spoken) { return result }
        guard spoken.group?.audience != .duty else { return (.chatter, nil) }
        return hearResident(spoken)
    }

    private mutating func rememberGroup(of spoken: Spoken) {
        guard let group = spoken.group, group.audience == .residents else { return }
        let account = spoken.message.sender.account
        guard state.people[account]?.lastGroup != group.destination else { return }
        remember(account) { $0.lastGroup = group.destination }
    }

    /// Commands and reports on behalf; nil where it is neither.
    private mutating func hearStaff(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        let mayReport = spoken.group.map { $0.audience != .residents } ?? (spoken.member != nil)
        if mayReport, let words = DeskWords.report(in: spoken.message.text) {
            guard let member = spoken.member, index[member] != nil else { return nil }
            return open(spoken, onBehalf: words)
        }
        if let result = hearStaffSkip(spoken) { return result }
        guard spoken.group?.audience == .duty,
            let said = DeskWords.command(in: spoken.message.text, reading: spoken.reading)
        else { return nil }
        let number = said.number ?? spoken.refersTo?.wish
        guard number != nil || !isTalk(said) else { return nil }
        return perform(said.command, on: number, by: .chat(spoken))
    }

    /// Whether something that only begins like a command and names no wish is ordinary talk, such as 派对.
    private func isTalk(_ said: DeskWords.Said) -> Bool {
        guard said.isLoose else { return false }
        return switch said.command {
        case .dispatch(let name?): index.members(named: name).isEmpty
        case .amend(let amendment): amendment.isEmpty
        case .clearTime(let name): rulebook.members(named: name).isEmpty
        case .swapDuty(let swap): index.members(named: swap.name).isEmpty
        case .refuse, .notAWish, .falseAlarm, .reopen, .told: true
        default: false
        }
    }

    /// A wish, or nothing for the desk.
    private mutating func hearResident(_ spoken: Spoken) -> (Verdict, WishNumber?) {
        let reading = spoken.reading
        guard reading.kind == .wish else {
            return isOpenComplaint(spoken) ? open(spoken, onBehalf: nil) : (.chatter, nil)
        }
        let isEmergency = reading.need.urgency == .emergency
        guard reading.confidence(in: "kind") >= rulebook.limits.doubtConfidence || isEmergency else {
            return (.chatter, nil)
        }
        if let late = lateness(of: spoken) { return keepLate(spoken, by: late) }
        return open(spoken, onBehalf: nil)
    }

    /// How late a message arrived, where that is more than its haste allows.
    private func lateness(of spoken: Spoken) -> Instant.Span? {
        guard let sentAt = spoken.message.sentAt, spoken.message.mail == nil else { return nil }
        let allowed: Instant.Span =
            switch spoken.reading.need.urgency ?? .normal {
            case .emergency: .minutes(15)
            case .urgent: .hours(2)
            case .scheduled, .normal: .hours(24)
            }
        let late = now - sentAt
        return late > allowed ? late : nil
    }

    /// A message from before a gap goes to the desk's list: somebody may have come long since, or nobody.
    private mutating func keepLate(_ spoken: Spoken, by late: Instant.Span) -> (Verdict, WishNumber?) {
        let sensitive = sensitivity(of: spoken.message.text)
        tellDuty(
            .dutyLate, kind: .deskAlarm,
            facts: [
                "words": .text(spoken.message.text), "minutes": .number(Int(late.minutesRoundedUp)),
                "group": .text(spoken.group?.name ?? spoken.message.sender.name ?? ""),
            ], priority: spoken.reading.need.urgency == .emergency ? .emergency : .prompt,
            alsoPerson: dutyPerson(after: nil, besides: sensitive?.subjects ?? []),
            isSensitive: sensitive != nil || spoken.reading.danger?.isSensitive ?? false)
        note("late", of: nil, facts: ["minutes": .number(Int(late.minutesRoundedUp))])
        return (.late, nil)
    }

    /// Which of a person's wishes a message means; `several` where that is not clear.
    func target(of spoken: Spoken, among numbers: [WishNumber]) -> Target {
        let named = spoken.named
        if !named.isEmpty {
            let known = named.filter(numbers.contains)
            return known.isEmpty ? .none : .these(known)
        }
        switch numbers.count {
        case 0: return .none
        case 1: return .these(numbers)
        default: return .several(numbers)
        }
    }

    /// Which wishes are meant.
    enum Target {
        case none
        case these([WishNumber])
        case several([WishNumber])
    }
}
