import PaidanCore
import Testing

/// A seeded generator, so that a walk that fails can be walked again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Says and does what a community might, in no sensible order.
struct Walker {
    var story: DeskStory
    var dice: Dice
    private let level: Level

    init(seed: UInt64) {
        level = seed % 3 == 0 ? .propose : .auto
        story = DeskStory(Walker.rules(level: level))
        dice = Dice(seed: seed)
    }

    private mutating func one<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &dice)]
    }

    private mutating func number() -> WishNumber {
        // By state first, so that rare states are spoken of as often as common ones.
        let byState = Dictionary(grouping: story.desk.state.wishes.values, by: \.state)
        let states = byState.keys.sorted { $0.rawValue < $1.rawValue }
        guard !states.isEmpty, let wishes = byState[one(states)] else { return 1024 }
        return one(wishes.map(\.number).sorted())
    }

    private mutating func reporter() -> String {
        let number = number()
        return story.desk.state.wishes[number]?.reporters.first?.account.id ?? "1"
    }

    mutating func step() {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<14: wish()
        case 14..<26: memberSpeaks()
        case 26..<42: memberHelps()
        case 42..<48: reporterSpeaks()
        case 48..<54: reporterAnswers()
        case 54..<62: command()
        case 62..<64: word()
        case 64..<66: news()
        case 66..<68: behalf()
        case 68..<69: roster()
        case 69..<71: ownWord()
        case 71..<73: second()
        case 73..<74: joinHeld()
        case 74..<75: skip()
        case 75..<78: campaign()
        default: time()
        }
    }

    private mutating func wish() {
        let category = one(Category.allCases)
        let urgency = one([
            Urgency.normal, .normal, .normal, .normal, .urgent, .urgent, .scheduled, .scheduled, .emergency,
        ])
        var reading = Reading.wish(
            category, one(["3", "5", "G5", "12", nil, nil]), room: one([nil, "301", "502"]), urgency,
            skills: one([[], [], ["plumber"], ["electrician"], ["driver"]]), people: one([1, 1, 1, 2, 4]),
            sure: one([0.3, 0.5, 0.7, 0.95, 0.95, 0.95]),
            danger: urgency == .emergency ? one([nil, .fire, .gas, .violence, .selfHarm]) : nil)
        if urgency == .scheduled {
            // Some wishes are for the same hours, so that who promised to be elsewhere is met.
            let soon = Zone.shanghai.startOfDay(Zone.shanghai.civil(story.now).date) + .hours(34)
            let from = one([story.now + .hours(Int64.random(in: 1...300, using: &dice)), soon, soon])
            let promised = story.desk.state.wishes.values.sorted { $0.number < $1.number }
                .first { $0.isHeld && ($0.window.map { $0.from > story.now } ?? false) }?.window
            reading.window = one([promised, promised, nil]) ?? Window(from: from, to: from + .hours(2))
            reading.when = "那天"
            reading.recurrence = one([nil, nil, Walker.recurrence])
        }
        if one([false, false, false, true]) { reading.ask = Ask(field: one([.what, .when]), text: "?") }
        if one([false, false, false, true]) { reading.more = [Reading.wish(.errand, "5").need] }
        if one([false, false, true]) {
            let opinion = Opinion(kind: .wish, category: category, urgency: urgency, people: 1)
            reading.second = SecondReading(
                by: "little-model", opinion: opinion, first: one([opinion, Opinion(kind: .chatter)]))
        }
        let sent = one([nil, story.now, story.now, story.now - .hours(30)])
        story.say(
            one(["家里漏水", "家里漏水", "家里漏水", "家里漏水", "投诉社区不作为", "投诉吴社工", "有人虐待孩子", "演练：着火了", "帮老人洗澡"]),
            by: one(["101", "\(Int.random(in: 1...60, using: &dice))"]),
            in: one(["residents", "residents", "watched", nil]),
            on: one(["qq", "qq", "qq", "form"]), as: reading, sentAt: sent)
    }

    private static let recurrence = Recurrence(turns: [
        .init(days: .days(every: 1, since: CivilDate(dayNumber: 20_779)), from: 540, to: 600)
    ])

    /// The office announces a campaign, people pass its list on, leave it, and the staff see to it.
    private mutating func campaign() {
        let open = story.desk.state.wishes.values.filter { $0.campaign != nil && !$0.state.isOver }.map(\.number)
            .sorted()
        var reading = Reading.chatter
        guard let last = open.last, one([true, true, true, true, true, true, true, false]) else {
            guard open.count < 2 else { return time() }
            let first = story.now + .hours(Int64.random(in: 3...60, using: &dice))
            reading.campaign = CampaignPlan(
                title: "接种疫苗", departures: [first, first + .hours(1)],
                vehicles: one([[], [.init(seats: 3, driver: "刘洋")]]), seats: one([2, 4]), furtherCars: one([nil, 1]),
                ridersPerEscort: one([0, 3]))
            story.command("活动 接种疫苗", as: reading)
            return
        }
        let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]
        let lines = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
            RollLine(
                name: one(names), place: Place(building: one(["3", "5", "12", "G5", nil])), people: one([1, 1, 2, 5]),
                minuteOfDay: one([nil, nil, 540]), phone: one([nil, "13900000000"]))
        }
        reading.roll = Roll(lines: lines, isWhole: one([true, false]))
        switch Int.random(in: 0..<10, using: &dice) {
        case 0..<5:
            story.say("接龙", by: "\(Int.random(in: 1...9, using: &dice))", in: one(["residents", nil]), as: reading)
        case 5: story.command("报名 \(last)", as: reading)
        case 6: story.command(one(["退名 \(last) 甲", "活动 \(last)", "活动"]))
        case 7: story.command("排车 \(last)")
        default:
            story.say(
                one(["取消报名", "不去了"]), by: "\(Int.random(in: 1...9, using: &dice))", in: nil, as: .reply(.cancel))
        }
    }

    /// Some times of a service that comes again are not wanted, or none any more.
    private mutating func skip() {
        let carriers = story.desk.state.wishes.values.filter { $0.series?.next != nil }.sorted { $0.number < $1.number }
        guard !carriers.isEmpty else { return wish() }
        let wish = one(carriers)
        let from = story.now + .hours(Int64.random(in: 0...50, using: &dice))
        let skip = one([
            Skip(windows: [Window(from: from, to: from + .days(1))]),
            Skip(windows: [Window(from: from, to: from + .days(1))]),
            Skip(isForGood: true, weekdays: [3]), Skip(isForGood: true),
        ])
        let reading = Reading.reply(.cancel, wish.number, details: ReplyDetails(skip: one([skip, skip, nil])))
        guard one([true, true, false]), let account = wish.reporters.first?.account.id else {
            story.command("\(wish.number) 不用了", as: reading)
            return
        }
        story.say("不用了", by: account, as: reading)
    }

    private mutating func memberSpeaks() {
        let member = one(Fixture.members).id.rawValue
        let named = one([true, false, false]) ? [String(number())] : []
        let kind = one([MessageKind.accept, .accept, .accept, .decline, .decline, .complete, .complete, .update])
        var reading = Reading(kind: kind, orderNumbers: named, confidence: ["kind": 0.9])
        reading.details = ReplyDetails(eta: one([nil, 20]), arrived: one([false, false, true]))
        let text = one(["我去", "我去", "收到", "1", "2", "今天不行", "办好了", "在路上"])
        story.say(text, by: member, in: one(["work", "work", "duty", nil, "residents"]), as: reading)
    }

    /// Somebody who is asked, or has it, does what the community hopes for.
    private mutating func memberHelps() {
        let engaged = story.desk.state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }
            .flatMap { wish in
                wish.liveOffers.map { (wish.number, $0.member, MessageKind.accept) }
                    + wish.slots.filter { $0.state == .held }.compactMap(\.holder).map {
                        (wish.number, $0, one([MessageKind.complete, .complete, .decline, .update]))
                    }
            }
        if one([true, false, false]) {
            let escalated = story.desk.state.wishes.values.filter { $0.escalation != nil }.map(\.number).sorted()
            guard !escalated.isEmpty else { return wish() }
            let number = one(escalated)
            story.say("我去 \(number)", by: one(["201", "202"]), in: "duty", as: .reply(.accept, number))
            return
        }
        guard !engaged.isEmpty else { return wish() }
        let (number, member, kind) = one(engaged)
        var reading = Reading(kind: kind, orderNumbers: [String(number)], confidence: ["kind": 0.9])
        reading.details.eta = one([nil, 15])
        if one([true, false, false]) {
            let from = story.now + .hours(Int64.random(in: 1...40, using: &dice))
            switch kind {
            case .decline, .accept:
                reading.details.proposedTime = "明早九点"
                reading.details.proposedWindow = one([nil, Window(from: from, to: from + .hours(1))])
                reading.details.partial = kind == .accept ? one([nil, "只能搬到一楼"]) : nil
            case .complete: reading.details.partial = "还缺一个人"
            default:
                reading.details.waitingFor = "缺配件"
                reading.details.waitsUntil = one([nil, from])
            }
        }
        let words =
            kind == .decline
            ? one(["今天不行", "去不了"]) : kind == .update ? one(["在路上", "敲门没人应", "敲门没人应"]) : kind.rawValue
        story.say("\(words) \(number)", by: member.rawValue, in: one(["work", nil]), as: reading)
    }

    /// Somebody who reported answers the question, or confirms.
    private mutating func reporterAnswers() {
        let waiting = story.desk.state.wishes.values.filter {
            $0.question != nil || $0.state == .done || $0.counter != nil || $0.door != nil
        }.sorted { $0.number < $1.number }
        guard !waiting.isEmpty else { return time() }
        let wish = one(waiting)
        guard let account = wish.question?.account ?? wish.reporters.first?.account else {
            return time()
        }
        let channel: ChannelID = account.namespace == "form" ? "form" : "qq"
        if wish.counter != nil || wish.door != nil {
            story.say(one(["好", "不行", "来了"]), by: account.id, on: channel, as: .chatter)
        } else if wish.question?.field == .what || wish.question?.field == .when {
            var answer = one([Reading.wish(.repair, "3"), .wish(.medical, "3", .emergency), .reply(.update)])
            answer.when = one([nil, "明天"])
            story.say("水管漏了", by: account.id, on: channel, as: answer)
        } else if wish.question != nil {
            story.say("3栋", by: account.id, on: channel, as: .place("3"))
        } else {
            story.say(
                one(["好了", "还是漏"]), by: account.id, on: channel,
                as: one([.reply(.rate), .reply(.update, details: ReplyDetails(notDone: true))]))
        }
    }

    private mutating func reporterSpeaks() {
        let kind = one([MessageKind.cancel, .statusQuery, .rate, .update, .complete, .chatter])
        var reading = Reading(
            kind: kind, need: Need(place: Place(building: one([nil, nil, "3", "12"]))), confidence: ["kind": 0.9])
        reading.details = ReplyDetails(notDone: one([false, false, false, true]), stars: one([nil, 5, 1]))
        story.say(
            one(["不用来了", "怎么还没来", "好了,谢谢", "还是漏", "是12栋", "没人来"]), by: reporter(), in: one(["residents", nil]),
            as: reading)
    }

    /// The staff answer what was put before them.
    private mutating func word() {
        let proposed = story.desk.state.wishes.values.filter { $0.proposal != nil }.map(\.number).sorted()
        guard !proposed.isEmpty else { return command() }
        let number = one(proposed)
        story.command(
            one([
                "派 \(number)", "派 \(number)", "结 \(number) 明天来电", "不派 \(number)", "不是心愿 \(number)",
                "合并 \(number) \(self.number())",
            ]))
    }

    /// What somebody has already turns out to be what another wish is about.
    private mutating func joinHeld() {
        let open = story.desk.state.wishes.values.filter { !$0.state.isOver && $0.sensitivity == nil }
        let held = open.filter(\.isHeld).map(\.number).sorted()
        guard !held.isEmpty else { return time() }
        let number = one(held)
        let others = open.map(\.number).filter { $0 != number }.sorted()
        guard !others.isEmpty else { return time() }
        story.command("合并 \(number) \(one(others))")
    }

    private mutating func command() {
        let number = number()
        let words = one([
            "派 \(number)", "派 \(number) 李梅", "派 \(number) 无此人", "不派 \(number)", "不是心愿 \(number)", "改 \(number) 12栋",
            "误报 \(number)", "演练 \(number)", "演练", "演练结束", "改 \(number) 两个人", "改 \(number) 电工 4人", "改 \(number) 谁都行",
            "改 \(number) 急", "改 \(number) 紧急", "改 \(number) 维修", "结 \(number)", "结 \(number) 明天来电", "重开 \(number)",
            "重开 \(number)", "重开 \(number)", "不派 \(number)",
            "挂 \(number) 等配件",
            "合并 \(number) \(self.number())", "合并 \(number) \(self.number())", "合并 \(number) \(self.number())",
            "合并 \(number) \(self.number())", "合并 \(number) \(self.number())",
            "已告知 \(number)", "停派", "恢复", "恢复", "今天", "谁在值班", "帮助",
        ])
        let reading = words.contains("12栋") ? Reading.place("12") : .chatter
        story.say(words, by: one(["201", "202", "201", "1"]), in: "duty", as: reading)
    }

    /// Somebody takes a message back, or changes it.
    private mutating func second() {
        let heard = story.desk.state.wishes.values.sorted { $0.number < $1.number }.flatMap { $0.messages ?? [] }
        guard !heard.isEmpty else { return wish() }
        let message = one(heard)
        if one([true, false]) {
            let by = one([message.account, message.account, Account(namespace: "qq", id: "1"), nil])
            story.hand(.recall(Recall(channel: message.channel, messageID: message.id, by: by)))
        } else {
            let urgency = one([Urgency.normal, .normal, .urgent, .emergency])
            let reading = one([
                Reading.wish(one(Category.allCases), one(["3", "G5", nil]), urgency), .reply(.update), .chatter,
            ])
            let changed = Message(
                key: "edit \(story.notices.count)", id: message.id, channel: message.channel,
                sender: .init(account: message.account), text: one(["还是漏水", "投诉社区不作为", "家里漏水"]))
            story.hand(.edit(changed), reading: reading)
        }
    }

    private mutating func news() {
        if one([true, false]) {
            story.hand(
                .channel(
                    ChannelReport(channel: one(["qq", "phones"]), isAlive: one([true, true, false]), detail: "test")))
        } else if let notice = story.notices.suffix(20).first {
            story.hand(.delivery(DeliveryReport(delivery: "d-1", notices: [notice], cause: "test")))
        }
    }

    private mutating func behalf() {
        story.say(
            "代报 12-1-301 王奶奶 厨房漏水", by: one(["101", "201"]), in: one(["work", "duty"]),
            as: .wish(.repair, "12", room: "301"))
    }

    /// A community that acts on less than most do: the walk goes further where fewer wishes end as doubts.
    private static func rules(level: Level, members: [Member] = Fixture.members) -> Rulebook {
        var rules = Fixture.rulebook(level: level, members: members)
        rules.limits.wishConfidence = 0.6
        return rules
    }

    private mutating func roster() {
        let kept = one([
            Fixture.members, Fixture.members.filter { $0.id != "102" }, Fixture.members.filter { $0.id != "201" },
        ])
        let rules = Walker.rules(level: level, members: kept)
        story.hand(.rulebook("rules-\(kept.count)"), rulebook: rules)
    }

    /// Members speak of their time, their jobs in hand and their accounts; the office and the duty of members.
    private mutating func ownWord() {
        let member = one(Fixture.members)
        let name = one(Fixture.members).name
        let code = BindingCode.hash("123456", salt: "s")
        switch Int.random(in: 0..<12, using: &dice) {
        case 0:
            story.hand(
                .staff(
                    StaffAction(
                        actor: "clerk", wish: nil, command: .issueCode(for: member.id.rawValue, salt: "s", hash: code)))
            )
        case 1:
            story.hand(
                .staff(StaffAction(actor: "clerk", wish: nil, command: .tryContact(of: member.id.rawValue))))
        case 2:
            story.hand(
                .departure(
                    Departure(
                        channel: "qq", group: one(["work", "residents"]),
                        account: Account(namespace: "qq", id: one(["102", "106", "61"])))))
        case 3, 4:
            story.command(
                one([
                    "恢复 \(name)", "恢复 \(name)", "恢复 \(member.name)", "今晚值班换\(name)", "明天值班换吴社工",
                    "代 \(name) 接单 \(number())",
                    "代 \(name) 来不了 \(number())", "代 \(name) 办好了 \(number())",
                ]))
        case 5:
            for one in Fixture.members { story.command("恢复 \(one.name)") }
        default:
            story.say(
                one([
                    "请假两天", "暂停", "恢复", "恢复", "每周五单", "我的任务", "绑定 123456", "绑定 654321", "解绑", "退出", "确认退出",
                    "请\(name)代我", "请\(name)代我", "请\(name)代我",
                ]), by: one([member.id.rawValue, member.id.rawValue, "61"]), in: one(["work", nil, nil]), as: .chatter)
        }
    }

    private mutating func time() {
        story.pass(one([.seconds(20), .minutes(2), .minutes(2), .minutes(16), .minutes(16), .hours(9)]))
    }
}

