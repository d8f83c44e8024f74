/// A time that comes again: `一三五早上七点`, `每周二下午`, `每月15号`. Weekdays are weekdays: no holiday moves them.
public struct Recurrence: Hashable, Codable, Sendable {
    /// The times of which it is made; at least one.
    public var turns: [Turn]

    /// One time of a day that comes again.
    public struct Turn: Hashable, Codable, Sendable {
        /// On which days.
        public var days: Days
        /// The first minute of the day, 0 to 1439.
        public var from: Int
        /// The minute at which it ends, after `from`, at most 1440.
        public var to: Int

        /// One time of a day; one that does not end after its beginning lasts an hour.
        public init(days: Days, from: Int, to: Int) {
            self.days = days
            self.from = min(max(from, 0), 1439)
            self.to = min(to > from ? to : from + 60, 1440)
        }
    }

    /// Which days.
    public enum Days: Hashable, Codable, Sendable {
        /// Weekdays, 1 for Monday, in every so many weeks, counted from the week of a day.
        case weekdays([Int], every: Int, since: CivilDate)
        /// Every so many days, counted from a day.
        case days(every: Int, since: CivilDate)
        /// A day of each month; the last one where the month is shorter.
        case dayOfMonth(Int)

        func contain(_ date: CivilDate) -> Bool {
            switch self {
            case .weekdays(let days, let every, let since):
                let weeks = (date.monday.dayNumber - since.monday.dayNumber) / 7
                return days.contains(date.weekday) && weeks % max(every, 1) == 0
            case .days(let every, let since): return (date.dayNumber - since.dayNumber) % max(every, 1) == 0
            case .dayOfMonth(let day):
                return date.day == day || (date.day < day && date.adding(days: 1).day == 1)
            }
        }
    }

    /// A time that comes again.
    public init(turns: [Turn]) {
        self.turns = turns
    }

    /// The times that begin after an instant and until another, in order; of several that begin together the first.
    public func windows(after start: Instant, until end: Instant, in zone: Zone) -> [Window] {
        guard start < end else { return [] }
        let first = zone.civil(start).date.dayNumber
        let last = zone.civil(end).date.dayNumber
        var found: [Window] = []
        for day in first...last {
            let date = CivilDate(dayNumber: day)
            let midnight = zone.startOfDay(date)
            for turn in turns where turn.days.contain(date) {
                let from = midnight + .minutes(Int64(turn.from))
                guard from > start, from <= end, !found.contains(where: { $0.from == from }) else { continue }
                found.append(Window(from: from, to: midnight + .minutes(Int64(turn.to))))
            }
        }
        return found.sorted { $0.from < $1.from }
    }

    /// The first time that begins after an instant; nil where none does within two months.
    public func next(after instant: Instant, in zone: Zone) -> Window? {
        for week in 0..<9 as Range<Int64> {
            let found = windows(after: instant + .days(week * 7), until: instant + .days(week * 7 + 7), in: zone)
            if let first = found.first { return first }
        }
        return nil
    }

    /// The same without certain weekdays; nil where nothing is left.
    public func without(weekdays gone: [Int]) -> Recurrence? {
        let left = turns.compactMap { turn -> Turn? in
            var turn = turn
            switch turn.days {
            case .weekdays(let days, let every, let since):
                let kept = days.filter { !gone.contains($0) }
                guard !kept.isEmpty else { return nil }
                turn.days = .weekdays(kept, every: every, since: since)
            case .days(every: 1, let since):
                turn.days = .weekdays((1...7).filter { !gone.contains($0) }, every: 1, since: since)
            case .days, .dayOfMonth: break
            }
            return turn
        }
        return left.isEmpty ? nil : Recurrence(turns: left)
    }

    /// As people say it: `每周一、三、五 07:00`.
    public var spoken: String { turns.map(\.spoken).joined(separator: "，") }
}

extension Recurrence.Turn {
    fileprivate var spoken: String { "\(days.spoken) \(Window.spoken(minutes: from, to))" }
}

extension Recurrence.Days {
    private static let names = ["一", "二", "三", "四", "五", "六", "日"]

    fileprivate var spoken: String {
        switch self {
        case .weekdays(let days, let every, _):
            let named = days.compactMap { Self.names.indices.contains($0 - 1) ? Self.names[$0 - 1] : nil }
            return (every > 1 ? "每隔一周的周" : "每周") + named.joined(separator: "、")
        case .days(let every, _): return every > 1 ? "每隔一天" : "每天"
        case .dayOfMonth(let day): return "每月\(day)号"
        }
    }
}

extension Window {
    /// As people are told: `11月25日周三 07:00`, with the end where it lasts longer than an hour.
    func spoken(in zone: Zone) -> String {
        let start = zone.civil(from)
        let minutes = Int((to - from).milliseconds / 60_000)
        let names = ["一", "二", "三", "四", "五", "六", "日"]
        return "\(start.date.month)月\(start.date.day)日周\(names[start.date.weekday - 1]) "
            + Window.spoken(minutes: start.minuteOfDay, start.minuteOfDay + minutes)
    }

    /// `07:00`, or `13:00到18:00` where it lasts longer than an hour.
    fileprivate static func spoken(minutes from: Int, _ to: Int) -> String {
        func clock(_ minutes: Int) -> String {
            "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        }
        return to - from > 60 ? "\(clock(from))到\(clock(to))" : clock(from)
    }
}

extension CivilDate {
    /// The Monday of its week.
    var monday: CivilDate { adding(days: 1 - weekday) }
}

/// Which times of a service that comes again are not wanted.
public struct Skip: Hashable, Codable, Sendable {
    /// Certain days, as whole days; none where it is for good.
    public var windows: [Window]
    /// Whether it is not wanted any more from now on.
    public var isForGood: Bool
    /// The weekdays that are meant for good, 1 for Monday; none for all.
    public var weekdays: [Int]

    /// Times that are not wanted.
    public init(windows: [Window] = [], isForGood: Bool = false, weekdays: [Int] = []) {
        self.windows = windows
        self.isForGood = isForGood
        self.weekdays = weekdays
    }
}
