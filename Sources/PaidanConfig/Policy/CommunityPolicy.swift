import PaidanCore

/// What the proof of a community says beyond the form of its files: privacy paths, coverage, duty and calendar.
struct CommunityPolicy {
    let rulebook: Rulebook
    let roster: [RosterReader.Entry]
    /// The keys and the file to which findings without a row point.
    let community: Fields
    let duty: Spot
    /// Whether all channels and groups are known, so that a way which leads nowhere is the roster's fault.
    let areChannelsComplete: Bool

    func run(today: CivilDate) {
        if areChannelsComplete {
            checkPrivatePaths()
            checkGroups()
        }
        warnOfComplaints()
        warnOfUncovered()
        warnOfEmptyNights()
        warnOfUnfillable()
        warnOfDutyGaps(from: today)
        warnOfCalendar(today: today)
    }

    /// Door and telephone are told on a private path only, so who may be sent into a home needs one.
    private func checkPrivatePaths() {
        for entry in roster {
            let member = entry.member
            let spot = entry.row.spot("contact")
            if member.contacts.isEmpty && (member.kind != .staff || rulebook.standby.contains(member.id)) {
                spot.fault("has no way to be reached", "没有任何通知方式", got: member.id.rawValue)
            } else if canBeSentHome(member) && !member.contacts.contains(where: { $0.privacy == .private }) {
                spot.fault(
                    "can be sent into homes and needs a private way to be told the door",
                    "会被派到居民家里，必须有一个私下的通知方式（门牌、电话不能发在群里）", got: member.id.rawValue)
            }
        }
    }

    private func canBeSentHome(_ member: Member) -> Bool {
        rulebook.categories.contains { category, rule in
            !CategoryRule.outOfDoors.contains(category) && rule.slots.contains { admits(member, to: $0) }
        }
    }

    private func admits(_ member: Member, to slot: CategoryRule.SlotRule) -> Bool {
        slot.kinds.contains(member.kind) && (slot.organization == nil || slot.organization == member.organization)
            && (slot.skills ?? []).allSatisfy(member.skills.contains)
    }

    private func checkGroups() {
        if !rulebook.groups.contains(where: { $0.audience == .duty }) {
            community.spot.warn(
                "no group has the audience duty: the desk can only tell staff one by one", "没有值班群：只能逐个通知值班人员")
        }
    }

    /// A complaint is never read by whom it is about, so somebody else must be there to read it.
    private func warnOfComplaints() {
        let staff = rulebook.members.filter { $0.kind == .staff }.map(\.id)
        let readers = rulebook.complaintsTo ?? []
        for id in readers where staff.contains(id) {
            community.key("complaints_to").warn(
                "names one of the staff, who would not read a complaint about all of them",
                "写的是社区工作人员：投诉全体工作人员时，这个人不能看", got: id.rawValue)
        }
        if staff.count == 1, readers.allSatisfy(staff.contains) {
            community.key("standby").warn(
                "there is only one of the staff, so nobody reads a complaint about that one: name somebody outside of "
                    + "the office in complaints_to",
                "只有一名工作人员，投诉这个人时没有别人来看：请在 complaints_to 里写一个社区以外的人", got: staff[0].rawValue)
        }
    }

    private func warnOfUncovered() {
        let helpers = rulebook.members.filter { $0.kind == .member }
        let alone = rulebook.buildings.buildings.map(\.id).filter { building in
            !helpers.contains { $0.coverage.contains(building) }
        }
        guard !alone.isEmpty else { return }
        let names = alone.joined(separator: ", ")
        community.key("buildings").warn("no member covers these buildings", "这些楼栋没有下沉党员或志愿者包保", got: names)
    }

    /// Buildings that have members, but none for some hour of the night.
    private func warnOfEmptyNights() {
        let helpers = rulebook.members.filter { $0.kind == .member }
        let empty = HourCoverage(rulebook).buildings.filter { building in
            building.emptyNightHours > 0 && helpers.contains { $0.coverage.contains(building.id) }
        }
        guard !empty.isEmpty else { return }
        community.key("buildings").warn(
            "no member could come to these buildings at some hour of the night, see `paidan check --coverage`",
            "这些楼栋夜里（22 点到 6 点）有钟点没有志愿者能来，详见 paidan check --coverage",
            got: empty.map(\.id).joined(separator: ", "))
    }

    /// A post for which nobody on the roster is fit will always end at the duty.
    private func warnOfUnfillable() {
        for (category, rule) in rulebook.categories.sorted(by: { $0.key < $1.key }) {
            for slot in rule.slots where !rulebook.members.contains(where: { admits($0, to: slot) }) {
                let wanted = (slot.kinds.map(\.rawValue) + (slot.organization.map { [$0] } ?? []) + (slot.skills ?? []))
                community.key("categories").at(key: "categories.\(category.rawValue)").warn(
                    "nobody on the roster can fill this post", "名册里没有人能胜任这个岗位", got: wanted.joined(separator: " "))
            }
        }
    }

    /// Looks at every hour of the next week, and of the holidays that begin within ten days.
    private func warnOfDutyGaps(from today: CivilDate) {
        guard !rulebook.shifts.isEmpty || !rulebook.patterns.isEmpty else {
            duty.warn("there is no duty rota: standby is always on duty", "没有值班表：一直由备勤人员值班")
            return
        }
        for day in daysToStaff(from: today) {
            let isHoliday = rulebook.calendar.dayClass(of: day) == .publicHoliday
            let empty = (0..<24).filter { hour in
                rulebook.onDuty(at: rulebook.zone.instant(CivilTime(date: day, hour: hour))).isEmpty
            }
            guard let first = empty.first else { continue }
            duty.warn(
                "nobody is on duty for \(empty.count) hours of this \(isHoliday ? "public holiday" : "day"); standby steps in",
                "这\(isHoliday ? "个节假日" : "一天")有 \(empty.count) 个小时没有人值班，由备勤人员顶上",
                got: CivilTime(date: day, hour: first).text)
        }
    }

    /// The next week, and the whole of a run of public holidays whose first day is at most ten days ahead.
    private func daysToStaff(from today: CivilDate) -> [CivilDate] {
        var days = (0..<7).map(today.adding(days:))
        var ahead = 7
        func isHoliday(_ ahead: Int) -> Bool {
            rulebook.calendar.dayClass(of: today.adding(days: ahead)) == .publicHoliday
        }
        while ahead <= 10 || ahead < 30 && isHoliday(ahead) && isHoliday(ahead - 1) {
            if isHoliday(ahead) { days.append(today.adding(days: ahead)) }
            ahead += 1
        }
        return days
    }

    /// The plan of the next year comes out in November.
    private func warnOfCalendar(today: CivilDate) {
        let needed = [today.year] + (today.month >= 11 ? [today.year + 1] : [])
        for year in needed where !rulebook.calendar.years.contains(year) {
            community.spot.at(key: "calendar").warn(
                "there is no calendar/cn-\(year).csv: \(year) has only the statutory days off until it is there",
                "缺少 calendar/cn-\(year).csv：\(year) 年暂按周一至周五上班、法定节日放假计算，没有调休")
        }
    }
}

extension CivilTime {
    /// `2026-11-25 18:00`.
    fileprivate var text: String { "\(date) \(clock)" }
}
