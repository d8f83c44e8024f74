/// A time to come at which nobody has a post or could come to a building, though on such days somebody has or could.
struct Gap: Hashable {
    /// What is empty.
    var subject: Subject
    /// From when on, on the wall.
    var from: CivilTime
    /// Until when; the last moment of the last day where whole days are meant.
    var to: CivilTime

    /// What is empty.
    enum Subject: Hashable {
        /// A post of the rota, such as 社区值班.
        case post(String)
        /// A part of the day in a building, for want of volunteers.
        case building(String, DayPart)
    }

    /// A part of the day that somebody covers or nobody does.
    enum DayPart: String, Hashable, CaseIterable {
        case day = "白天"
        case evening = "晚上"
        case night = "夜间"

        /// Its hours, from midnight of the day it begins on.
        var hours: Range<Int> {
            switch self {
            case .day: 8..<18
            case .evening: 18..<22
            case .night: 22..<30
            }
        }
    }
}

extension Desk {
    /// How many days before a public holiday the duty hears who is missing then.
    private static let holidayNotice = 10
    /// How many days before and after tell what is usual.
    private static let usualDays = 14
    /// A turn on duty is looked at in steps of so many minutes.
    private static let step = 30

    /// When gaps are next looked for; nil where there is no rota.
    var nextGaps: Instant? {
        rulebook.books?.gapsAt == nil || (rulebook.shifts.isEmpty && rulebook.patterns.isEmpty)
            ? nil : state.head.gapsDue
    }

    /// Tells the duty of each gap ahead: on working mornings those until the next one, and once, ten days before a
    /// public holiday, all of those days.
    mutating func tellGaps() {
        guard let minute = rulebook.books?.gapsAt else { return state.head.gapsDue = nil }
        if let due = state.head.gapsDue, due <= now {
            state.head.gapsDue = nil
            let today = rulebook.zone.civil(due).date
            if rulebook.calendar.dayClass(of: today) == .workday {
                tellGaps(until: nextWorkday(after: today), minute: minute)
                tellHoliday(from: today)
            }
        }
        if state.head.gapsDue == nil { state.head.gapsDue = next(minute: minute) }
    }

    private mutating func tellGaps(until day: CivilDate, minute: Int) {
        let end = rulebook.zone.instant(CivilTime(date: day, minuteOfDay: minute))
        tell(postGaps(from: now, to: end), of: nil)
    }

    private mutating func tellHoliday(from today: CivilDate) {
        guard let holiday = nextHoliday(after: today), holiday.upperBound.dayNumber > state.head.gapsToldThrough ?? .min
        else { return }
        state.head.gapsToldThrough = holiday.upperBound.dayNumber
        let start = rulebook.zone.startOfDay(holiday.lowerBound)
        let end = rulebook.zone.startOfDay(holiday.upperBound.adding(days: 1))
        tell(postGaps(from: start, to: end) + buildingGaps(holiday), of: holiday)
    }

    private mutating func tell(_ gaps: [Gap], of holiday: ClosedRange<CivilDate>?) {
        guard !gaps.isEmpty else { return }
        note(
            "gaps", of: nil,
            facts: ["count": .number(gaps.count), "holiday": .flag(holiday != nil)])
        let lines = GapLines(gaps).lines
        var facts: Facts = ["lines": .list(Array(lines.prefix(12)))]
        if lines.count > 12 { facts["more"] = .number(lines.count - 12) }
        if let holiday { facts["holiday"] = .text(GapLines.spoken(holiday)) }
        tellDuty(.dutyGaps, kind: .digest, facts: facts, priority: .ordinary)
    }

    private func nextWorkday(after day: CivilDate) -> CivilDate {
        (1...20).lazy.map { day.adding(days: $0) }.first { rulebook.calendar.dayClass(of: $0) == .workday }
            ?? day.adding(days: 1)
    }

    /// The days off around the next public holiday that begins within the notice.
    private func nextHoliday(after today: CivilDate) -> ClosedRange<CivilDate>? {
        func isOff(_ day: CivilDate) -> Bool { rulebook.calendar.dayClass(of: day) != .workday }
        let days = (1...Desk.holidayNotice).map { today.adding(days: $0) }
        guard var first = days.first(where: { rulebook.calendar.dayClass(of: $0) == .publicHoliday }) else {
            return nil
        }
        var last = first
        while first.dayNumber - 1 > today.dayNumber, isOff(first.adding(days: -1)) { first = first.adding(days: -1) }
        while last.dayNumber - first.dayNumber < 15, isOff(last.adding(days: 1)) { last = last.adding(days: 1) }
        return first...last
    }