@Suite("A random walk over everything a community might say")
struct RandomWalkTests {
    /// Sixteen walks of 1 200 steps; each step is at least one input, and `DeskStory` checks every invariant and the
    /// rebuilt desk after each of them.
    @Test("no invariant breaks, the rebuilt desk agrees for the next 50 decisions, and every move and rule is met")
    func walk() {
        var census = Census()
        for seed in 1...16 as ClosedRange<UInt64> {
            var walker = Walker(seed: seed)
            for _ in 0..<1150 { walker.step() }
            let before = walker.story.entries.count
            rebuiltAgrees(walker)
            census.count(walker.story, decisionsBefore: before)
        }
        print(census.table)
        #expect(census.inputs >= 10_000, "inputs \(census.inputs)")
        #expect(census.missing.isEmpty, "never met: \(census.missing.joined(separator: ", "))")
    }

    /// Fifty more steps on the desk that ran and on one rebuilt from what was recorded give the same decisions.
    private func rebuiltAgrees(_ walker: Walker) {
        var ran = walker.story.desk
        var rebuilt = Desk(state: walker.story.recorded, rulebook: ran.rulebook)
        #expect(ran == rebuilt)
        var ahead = walker
        for _ in 0..<50 { ahead.step() }
        var now = walker.story.now
        for number in 1...50 {
            now = ran.nextDeadline.map { max($0, now) } ?? now + .minutes(5)
            let input = DeskInput(
                RecordedInput(
                    community: "taoyuan", sequence: ran.state.head.sequence + 1, at: now,
                    input: number % 2 == 0
                        ? .tick
                        : .message(
                            Message(
                                key: "k\(number)", channel: "qq", group: "residents",
                                sender: .init(account: Account(namespace: "qq", id: "\(number % 7)")), text: "漏水"))),
                reading: .wish(.repair, ["3", "5", "12"][number % 3], skills: ["plumber"]))
            let one = ran.handle(input)
            let other = rebuilt.handle(input)
            #expect(one == other)
        }
        #expect(ran == rebuilt)
    }
}

