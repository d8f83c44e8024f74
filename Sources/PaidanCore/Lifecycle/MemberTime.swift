extension Desk {
    /// What a member says of the own time, work and account; nil where it is none of that.
    mutating func hearOwnWord(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard spoken.isPrivate || spoken.group?.audience == .work, let member = spoken.member, index[member] != nil,
            let said = MemberWords.said(
                in: spoken.message.text, reading: spoken.reading, at: now, zone: rulebook.zone)
        else { return nil }
        switch said {
        case .time(let change):
            // A member with an own wish says 恢复 of the water as well.
            if change.kind == .resume, state.members[member]?.time?.isEmpty ?? true, !spoken.isPrivate { return nil }
            tell(spoken, member, change)
        case .tasks: tellTasks(spoken, member)
        case .unbind: unbind(spoken, member)
        case .leave: askBeforeLeaving(spoken, member)
        case .confirmLeaving: return confirmLeaving(spoken, member)
        case .handOver(let name): return handOver(spoken, member, to: name)
        case .bind: return nil
        }
        return (.updated, nil)
    }

    /// Takes over what a reply says of the own time beside its answer, such as 去不了,我这周出差.
    mutating func takeAside(_ spoken: Spoken, _ member: MemberID) {
        guard let change = spoken.reading.details.change, change.kind != .resume else { return }
        tell(spoken, member, change)
    }

    /// Takes a change over and confirms it in one line, with its undo.
    private mutating func tell(_ spoken: Spoken, _ member: MemberID, _ change: AvailabilityChange) {
        let takenBack = take(change, of: member)
        guard change.kind == .resume else {
            var facts = spokenFacts(of: change)
            let held = openCount(of: member)
            if held > 0 { facts["held"] = .number(held) }
            return answer(spoken, .memberTime, about: nil, facts: facts)
        }
        var facts = takenBack.map(spokenFacts) ?? [:]
        let left = state.members[member]?.time?.said.count ?? 0
        if left > 0 { facts["left"] = .number(left) }
        answer(spoken, .memberTimeBack, about: nil, facts: facts)
    }

    /// Takes a change of a member's time over; offers that it forbids go on to the next at once, what is held stays.
    ///
    /// - Returns: the word that 恢复 took back; nil where it took none.
    @discardableResult
    mutating func take(_ change: AvailabilityChange, of member: MemberID) -> AvailabilityChange? {
        var takenBack: AvailabilityChange?
        remember(member) { record, now in
            var time = record.time ?? OwnTime()
            time.forget(at: now)
            if change.kind == .resume {
                takenBack = time.takeBack(at: now)
                if takenBack == nil || takenBack?.kind == .away { record.awayUntil = nil }
            } else {
                time.say(change, at: now)
            }
            record.time = time.isEmpty ? nil : time
        }
        note(
            "time_said", of: nil,
            facts: ["member": .text(member.rawValue), "change": .text(change.kind.rawValue)])
        if change.kind == .resume { turn.freed.insert(member) } else { returnOffers(of: member) }
        return takenBack
    }

    private mutating func returnOffers(of id: MemberID) {
        guard let member = index[id] else { return }
        for number in wishIndex.wishes(of: id).sorted() {
            guard let (place, _) = liveOffer(of: id, in: number), heldSlot(of: id, in: number) == nil,
                let wish = state.wishes[number]
            else { continue }
            let demand = demand(of: wish.slots[place], in: wish)
            let record = state.members[id]
            if isAway(member, record, for: demand) || !isFree(member, record, for: demand) {
                giveBack(number, id, nil, isUnreachable: false)
            }
        }
    }

    /// A change of somebody's time in facts that a text can say.
    func spokenFacts(of change: AvailabilityChange) -> Facts {
        var facts: Facts = [change.kind.rawValue: true]
        if let window = change.window {
            facts["from"] = .text(spoken(window.from, isEnd: false))
            facts["to"] = .text(spoken(window.to, isEnd: true))
        }
        if let hours = change.hours {
            facts["days"] = .text(Names.days(hours.days))
            facts["from"] = .text(CivilDate.clock(hours.from))
            facts["to"] = .text(CivilDate.clock(hours.to))
        }
        if let count = change.count { facts["count"] = .number(count) }
        if let period = change.period { facts["period"] = .text(Names.period(period)) }
        return facts
    }

    /// An instant as people say it; midnight is a day alone, at the end the day before.
    private func spoken(_ instant: Instant, isEnd: Bool) -> String {
        let civil = rulebook.zone.civil(instant)
        guard civil.secondOfDay == 0 else { return civil.spoken }
        let date = isEnd ? civil.date.adding(days: -1) : civil.date
        return "\(date.month)月\(date.day)日"
    }

    /// 我的任务: what is held and what waits for an answer; the door only privately.
    private mutating func tellTasks(_ spoken: Spoken, _ member: MemberID) {
        let wishes = wishIndex.wishes(of: member).sorted().compactMap { state.wishes[$0] }
        let lines: [Facts] = wishes.prefix(20).map { wish in
            let isHeld = heldSlot(of: member, in: wish.number) != nil
            var line: Facts =
                wish.isSensitive && !spoken.isPrivate
                ? ["number": .number(wish.number)]
                : self.facts(of: wish, for: spoken.isPrivate ? .private : .group, accepted: isHeld)
            if !isHeld { line["asked"] = true }
            return line
        }
        var facts: Facts = ["lines": .list(lines)]
        if !wishes.isEmpty { facts["count"] = .number(wishes.count) }
        if state.members[member]?.time?.isAway(at: now) ?? false { facts["resting"] = true }
        answer(spoken, .memberTasks, about: nil, facts: facts)
    }

    /// The roster's rows changed: what was said before of the same parts of a row holds no more, and the member hears it.
    mutating func yieldTimes(to new: Rulebook, insteadOf old: Rulebook) {
        let said = state.members.values.filter { $0.time != nil }.map(\.id).sorted()
        guard !said.isEmpty else { return }
        let before = Dictionary(old.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.members.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for id in said {
            guard let one = before[id], let other = after[id], var time = state.members[id]?.time else { continue }
            let count = time.said.count
            time.yield(to: other, insteadOf: one)
            guard time.said.count != count else { continue }
            remember(id) { record, _ in record.time = time.isEmpty ? nil : time }
            note("time_cleared", of: nil, facts: ["member": .text(id.rawValue), "by": "roster"])
            tellOfOwn(id, .memberTimeCleared, facts: ["roster": true])
        }
    }

    /// 恢复 王强: the duty takes back all that somebody said of the own time, and a leaving; answers with the problem where
    /// it cannot be done.
    mutating func clearTime(of name: String, by actor: Actor) -> String? {
        let found = rulebook.members(named: name)
        guard let member = found.first else { return "no_such_member" }
        guard found.count == 1 else { return "ambiguous_member" }
        remember(member.id) { record, _ in
            record.time = nil
            record.awayUntil = nil
            record.leftAt = nil
        }
        reindex()
        turn.freed.insert(member.id)
        noteCommand("clear_time", of: nil, by: actor, facts: ["member": .text(member.id.rawValue)])
        answer(actor, .deskTimeCleared, about: nil, facts: ["helper": .text(member.name)])
        tellOfOwn(member.id, .memberTimeCleared, facts: ["duty": true])
        return nil
    }

    /// Tells a member something that concerns no wish, privately where there is a private way.
    mutating func tellOfOwn(_ id: MemberID, _ template: Template, facts: Facts, privately: Bool = false) {
        guard let member = index[id],
            let place = contact(of: member, from: 0, privately: true)
                ?? (privately ? nil : contact(of: member, from: 0))
        else { return }
        let contact = member.contacts[place]
        add(
            .digest, template, to: .member(id), at: contact.destination, mention: contact.mention,
            privacy: contact.privacy, priority: .ordinary, wish: nil, facts: facts)
    }
}

extension Rulebook {
    /// Those on the roster, who left included, whose name or id is given.
    func members(named name: String) -> [Member] {
        if let exact = members.first(where: { $0.id.rawValue == name }) { return [exact] }
        return members.filter { $0.name == name }
    }
}

extension CivilDate {
    /// A minute of the day on the clock; from 1440 on it lies on the next day.
    fileprivate static func clock(_ minute: Int) -> String {
        minute == 1440 ? "24:00" : "\(twoDigits(minute / 60 % 24)):\(twoDigits(minute % 60))"
    }
}

extension Names {
    /// Days as people say them.
    static func days(_ days: Availability.Days) -> String {
        switch days {
        case .ofClass(.workday): return "工作日"
        case .ofClass(.offDay): return "休息日"
        case .ofClass(.publicHoliday): return "节假日"
        case .weekdays(let days) where days.count >= 7: return "每天"
        case .weekdays([6, 7]): return "周末"
        case .weekdays(let days):
            let names = Array("一二三四五六日")
            return days.filter { (1...7).contains($0) }.map { "周\(names[$0 - 1])" }.joined(separator: "、")
        }
    }

    static func period(_ period: AvailabilityChange.Period) -> String {
        switch period {
        case .day: "每天"
        case .week: "每周"
        case .month: "每月"
        }
    }
}