    /// Whether something holds on at least a third of the days like one, two weeks before and after it: then it is usual.
    private func isUsual(around day: CivilDate, _ holds: (CivilDate) -> Bool) -> Bool {
        let isWorked = rulebook.calendar.dayClass(of: day) == .workday
        let like = (-Desk.usualDays...Desk.usualDays).lazy.map { day.adding(days: $0) }.filter { other in
            let other = rulebook.calendar.dayClass(of: other)
            return other != .publicHoliday && (other == .workday) == isWorked
        }
        var all = 0
        var held = 0
        for other in like {
            all += 1
            if holds(other) { held += 1 }
        }
        return held > 0 && held * 3 >= all
    }

    /// The times at which nobody has a post that somebody usually has then.
    private func postGaps(from start: Instant, to end: Instant) -> [Gap] {
        let dated = rulebook.shifts.lazy.filter { $0.to > start - .days(20) && $0.from < end + .days(20) }.map(\.role)
        var roles: [String] = []
        for role in rulebook.patterns.map(\.role) + dated where !roles.contains(role) { roles.append(role) }
        let step = Instant.Span.minutes(Int64(Desk.step))
        return roles.flatMap { role -> [Gap] in
            var gaps: [Gap] = []
            var usual: [Slotted: Bool] = [:]
            var at = start
            while at < end {
                let civil = rulebook.zone.civil(at)
                defer { at = at + step }
                guard !hasPost(role, at: at) else { continue }
                let slot = Slotted(day: civil.date, minute: civil.minuteOfDay)
                let isExpected =
                    usual[slot]
                    ?? isUsual(around: civil.date) { day in
                        hasPost(
                            role, at: rulebook.zone.instant(CivilTime(date: day, minuteOfDay: civil.minuteOfDay)))
                    }
                usual[slot] = isExpected
                guard isExpected else { continue }
                let next = rulebook.zone.civil(min(at + step, end))
                if gaps.last?.to == civil {
                    gaps[gaps.count - 1].to = next
                } else {
                    gaps.append(Gap(subject: .post(role), from: civil, to: next))
                }
            }
            return gaps
        }
    }

    private struct Slotted: Hashable {
        let day: CivilDate
        let minute: Int
    }

    private func hasPost(_ role: String, at instant: Instant) -> Bool {
        onDuty(at: instant).contains { $0.role == role }
    }

    /// The days and parts of them at which no volunteer could come to a building, though usually somebody could.
    private func buildingGaps(_ days: ClosedRange<CivilDate>) -> [Gap] {
        let all = (days.lowerBound.dayNumber...days.upperBound.dayNumber).map { CivilDate(dayNumber: $0) }
        var gaps: [Gap] = []
        for building in rulebook.buildings.buildings {
            let places = index.places(in: .building, around: building).filter { index.members[$0].kind == .member }
            guard !places.isEmpty else { continue }
            for part in Gap.DayPart.allCases {
                for day in all where !couldCome(places, on: day, part) {
                    guard isUsual(around: day, { couldCome(places, on: $0, part) }) else { continue }
                    let from = CivilTime(date: day)
                    let to = CivilTime(date: day.adding(days: 1))
                    if let last = gaps.last, last.subject == .building(building.id, part), last.to == from {
                        gaps[gaps.count - 1].to = to
                    } else {
                        gaps.append(Gap(subject: .building(building.id, part), from: from, to: to))
                    }
                }
            }
        }
        return gaps
    }

    /// Whether one of some members is there at any hour of a part of a day.
    private func couldCome(_ places: [Int], on day: CivilDate, _ part: Gap.DayPart) -> Bool {
        places.contains { place in
            let member = index.members[place]
            let record = state.members[member.id]
            guard !member.away.contains(where: { $0.contains(day) }) else { return false }
            return part.hours.contains { hour in
                let civil = CivilTime(date: day.adding(days: hour / 24), hour: hour % 24)
                let at = rulebook.zone.instant(civil)
                return member.availability.contains(civil, by: rulebook.calendar)
                    && !(record?.time?.isAway(at: at) ?? false) && record?.awayUntil.map { at >= $0 } ?? true
                    && record?.time?.allows(civil, by: rulebook.calendar) ?? true
            }
        }
    }
}
