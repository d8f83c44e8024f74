import PaidanCore

/// The duty rota of a community as its file says.
struct DutyRota {
    /// Turns on certain days.
    var shifts: [Shift] = []
    /// Turns that come again.
    var patterns: [DutyPattern] = []
}

/// Reads `duty.csv`: who has the duty on a day, on several, or again and again; also a grid as offices hang it up.
struct DutyReader {
    let members: [Member]
    let zone: Zone
    let findings: Findings

    private static let columns = [
        Table.Column("date", "日期", "星期"), Table.Column("from", "开始", "起", "开始时间"),
        Table.Column("to", "结束", "止", "结束时间"), Table.Column("role", "岗位", "职责", "值班岗位"),
        Table.Column("person", "值班人", "值班人员", "姓名", "人员"), Table.Column("phone", "电话", "值班电话", "手机"),
    ]

    /// The rota in the file's order.
    func read(_ bytes: [UInt8], file: String) -> DutyRota {
        var rota = DutyRota()
        if case .text(let text, _) = RosterEncoding.decode(bytes), let grid = DutyGrid(text) {
            rota.shifts = shifts(of: grid, file: file)
            return rota
        }
        guard
            let table = Table(
                bytes, file: file, columns: DutyReader.columns, needed: ["date", "person"], findings: findings)
        else { return rota }
        for row in table.rows { read(row, into: &rota) }
        return rota
    }

    /// Whole days, since a grid says no hours.
    private func shifts(of grid: DutyGrid, file: String) -> [Shift] {
        func spot(_ line: Int, _ key: String) -> Spot { Spot(findings: findings, file: file, line: line, key: key) }
        return grid.turns { spot($0, $1) }.flatMap { turn -> [Shift] in
            guard let member = member(called: turn.person, at: spot(turn.line, "person")) else { return [] }
            let phone = turn.phone.flatMap {
                PhoneNotation.read(Table.Cell(text: $0, spot: spot(turn.line, "phone")))
            }
            return (turn.days.first.dayNumber...turn.days.last.dayNumber).map { day in
                shift(
                    on: CivilDate(dayNumber: day), HourNotation.Minutes(from: 0, to: 1440), role: turn.role,
                    member: member, phone: phone)
            }
        }
    }

    private func read(_ row: Table.Row, into rota: inout DutyRota) {
        let person = person(row)
        let hours = hours(row)
        let phone = row["phone"].flatMap(PhoneNotation.read)
        let role = row["role"]?.text ?? "社区值班"
        guard let date = row["date"] else {
            row.spot("date").fault("is missing", "没有填写")
            return
        }
        if let range = DateNotation.range(date.text) {
            guard let person, let hours else { return }
            for day in range.first.dayNumber...range.last.dayNumber {
                rota.shifts.append(
                    shift(on: CivilDate(dayNumber: day), hours, role: role, member: person, phone: phone))
            }
        } else if let days = DayNotation.read(date.text) {
            guard let person, let hours else { return }
            rota.patterns += days.map { days in
                DutyPattern(
                    role: role, member: person, phone: phone,
                    hours: Availability.Hours(days: days, from: hours.from, to: hours.to))
            }
        } else {
            date.spot.fault(
                "must be a day, days such as 2026-12-01..2026-12-07, or words such as 周一至周五, 工作日, 每天",
                "应当是日期、2026-12-01..2026-12-07 这样的一段，或 周一至周五、工作日、每天", got: date.text)
        }
    }

    private func shift(
        on day: CivilDate, _ hours: HourNotation.Minutes, role: String, member: MemberID, phone: String?
    ) -> Shift {
        func instant(_ minute: Int) -> Instant {
            zone.instant(CivilTime(date: day.adding(days: minute / 1440), minute: minute % 1440))
        }
        return Shift(role: role, member: member, phone: phone, from: instant(hours.from), to: instant(hours.to))
    }

    private func hours(_ row: Table.Row) -> HourNotation.Minutes? {
        let from = moment(row, "from", default: 0)
        let to = moment(row, "to", default: 1440)
        guard let from, let to else { return nil }
        // A turn that ends when it began, or before, ends on the next day.
        return HourNotation.Minutes(from: from, to: to > from ? to : to + 1440)
    }

    private func moment(_ row: Table.Row, _ column: String, default fallback: Int) -> Int? {
        guard let cell = row[column] else { return fallback }
        if let minute = HourNotation.moment(cell.text), minute < 1440 || column == "to" { return minute }
        cell.spot.fault("must be a time of day such as 18:30", "应当是钟点，如 18:30", got: cell.text)
        return nil
    }

    /// The person by id or by a name that only one has.
    private func person(_ row: Table.Row) -> MemberID? {
        guard let cell = row["person"] else {
            row.spot("person").fault("is missing", "没有填写")
            return nil
        }
        return member(called: cell.text, at: cell.spot)
    }

    private func member(called text: String, at spot: Spot) -> MemberID? {
        guard !members.isEmpty else { return nil }
        if let member = members.first(where: { $0.id.rawValue == text }) { return member.id }
        let named = members.filter { $0.name == text }
        switch named.count {
        case 1: return named[0].id
        case 0:
            let hint = Spelling.hint(text, among: members.map(\.id.rawValue) + members.map(\.name))
            spot.fault("is nobody on the roster\(hint.english)", "名册里没有这个人\(hint.chinese)", got: text)
        default:
            spot.fault("is the name of several on the roster; write the id", "名册里有重名，请写编号", got: text)
        }
        return nil
    }
}
