extension Desk {
    /// A service that comes again is carried on by one wish at most, and no two open wishes of it are for the same time.
    func violationsOfSeries() -> [Invariant.Violation] {
        var carriers: Set<WishNumber> = []
        var times: Set<SeriesTime> = []
        var found: [Invariant.Violation] = []
        for wish in state.wishes.values.sorted(by: { $0.number < $1.number }) {
            guard let series = wish.series else { continue }
            func report(_ detail: String) {
                found.append(Invariant.Violation(invariant: .seriesOnce, wish: wish.number, detail: detail))
            }
            if series.isLast, !carriers.insert(series.first).inserted { report("a second one carries it on") }
            guard !wish.state.isOver, let from = wish.window?.from else { continue }
            if !times.insert(SeriesTime(first: series.first, from: from)).inserted { report("a time twice") }
        }
        return found
    }

    private struct SeriesTime: Hashable {
        let first: WishNumber
        let from: Instant
    }
}
