internal import PaidanCore

/// The rules as the office would read them out, in the referee's own words.
extension Referee {
    /// Who must not be sent to somebody, whatever the post: into danger, without being vetted, as a party.
    func person(_ member: Member, _ wish: Wish) -> Rule? {
        if member.contacts.isEmpty { return .contact }
        if wish.danger != nil, member.kind == .member, !member.skills.contains("medical") { return .danger }
        if rulebook.categories[wish.category]?.needsVetting == true, member.kind == .member, !member.vetted {
            return .safeguard
        }
        let speaks = wish.reporters.contains { reporter in member.accounts.contains { $0 == reporter.account } }
        if speaks, member.kind == .member { return .conflict }
        return wish.formerHolders.contains(member.id) || wish.subjects?.contains(member.id) == true ? .conflict : nil
    }

    /// Whether the post is for somebody like this.
    func post(_ member: Member, _ wish: Wish) -> Rule? {
        for slot in wish.slots where slot.offers.contains(where: { $0.member == member.id }) {
            if !slot.kinds.contains(member.kind) { return .kind }
            if let wanted = slot.organization, wanted != member.organization, wanted != member.id.rawValue {
                return .kind
            }
            if !Set(slot.skills).isSubset(of: member.skills) { return .skill }
        }
        return nil
    }

    /// Rules of the hour: leave, hours given or duty, and the quiet of the night.
    func time(_ member: Member, _ wish: Wish, moment: Instant, at: Instant) -> Rule? {
        let day = localDay(moment)
        if member.away.contains(where: { $0.first.dayNumber <= day && day <= $0.last.dayNumber }) { return .away }
        let minute = localMinute(moment)
        let isOnDuty = isOnDuty(member.id, at: moment)
        let isGiven = member.availability.hours.contains { isWithin($0, day, minute) }
        if !isGiven, !isOnDuty { return .hours }
        let isNight = isQuiet(localMinute(at))
        let mayWake = rulebook.paces[wish.urgency]?.ignoresQuiet ?? (wish.urgency == .emergency)
        return isNight && !mayWake ? .hours : nil
    }

    /// The first moment, in steps of a minute, at which somebody may be asked about an incident; nil where there is none
    /// before it is due.
    func firstHour(of member: Member, from: Instant, until: Instant, _ incident: Incident) -> Instant? {
        let urgency = incident.need.urgency ?? .normal
        let mayWake = rulebook.paces[urgency]?.ignoresQuiet ?? (urgency == .emergency)
        if urgency == .scheduled {
            let moment = incident.window?.from ?? from
            return isFree(member, at: moment) ? from : nil
        }
        var moment = from
        while moment <= until {
            if isFree(member, at: moment), mayWake || !isQuiet(localMinute(moment)) { return moment }
            moment = moment + .minutes(1)
        }
        return nil
    }

    private func isFree(_ member: Member, at moment: Instant) -> Bool {
        let day = localDay(moment)
        if member.away.contains(where: { $0.first.dayNumber <= day && day <= $0.last.dayNumber }) { return false }
        let minute = localMinute(moment)
        return isOnDuty(member.id, at: moment) || member.availability.hours.contains { isWithin($0, day, minute) }
    }

    private func offset(_ instant: Instant) -> Int64 {
        Int64(rulebook.zone.changes.last { $0.from <= instant }?.offset ?? 0)
    }

    /// Days since 1970 on the wall.
    private func localDay(_ instant: Instant) -> Int {
        Int((instant.milliseconds / 1000 + offset(instant)) / 86_400)
    }

    private func localMinute(_ instant: Instant) -> Int {
        Int((instant.milliseconds / 1000 + offset(instant)) % 86_400) / 60
    }

    /// Whether hours hold a minute of a day; those that pass midnight belong to the day on which they begin.
    private func isWithin(_ hours: Availability.Hours, _ day: Int, _ minute: Int) -> Bool {
        let today = isMeant(hours.days, day) && hours.from <= minute && minute < hours.to
        let sinceYesterday = isMeant(hours.days, day - 1) && minute + 1440 < hours.to
        return today || sinceYesterday
    }

    private func isMeant(_ days: Availability.Days, _ day: Int) -> Bool {
        // 1970-01-01 was a Thursday.
        let weekday = (day + 3) % 7 + 1
        let isWorked = holidays[day].map { $0 == .workday } ?? (weekday < 6)
        switch days {
        case .weekdays(let wanted): return wanted.contains(weekday)
        case .ofClass(.workday): return isWorked
        case .ofClass(.offDay): return !isWorked
        case .ofClass(.publicHoliday): return holidays[day] == .publicHoliday
        }
    }

    private func isOnDuty(_ id: MemberID, at moment: Instant) -> Bool {
        if rulebook.shifts.contains(where: { $0.member == id && $0.from <= moment && moment < $0.to }) { return true }
        let day = localDay(moment)
        let minute = localMinute(moment)
        return rulebook.patterns.contains { $0.member == id && isWithin($0.hours, day, minute) }
    }

    private func isQuiet(_ minute: Int) -> Bool {
        let quiet = rulebook.quiet
        if quiet.from == quiet.to { return false }
        return quiet.from < quiet.to
            ? (quiet.from..<quiet.to).contains(minute) : minute >= quiet.from || minute < quiet.to
    }
}
