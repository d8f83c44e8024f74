/// Who takes a turn on duty instead of whom the rota names: `今晚值班换王强`, `12月3日物业值班换李师傅`.
public struct DutySwap: Hashable, Codable, Sendable {
    /// Which day.
    public var day: Day
    /// Whether the evening is meant.
    public var isEvening: Bool
    /// The post, or a part of its name; nil where none was said.
    public var role: String?
    /// Who takes the turn: a name or an id of the roster.
    public var name: String

    /// A day, as said.
    public enum Day: Hashable, Codable, Sendable {
        /// So many days after today.
        case after(Int)
        /// The next such day of the year.
        case date(month: Int, day: Int)
    }

    /// A swap.
    public init(day: Day, isEvening: Bool, role: String? = nil, name: String) {
        self.day = day
        self.isEvening = isEvening
        self.role = role
        self.name = name
    }

    /// The swap in a message; nil where there is none.
    init?(_ text: String) {
        let bare = text.filter { !$0.isWhitespace && !"。!！,，:：".contains($0) }
        guard let verb = ["值班换成", "值班换为", "值班换给", "值班改成", "值班换"].first(where: { bare.contains($0) }),
            let at = bare.firstRange(of: verb)
        else { return nil }
        let name = bare[at.upperBound...].prefix { !"。.!！,，".contains($0) }
        guard (2...12).contains(name.count), !"？?".contains(bare.last ?? " ") else { return nil }
        guard let (day, isEvening, rest) = DutySwap.day(in: bare[..<at.lowerBound]) else { return nil }
        guard rest.count <= 8 else { return nil }
        self.init(day: day, isEvening: isEvening, role: rest.isEmpty ? nil : String(rest), name: String(name))
    }

    private static func day(in words: Substring) -> (Day, Bool, Substring)? {
        var rest = words
        for (word, days) in [("今晚", 0), ("今夜", 0), ("明晚", 1), ("后晚", 2)] where rest.hasPrefix(word) {
            return (Day.after(days), true, rest.dropFirst(word.count))
        }
        var day = Day.after(0)
        for (word, days) in [("今天", 0), ("明天", 1), ("后天", 2)] where rest.hasPrefix(word) {
            day = .after(days)
            rest = rest.dropFirst(word.count)
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty {
            let more = rest.dropFirst(digits.count)
            guard let mark = more.first, "月./-".contains(mark), let month = Int(digits) else { return nil }
            let date = more.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(date), CivilDate(year: 2024, month: month, day: number) != nil else { return nil }
            day = .date(month: month, day: number)
            rest = more.dropFirst(1 + date.count)
            if let mark = rest.first, "日号".contains(mark) { rest = rest.dropFirst() }
        }
        for word in ["晚上", "晚间", "夜里", "晚"] where rest.hasPrefix(word) {
            return (day, true, rest.dropFirst(word.count))
        }
        return (day, false, rest)
    }

    /// How it is said with another name, which undoes it.
    func said(with name: String, on date: CivilDate) -> String {
        "\(date.month)月\(date.day)日\(isEvening ? "晚" : "")\(role ?? "")值班换\(name)"
    }
}

/// A turn on duty that was given to somebody else.
public struct DutyOverride: Hashable, Codable, Sendable {
    /// The turn as it now is.
    public var shift: Shift
    /// Whom the rota names; nil where it has nobody.
    public var insteadOf: MemberID?
}

extension Desk {
    /// Who is on duty at an instant: the rota, with the turns that were given to others.
    func onDuty(at instant: Instant) -> [Shift] {
        let rota = rulebook.onDuty(at: instant).filter { index[$0.member] != nil }
        let given = (state.head.dutyOverrides ?? []).filter { $0.shift.covers(instant) }
        guard !given.isEmpty else { return rota }
        let rest = rota.filter { turn in
            !given.contains { $0.shift.role == turn.role && $0.insteadOf == turn.member }
        }
        return given.map(\.shift) + rest
    }