/// How often each transition, rule and verdict was met.
struct Census {
    var inputs = 0
    private var moves: [String: Int] = [:]
    private var rules: [String: Int] = [:]
    private var events: [String: Int] = [:]

    mutating func count(_ story: DeskStory, decisionsBefore: Int) {
        inputs += Int(story.desk.state.head.sequence)
        for entry in story.entries {
            events[entry.event, default: 0] += 1
            if entry.event == "moved", case .text(let from)? = entry.facts["from"],
                case .text(let to)? = entry.facts["to"]
            {
                moves["\(from) -> \(to)", default: 0] += 1
            }
            if case .text(let rule)? = entry.facts["rule"] { rules[rule, default: 0] += 1 }
            if case .record(let passed)? = entry.facts["passed_over"] {
                for rule in passed.keys { rules[rule, default: 0] += 1 }
            }
            if case .list(let next)? = entry.facts["next"] {
                for case .text(let rule)? in next.map({ $0["rule"] }) { rules[rule, default: 0] += 1 }
            }
        }
    }

    /// Two promised hours of one volunteer that overlap are rare in a walk; `BudgetStories` tells of them.
    private static let rare: Set<Rule> = [.busy]

    /// Legal moves and rules that were never met.
    var missing: [String] {
        let legal = WishState.moves.flatMap { from, followers in followers.map { "\(from.rawValue) -> \($0.rawValue)" }
        }
        let unmet = Rule.allCases.filter { !Census.rare.contains($0) && rules[$0.rawValue] == nil }
        return legal.filter { moves[$0] == nil }.sorted() + unmet.map(\.rawValue)
    }

    var table: String {
        let lines = [("moves", moves), ("rules", rules), ("events", events)].flatMap { title, counts in
            ["\(title):"] + counts.sorted { $0.key < $1.key }.map { "  \($0.key)  \($0.value)" }
        }
        return (["inputs: \(inputs)"] + lines).joined(separator: "\n")
    }
}
