/// What a wish must have come to by a certain time.
public enum Milestone: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    /// The reporter was answered.
    case acknowledge
    /// Every post is taken.
    case accept
    /// Somebody is there.
    case start
    /// It is done.
    case finish

    /// Orders milestones as they are reached.
    public static func < (left: Self, right: Self) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// By when a class of wishes must have come how far; a milestone without a patience is not watched.
public struct Clocks: Hashable, Codable, Sendable {
    /// From the message until the reporter is answered.
    public var acknowledge: Patience?
    /// From the moment the wish may go out until every post is taken.
    public var accept: Patience?
    /// From the first acceptance until somebody is there; what has a window of its own starts with it.
    public var start: Patience?
    /// From the moment the wish may go out until it is done; what has a window of its own ends with it.
    public var finish: Patience?

    /// Clocks; what is not given is not watched.
    public init(
        acknowledge: Patience? = nil, accept: Patience? = nil, start: Patience? = nil, finish: Patience? = nil
    ) {
        self.acknowledge = acknowledge
        self.accept = accept
        self.start = start
        self.finish = finish
    }

    /// The patience with a milestone.
    public subscript(milestone: Milestone) -> Patience? {
        switch milestone {
        case .acknowledge: acknowledge
        case .accept: accept
        case .start: start
        case .finish: finish
        }
    }

    /// The clocks that hold where a community says nothing else.
    public static let standard: [Urgency: Clocks] = [
        .emergency: Clocks(acknowledge: .span(.seconds(30)), accept: .span(.minutes(2)), start: .span(.minutes(10))),
        .urgent: Clocks(
            acknowledge: .span(.minutes(1)), accept: .span(.minutes(15)), start: .span(.hours(2)),
            finish: .span(.hours(24))),
        .normal: Clocks(
            acknowledge: .span(.minutes(5)), accept: .workingHours(.hours(4)), start: .workingDays(1),
            finish: .workingDays(3)),
        .scheduled: Clocks(
            acknowledge: .span(.minutes(5)), accept: .span(.hours(24)), start: .span(.minutes(0)),
            finish: .span(.minutes(0))),
    ]
}

/// How long something may take.
public enum Patience: Hashable, Codable, Sendable {
    /// A length of time by day and night.
    case span(Instant.Span)
    /// A length of time of which only office hours count.
    case workingHours(Instant.Span)
    /// Until the same minute so many working days later; at least 1.
    case workingDays(Int)
}

extension Rulebook {
    /// The office hours that hold where a community says nothing else.
    public static let standardOfficeHours = Availability(hours: [
        .init(days: .ofClass(.workday), from: 8 * 60 + 30, to: 17 * 60 + 30)
    ])

    /// When the office works.
    var office: Availability {
        guard let officeHours, !officeHours.hours.isEmpty else { return Rulebook.standardOfficeHours }
        return officeHours
    }

    /// The patience with a milestone of a kind and class of wishes; nil where it is not watched.
    func patience(with milestone: Milestone, _ category: Category, _ urgency: Urgency) -> Patience? {
        (categories[category]?.clocks?[urgency] ?? clocks?[urgency] ?? Clocks.standard[urgency])?[milestone]
    }

    /// When a patience that begins at an instant is over.
    func end(of patience: Patience, from start: Instant) -> Instant {
        switch patience {
        case .span(let span): return start + span
        case .workingHours(let span):
            var left = span.milliseconds
            for shift in officeShifts(from: start) {
                let length = (shift.to - shift.from).milliseconds
                if length >= left { return shift.from + Instant.Span(milliseconds: left) }
                left -= length
            }
            return start + span
        case .workingDays(let count):
            let shifts = officeShifts(from: start)
            guard let first = shifts.first?.from else { return start + .days(Int64(count)) }
            let civil = zone.civil(first)
            var days = 0
            for ahead in 1...60 {
                let date = civil.date.adding(days: ahead)
                if office.hours.contains(where: { $0.days.contain(date, by: calendar) }) { days += 1 }
                if days == count {
                    return zone.instant(CivilTime(date: date, minuteOfDay: civil.minuteOfDay))
                }
            }
            return first + .days(Int64(count))
        }
    }

    /// The office's working times after an instant, in order, for two months ahead: longer than any holiday.
    private func officeShifts(from start: Instant) -> [Window] {
        let today = zone.civil(start).date
        var shifts: [Window] = []
        for ahead in -1...60 {
            let date = today.adding(days: ahead)
            for hours in office.hours.sorted(by: { $0.from < $1.from }) where hours.days.contain(date, by: calendar) {
                let from = zone.instant(CivilTime(date: date, minuteOfDay: hours.from))
                let begin = [from, start, shifts.last?.to ?? start].max() ?? from
                let to = from + .minutes(Int64(hours.to - hours.from))
                if begin < to { shifts.append(Window(from: begin, to: to)) }
            }
            // A working week of shifts is enough for any patience that is counted in hours.
            if shifts.count >= 40 { break }
        }
        return shifts
    }

    /// When the office next begins to work after an instant.
    func nextOfficeMorning(after start: Instant) -> Instant? {
        let today = zone.civil(start).date
        for ahead in 0...60 {
            let date = today.adding(days: ahead)
            let starts = office.hours.filter { $0.days.contain(date, by: calendar) }
                .map { zone.instant(CivilTime(date: date, minuteOfDay: $0.from)) }
            if let next = starts.filter({ $0 > start }).min() { return next }
        }
        return nil
    }
}
