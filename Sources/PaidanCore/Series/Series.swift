/// A service that comes again, as each of its times carries it: one wish for each time.
public struct Series: Hashable, Codable, Sendable {
    /// The wish that began it.
    public var first: WishNumber
    /// When it comes.
    public var recurrence: Recurrence
    /// Whether this is the last of its times that was opened: the next one follows from it.
    public var isLast: Bool
    /// When the next time is opened as a wish; nil where another carries the series on, or nothing comes any more.
    public var next: Instant?
    /// Days on which it is not wanted.
    public var skipped: [Window]
    /// Who came last, and is asked before others.
    public var helper: MemberID?

    /// A series that begins with a wish.
    public init(first: WishNumber, recurrence: Recurrence) {
        self.first = first
        self.recurrence = recurrence
        isLast = true
        skipped = []
    }

    /// The first time after an instant that is wanted; nil where none is.
    func time(after instant: Instant, in zone: Zone) -> Window? {
        var after = instant
        for _ in 0..<60 {
            guard let window = recurrence.next(after: after, in: zone) else { return nil }
            guard skipped.contains(where: { $0.contains(window.from) }) else { return window }
            after = window.from
        }
        return nil
    }
}

extension Window {
    /// Whether an instant lies in it; its end does not.
    func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension Desk {
    /// What people are brought or accompanied to week by week; a noise that comes every night is one trouble.
    private static let served: Set<Category> = [.transport, .errand, .eldercare, .companion, .medical, .goods]

    /// Makes a new wish the first of a series where its words name a time that comes again.
    func beginSeries(_ wish: inout Wish, by reading: Reading) {
        guard let recurrence = reading.recurrence, Desk.served.contains(wish.category), wish.urgency != .emergency,
            wish.sensitivity == nil, wish.danger == nil, wish.isDrill != true, wish.level != .observe,
            let window = recurrence.next(after: now, in: rulebook.zone)
        else { return }
        wish.series = Series(first: wish.number, recurrence: recurrence)
        wish.need.urgency = .scheduled
        wish.window = window
        wish.when = window.spoken(in: rulebook.zone)
    }

    /// The series of the same person for the same need that runs already: told twice it is still one.
    func runningSeries(like need: Need, by account: Account, _ reading: Reading) -> WishNumber? {
        guard let recurrence = reading.recurrence else { return nil }
        return wishIndex.wishes(of: account).sorted().last { number in
            guard let wish = state.wishes[number], let series = wish.series, series.isLast, series.next != nil else {
                return false
            }
            return wish.category == need.category && wish.need.place.building == need.place.building
                && series.recurrence.isSame(as: recurrence)
        }
    }

    /// Sets when the next time is opened: a week ahead once somebody has this one, so that the same helper is asked for
    /// both; two days ahead at the latest.
    func settleSeries(_ wish: inout Wish) {
        guard wish.series != nil else { return }
        let next = nextOpening(after: wish)
        wish.series?.next = next
    }

    private func nextOpening(after wish: Wish) -> Instant? {
        let wasDismissed = [.notAWish, .notDispatched, .observed].contains(wish.ending)
        guard wish.series?.isLast == true, wish.openedAt != nil, !wasDismissed, !wish.reporters.isEmpty,
            let window = nextTime(after: wish)
        else { return nil }
        let isSettled = wish.state.isOver || wish.state == .done || !wish.slots.contains(where: \.isWanted)
        return window.from - (isSettled ? .days(7) : .days(2))
    }

    /// The time after that of a wish; what lies before the desk's now was missed and is not made up for.
    func nextTime(after wish: Wish) -> Window? {
        wish.series?.time(after: max(wish.window?.from ?? wish.receivedAt, now), in: rulebook.zone)
    }

    /// Opens the times of which it is time, each as a wish of its own.
    mutating func continueSeries() {
        var numbers = turn.wishes.sorted()
        while let number = numbers.first {
            numbers.removeFirst()
            if let opened = openNext(after: number) { numbers.append(opened) }
        }
    }

    private mutating func openNext(after number: WishNumber) -> WishNumber? {
        guard let last = state.wishes[number], var series = last.series, let next = series.next, next <= now,
            let window = nextTime(after: last), let reporter = last.reporters.first
        else { return nil }
        state.head.lastNumber = Numbering.next(after: state.head.lastNumber, by: rulebook)
        guard let opened = state.head.lastNumber else { return nil }
        change(number) { wish, _ in wish.series?.isLast = false }
        if let helper = last.holders.first { series.helper = helper }
        if series.helper.map(last.formerHolders.contains) ?? false { series.helper = nil }
        series.skipped.removeAll { $0.to <= now }
        var wish = Wish(
            number: opened, need: last.need, words: last.words, confidence: 1, reporter: reporter, level: last.level,
            receivedAt: now)
        wish.reporters = last.reporters
        wish.beneficiary = last.beneficiary
        wish.contact = last.contact
        wish.need.urgency = .scheduled
        wish.window = window
        wish.when = window.spoken(in: rulebook.zone)
        wish.safeguard = last.safeguard
        // Everybody was told when it began; who comes is told each time.
        wish.isAnnounced = true
        wish.series = series
        wish.slots = slots(for: wish)
        noteOccurrence(wish, series)
        move(&wish, to: .open)
        search(&wish)
        put(wish)
        return opened
    }

    private mutating func noteOccurrence(_ wish: Wish, _ series: Series) {
        var facts: Facts = [
            "category": .text(wish.category.rawValue), "urgency": .text(wish.urgency.rawValue),
            "level": .text(wish.level.rawValue), "slots": .number(wish.slots.count), "series": .number(series.first),
            "from": .number(Int((wish.window?.from ?? now).milliseconds)),
        ]
        if let building = wish.need.place.building { facts["building"] = .text(building) }
        note("opened", of: wish.number, facts: facts, personal: ["words": .text(wish.words)])
    }

    /// Tells once that somebody will come each time, and how to do without one.
    mutating func tellSeries(_ wish: inout Wish, only account: Account? = nil) {
        guard let series = wish.series else { return }
        tellReporters(
            &wish, .reporterSeries, kind: .wishReceived, only: account,
            facts: ["times": .text(series.recurrence.spoken)])
    }

    /// Asks who came last before anybody else.
    mutating func askUsual(_ wish: inout Wish, at place: Int) {
        guard let helper = wish.series?.helper, wish.slots[place].state == .open, !wish.asked.contains(helper),
            !wish.engaged.contains(helper)
        else { return }
        _ = askFirst(helper, &wish, at: place, because: Rule.continuity.rawValue)
    }
}

extension Recurrence {
    /// Whether both come at the same times, whenever they were said.
    func isSame(as other: Recurrence) -> Bool { spoken == other.spoken }
}
