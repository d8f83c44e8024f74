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
        case 69..<71: second()
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
        }
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
        let words = kind == .decline ? one(["今天不行", "去不了"]) : kind.rawValue
        story.say("\(words) \(number)", by: member.rawValue, in: one(["work", nil]), as: reading)
    }

    /// Somebody who reported answers the question, or confirms.
    private mutating func reporterAnswers() {
        let waiting = story.desk.state.wishes.values.filter { $0.question != nil || $0.state == .done }.sorted {
            $0.number < $1.number
        }
        guard !waiting.isEmpty else { return time() }
        let wish = one(waiting)
        guard let account = wish.question?.account ?? wish.reporters.first?.account else {
            return time()
        }
        let channel: ChannelID = account.namespace == "form" ? "form" : "qq"
        if wish.question != nil {
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
            one(["不用来了", "怎么还没来", "好了,谢谢", "还是漏", "是12栋"]), by: reporter(), in: one(["residents", nil]), as: reading)
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

    private mutating func command() {
        let number = number()
        let words = one([
            "派 \(number)", "派 \(number) 李梅", "派 \(number) 无此人", "不派 \(number)", "不是心愿 \(number)", "改 \(number) 12栋",
            "误报 \(number)", "演练 \(number)", "演练", "演练结束", "改 \(number) 两个人", "改 \(number) 电工 4人", "改 \(number) 谁都行",
            "改 \(number) 急", "改 \(number) 紧急", "改 \(number) 维修", "结 \(number)", "结 \(number) 明天来电", "重开 \(number)",
            "重开 \(number)", "重开 \(number)", "不派 \(number)",
            "挂 \(number) 等配件",
            "合并 \(number) \(self.number())", "合并 \(number) \(self.number())", "合并 \(number) \(self.number())",
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

    private mutating func time() {
        story.pass(one([.seconds(20), .minutes(2), .minutes(2), .minutes(16), .minutes(16), .hours(9)]))
    }
}

@Suite("A random walk over everything a community might say")
struct RandomWalkTests {
    /// Fourteen walks of 1 200 steps; each step is at least one input, and `DeskStory` checks every invariant and the
    /// rebuilt desk after each of them.
    @Test("no invariant breaks, the rebuilt desk agrees for the next 50 decisions, and every move and rule is met")
    func walk() {
        var census = Census()
        for seed in 1...14 as ClosedRange<UInt64> {
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
        }
    }

    /// Legal moves and rules that were never met.
    var missing: [String] {
        let legal = WishState.moves.flatMap { from, followers in followers.map { "\(from.rawValue) -> \($0.rawValue)" }
        }
        return legal.filter { moves[$0] == nil }.sorted() + Rule.allCases.map(\.rawValue).filter { rules[$0] == nil }
    }

    var table: String {
        let lines = [("moves", moves), ("rules", rules), ("events", events)].flatMap { title, counts in
            ["\(title):"] + counts.sorted { $0.key < $1.key }.map { "  \($0.key)  \($0.value)" }
        }
        return (["inputs: \(inputs)"] + lines).joined(separator: "\n")
    }
}
