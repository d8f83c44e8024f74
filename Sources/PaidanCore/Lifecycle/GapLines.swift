/// Gaps as the duty reads them: one line for each post and span, and for all buildings that are empty alike.
struct GapLines {
    /// The lines, in order: `span`, with `role`, or with `buildings` and `part`.
    let lines: [Facts]

    init(_ gaps: [Gap]) {
        var lines: [Facts] = []
        var buildings: [(span: Span, names: [String])] = []
        for gap in gaps {
            switch gap.subject {
            case .post(let role):
                lines.append(["span": .text(GapLines.spoken(gap.from, gap.to)), "role": .text(role)])
            case .building(let id, let part):
                let span = Span(days: gap.from.date...gap.to.date.adding(days: -1), part: part)
                if let place = buildings.firstIndex(where: { $0.span == span }) {
                    buildings[place].names.append(id)
                } else {
                    buildings.append((span, [id]))
                }
            }
        }
        lines += buildings.map { span, names in
            let shown = names.prefix(8).map { Place(building: $0).spokenBuilding ?? $0 }.joined(separator: "、")
            return [
                "span": .text(GapLines.spoken(span.days)), "part": .text(span.part.rawValue),
                "buildings": .text(names.count > 8 ? "\(shown)等\(names.count)栋" : shown),
            ]
        }
        self.lines = lines
    }

    private struct Span: Hashable {
        let days: ClosedRange<CivilDate>
        let part: Gap.DayPart
    }

    private static let feast = ["除夕", "初一", "初二", "初三", "初四", "初五", "初六", "初七"]

    /// `除夕`, `10月3日`.
    static func spoken(_ day: CivilDate) -> String {
        feast.first { StatutoryDays.day(called: $0, in: day.year) == day } ?? "\(day.month)月\(day.day)日"
    }

    /// `除夕—初三`, `10月1日—10月7日`.
    static func spoken(_ days: ClosedRange<CivilDate>) -> String {
        days.lowerBound == days.upperBound
            ? spoken(days.lowerBound) : "\(spoken(days.lowerBound))—\(spoken(days.upperBound))"
    }

    /// `除夕 18:00—初一 08:30`, `12月24日 18:00—20:00`; midnight ends the day before.
    static func spoken(_ from: CivilTime, _ to: CivilTime) -> String {
        let endsAtMidnight = to.minuteOfDay == 0
        let last = endsAtMidnight ? to.date.adding(days: -1) : to.date
        let end = endsAtMidnight ? "24:00" : to.clock
        return "\(spoken(from.date)) \(from.clock)—" + (last == from.date ? end : "\(spoken(last)) \(end)")
    }
}