    /// 今晚值班换王强: gives a turn to somebody else, or back to whom the rota names; answers with the problem where it
    /// cannot be done.
    mutating func swapDuty(_ swap: DutySwap, by actor: Actor) -> String? {
        let found = index.members(named: swap.name)
        guard let member = found.first else { return "no_such_member" }
        guard found.count == 1 else { return "ambiguous_member" }
        guard contact(of: member, from: 0) != nil else { return "no_contact" }
        let date = date(of: swap.day)
        guard let turn = shift(of: swap, on: date) else { return "no_such_shift" }
        let before = current(turn)
        guard before != member.id else { return "nothing_to_change" }
        // What the duty is told holds doors and telephones: a turn of the staff stays with the staff.
        if index[before]?.kind == .staff, member.kind != .staff { return "not_for_duty" }
        give(turn, to: member.id)
        let facts: Facts = [
            "role": .text(turn.role), "helper": .text(member.name), "old": .text(name(of: before)),
            "from": .text(rulebook.zone.civil(turn.from).spoken), "to": .text(rulebook.zone.civil(turn.to).spoken),
            "undo": .text(swap.said(with: name(of: before), on: date)),
        ]
        noteCommand(
            "swap_duty", of: nil, by: actor,
            facts: [
                "role": .text(turn.role), "member": .text(member.id.rawValue), "from": .text(before.rawValue),
                "at": .number(Int(turn.from.milliseconds)), "until": .number(Int(turn.to.milliseconds)),
            ])
        answer(actor, .deskDutySwapped, about: nil, facts: facts)
        for (id, isOn) in [(member.id, true), (before, false)] {
            tellOfOwn(id, .memberDuty, facts: facts.merging(["on": .flag(isOn)]) { _, given in given })
        }
        return nil
    }

    /// Puts a turn into other hands; in those that the rota names it is no override any more.
    mutating func give(_ turn: Shift, to member: MemberID) {
        var overrides = state.head.dutyOverrides ?? []
        overrides.removeAll { $0.shift.role == turn.role && $0.shift.from < turn.to && turn.from < $0.shift.to }
        if member != turn.member {
            var given = turn
            given.member = member
            given.phone = nil
            overrides.append(DutyOverride(shift: given, insteadOf: turn.member))
        }
        state.head.dutyOverrides = overrides.isEmpty ? nil : overrides
    }

    /// Who has a turn of the rota just now.
    func current(_ turn: Shift) -> MemberID {
        (state.head.dutyOverrides ?? []).first {
            $0.shift.role == turn.role && $0.shift.from < turn.to && turn.from < $0.shift.to
        }?.shift.member ?? turn.member
    }

    /// Lets go of turns that are over, and of those given to somebody who left.
    mutating func forgetDutyOverrides() {
        guard let overrides = state.head.dutyOverrides else { return }
        let kept = overrides.filter { $0.shift.to > now && index[$0.shift.member] != nil }
        state.head.dutyOverrides = kept.isEmpty ? nil : kept
    }

    private func date(of day: DutySwap.Day) -> CivilDate {
        let today = rulebook.zone.civil(now).date
        switch day {
        case .after(let days): return today.adding(days: days)
        case .date(let month, let day):
            let years = [today.year, today.year + 1, today.year + 2, today.year + 3, today.year + 4]
            return years.lazy.compactMap { CivilDate(year: $0, month: month, day: day) }.first { $0 >= today } ?? today
        }
    }

    /// The turn of the rota that is meant, cut down to the day or night where it is longer than a day.
    private func shift(of swap: DutySwap, on date: CivilDate) -> Shift? {
        let zone = rulebook.zone
        let day = Window(from: zone.startOfDay(date), to: zone.startOfDay(date.adding(days: 1)))
        let evening = Window(
            from: zone.instant(CivilTime(date: date, hour: 18)),
            to: zone.instant(CivilTime(date: date.adding(days: 1), hour: 8)))
        let probes =
            swap.isEvening
            ? [zone.instant(CivilTime(date: date, hour: 22))]
            : [day.from <= now && now < day.to ? now : zone.instant(CivilTime(date: date, hour: 12)), evening.from]
        for probe in probes {
            let turns = rulebook.onDuty(at: probe).filter { turn in swap.role.map { turn.role.contains($0) } ?? true }
            guard var turn = turns.first(where: { index[$0.member]?.kind == .staff }) ?? turns.first else { continue }
            if turn.to - turn.from > .days(1) {
                let part = swap.isEvening ? evening : day
                turn.from = max(turn.from, part.from)
                turn.to = min(turn.to, part.to)
            }
            return turn.to > now ? turn : nil
        }
        return nil
    }
}
