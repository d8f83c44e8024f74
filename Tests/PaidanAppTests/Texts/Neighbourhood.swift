import Foundation
import PaidanConfig
import PaidanCore
import PaidanReading
import PaidanTestKit

/// The example community on its own real desk and reader: people who say what such people say, in no sensible order.
/// What the desk tells them is kept.
struct Neighbourhood {
    private(set) var notices: [Notice] = []
    /// All that was decided, with its inputs.
    private(set) var settlements: [Settlement] = []
    var desk: Desk
    private var dice: SeededGenerator
    var now: Instant
    private var sequence: Int64 = 0
    let rulebook: Rulebook
    private let reader: PlainReader

    init(_ rulebook: Rulebook, reader: PlainReader, from morning: Instant, seed: UInt64) {
        self.rulebook = rulebook
        self.reader = reader
        desk = Desk(rulebook: rulebook)
        dice = SeededGenerator(seed: seed)
        now = morning
    }

    /// Has the rules recorded, as a keeper does before all else.
    mutating func adopt(as digest: String) { hand(.rulebook(digest)) }

    /// Lets so many things happen.
    mutating func live(_ steps: Int) {
        for _ in 0..<steps {
            switch Int.random(in: 0..<22, using: &dice) {
            case 0..<6: resident()
            case 6..<11: member()
            case 11..<14: staff()
            case 14: news()
            case 20..<22: ownWord()
            default: pass(one([.seconds(30), .minutes(3), .minutes(20), .hours(3), .hours(9)]))
            }
        }
    }

    private mutating func one<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &dice)]
    }

    private mutating func number() -> String {
        let open = desk.state.wishes.values.filter { !$0.state.isOver }.map(\.number).sorted()
        return String(open.isEmpty ? 1024 : one(open))
    }

    private mutating func resident() {
        let texts = [
            "厨房水龙头一直滴水，谁能来修一下", "3-2-501厨房水龙头一直滴水，谁能来修一下", "G5栋楼下有人被砸伤了，流了好多血",
            "7栋着火了，快来人", "8栋2单元有很浓的煤气味", "5栋楼上在打人，快来人", "11栋电梯坏了，两天没人修",
            "请问居住证怎么办", "老伴出院，想借个轮椅用几天", "明天上午9点能来个人陪我妈去医院吗，12-1-301",
            "家里下水道堵了，水都漫出来了", "有人能帮忙吗", "想请人上门理发，时间你们定", "好了，谢谢师傅", "没办好，还是漏",
            "不用来了，取消吧", "好", "不行", "怎么还没人来", "5栋", "补充一下，是厨房的那个，别按门铃", "没人来", "五星好评，谢谢",
            "我爸一三五早上七点要接送去透析，12-1-301", "每周二上午9点想有人陪我妈去医院，3-2-501", "这周不用来了", "以后不用了，谢谢",
            "不满意，修了又坏", "早上好，今天降温了", "5栋2单元有人打孩子，孩子一直哭，来人管管", "12-1-301想请人帮我妈洗澡",
        ]
        let person = Int.random(in: 1...12, using: &dice)
        let card = one([nil, nil, "3-2-501 王", "G5-1-301 胡", "9-2-402 孙"])
        let sender = Message.Sender(
            account: Account(namespace: "qq", id: "88\(person)"), name: "邻居\(person)", card: card)
        let groups = rulebook.groups.filter { $0.audience == .residents && $0.channel == "qq" }
        let group = one(groups + groups.prefix(1) + [nil, nil])
        let isMail = group == nil && one([true, false])
        var said = message(one(texts), by: sender, in: group?.id, on: isMail ? "mail" : "qq")
        if isMail {
            said.sender.account = Account(namespace: "mail", id: "n\(person)@example.com")
            said.sender.card = nil
            said.mail = Message.MailThread(subject: one(["请帮忙", ""]), messageID: "<\(sequence)@example.com>")
        }
        said.sentAt = one([now, now, now, now - .hours(30)])
        hear(said)
    }

    private mutating func member() {
        let engaged = desk.state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }.flatMap {
            wish in
            (wish.liveOffers.map(\.member) + wish.slots.compactMap(\.holder)).map { (wish.number, $0) }
        }
        let (number, id) = engaged.isEmpty ? (1024, one(rulebook.members).id) : one(engaged)
        let who = one([id, id, id, one(rulebook.members).id])
        guard let member = rulebook.members.first(where: { $0.id == who }),
            let account = member.accounts.first(where: { $0.namespace == "qq" }) ?? member.accounts.first
        else { return }
        let texts = [
            "接单 \(number)", "接单 \(number)", "接单 \(number)，20分钟到", "来不了 \(number)，在上班", "办好了 \(number)",
            "办好了 \(number)", "收到", "收到", "收到", "来不了 \(number)，明早九点可以", "缺个配件，要等两天 \(number)", "接单 \(number)，只能搬到一楼",
            "敲门没人应 \(number)", "敲门没人应 \(number)", "接单", "1", "2", "到了", "在路上了，缺个配件", "办好了",
            "代报 12-1-301 王奶奶 厨房漏水 13900001234",
        ]
        let group = rulebook.groups.first { $0.audience == .work && $0.channel == "qq" }?.id
        hear(
            message(
                one(texts), by: Message.Sender(account: account, name: member.name), in: one([group, nil]),
                on: account.namespace == "qq" ? "qq" : "generic"))
    }

    private mutating func staff() {
        let calls = desk.state.wishes.values.filter { !$0.phoneTasks.isEmpty }.map { String($0.number) }.sorted()
        let number = calls.isEmpty || one([true, false]) ? number() : one(calls)
        let held = desk.state.wishes.values.filter { $0.slots.contains { $0.state == .held } }.map(\.number).sorted()
        let names = rulebook.members.map(\.name)
        let texts = [
            "派 \(number)", "派 \(number) \(one(names))", "派 \(number) 无此人", "不派 \(number)", "不是心愿 \(number)",
            "改 \(number) 12栋", "改 \(number) 急", "改 \(number) 维修", "结 \(number)", "结 \(number) 明天来水", "重开 \(number)",
            "重开 \(one(desk.state.wishes.keys.sorted() + [1024]))", "挂 \(number) 等配件", "合并 \(number) \(self.number())",
            "派 \(held.isEmpty ? 1024 : one(held)) \(one(names))", "已告知 \(number)", "误报 \(number)", "停派", "恢复", "今天",
            "谁在值班", "帮助", "\(number) 以后不用了", "演练", "演练结束", "演练 \(number)", "代报 12-1-301 王奶奶 厨房漏水 13900001234",
        ]
        let staff = rulebook.members.filter { $0.kind == .staff }
        let person = one(staff)
        guard let account = person.accounts.first(where: { $0.namespace == "qq" }),
            let group = rulebook.groups.first(where: { $0.audience == .duty && $0.channel == "qq" })
        else { return }
        hear(message(one(texts), by: Message.Sender(account: account, name: person.name), in: group.id, on: "qq"))
    }

    /// Members speak of their own time, jobs and accounts; staff of members.
    private mutating func ownWord() {
        let held = desk.state.wishes.values.flatMap { wish in
            wish.slots.filter { $0.state == .held }.compactMap(\.holder).map { (wish.number, $0) }
        }.sorted { $0.0 < $1.0 }
        let waiting =
            desk.state.wishes.values.compactMap(\.handOver?.to).sorted()
            + (desk.state.head.coverRequests ?? []).map(\.to)
        let people = rulebook.members.filter { !$0.accounts.isEmpty }
        var member = one(people)
        if let (_, holder) = held.isEmpty ? nil : one(held), one([true, false]) {
            member = people.first { $0.id == holder } ?? member
        }
        var text = one([
            "请假三天", "晚上别找我", "只有周末有空", "每周一单", "暂停", "恢复", "恢复", "我的任务", "解绑", "退出", "确认退出",
            "请\(one(people).name)代我", "请\(one(people).name)代我", "请\(one(people).name)代我",
        ])
        if !waiting.isEmpty, one([true, true, false]) {
            let asked = one(waiting)
            member = people.first { $0.id == asked } ?? member
            text = one(["1", "2"])
        }
        let staff = rulebook.members.filter { $0.kind == .staff }
        switch Int.random(in: 0..<8, using: &dice) {
        case 0:
            let code = BindingCode.hash("123456", salt: "s")
            let order = DeskCommand.issueCode(for: member.id.rawValue, salt: "s", hash: code)
            hand(.staff(StaffAction(actor: "clerk", wish: nil, command: order)))
            let sender = Message.Sender(account: Account(namespace: "qq", id: "9\(sequence)"))
            let work = rulebook.groups.first { $0.audience == .work && $0.channel == "qq" }?.id
            hear(message(one(["绑定 123456", "绑定 123457"]), by: sender, in: one([nil, nil, work]), on: "qq"))
            hear(message("解绑", by: sender, in: nil, on: "qq"))
        case 1:
            hand(.staff(StaffAction(actor: "clerk", wish: nil, command: .tryContact(of: member.id.rawValue))))
            if let account = member.accounts.first {
                hear(message("收到", by: Message.Sender(account: account), in: nil, on: "qq"))
            }
        case 2:
            let number = number()
            let texts = [
                "恢复 \(member.name)", "今晚值班换\(one(staff).name)", "明天值班换\(one(staff).name)",
                "代 \(one(people).name) 接单 \(number)", "代 \(member.name) 来不了 \(number)",
                "代 \(member.name) 办好了 \(number)",
            ]
            guard let account = one(staff).accounts.first(where: { $0.namespace == "qq" }),
                let group = rulebook.groups.first(where: { $0.audience == .duty && $0.channel == "qq" })
            else { return }
            hear(message(one(texts), by: Message.Sender(account: account), in: group.id, on: "qq"))
        default:
            guard let account = member.accounts.first(where: { $0.namespace == "qq" }) ?? member.accounts.first else {
                return
            }
            let channel: ChannelID = account.namespace == "qq" ? "qq" : "generic"
            let sender = Message.Sender(account: account, name: member.name)
            hear(message(text, by: sender, in: nil, on: channel))
            if text == "退出" { hear(message("确认退出", by: sender, in: nil, on: channel)) }
        }
    }

    private mutating func news() {
        switch Int.random(in: 0..<8, using: &dice) {
        case 0:
            hand(.channel(ChannelReport(channel: one(["qq", "phones"]), isAlive: false, detail: "3 分钟没有心跳")))
            pass(.minutes(2))
            for channel in ["qq", "phones"] as [ChannelID] {
                hand(.channel(ChannelReport(channel: channel, isAlive: true, detail: "心跳回来了")))
            }
        case 1: hand(.setAside(sequence: sequence))
        case 2: hand(.unreadable("taoyuan/1795334400.M1"))
        case 3:
            let month = CivilMonth(of: rulebook.zone.civil(now).date)
            hand(.figures(MonthFigures(month: month, lines: ["收到 12 件，其中重复的 1 件。"])))
        case 4:
            let open = desk.state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }
            let held = open.filter(\.isHeld)
            let heard = (held.isEmpty ? open : held).flatMap { $0.messages ?? [] }.filter(\.isReport)
            guard !heard.isEmpty else { return }
            let message = one(heard)
            hand(.recall(Recall(channel: message.channel, messageID: message.id, by: message.account)))
        default:
            let recent = notices.suffix(30)
            let acceptances = recent.filter { $0.template == Template.memberAccepted.rawValue }
            let choices = one([true, false]) ? acceptances : Array(recent)
            guard !choices.isEmpty else { return }
            var lost = one(choices)
            // Every second time the other ways to the same person are lost, too.
            for _ in 0..<one([1, 5]) {
                let before = notices.count
                hand(.delivery(DeliveryReport(delivery: "d-1", notices: [lost], cause: "timeout")))
                guard let again = notices.dropFirst(before).first(where: { $0.template == lost.template }) else {
                    break
                }
                lost = again
            }
        }
    }

    mutating func pass(_ span: Instant.Span) {
        let end = now + span
        while let due = desk.nextDeadline, due <= end {
            now = max(now, due)
            hand(.tick)
        }
        now = end
    }

    func message(_ text: String, by sender: Message.Sender, in group: GroupID?, on channel: ChannelID)
        -> Message
    {
        Message(
            key: "m-\(sequence)", id: "m-\(sequence)", channel: channel, group: group, sender: sender, text: text,
            sentAt: now)
    }

    mutating func hear(_ message: Message) {
        let context = desk.context(for: message, at: now, refersTo: nil)
        var reading = reader.read(message.text, in: context)
        // A reader that is less sure of itself: then it is a doubt.
        if reading.kind == .wish, one([false, false, false, false, true]) { reading.confidence["kind"] = 0.5 }
        hand(.message(message), reading: reading)
    }

    private mutating func hand(_ input: Input, reading: Reading? = nil) {
        sequence += 1
        let recorded = RecordedInput(community: rulebook.community, sequence: sequence, at: now, input: input)
        let ready = DeskInput(recorded, reading: reading, rulebook: input.name == "rulebook" ? rulebook : nil)
        let decision = desk.handle(ready)
        notices += decision.notices
        settlements.append(Settlement(input: ready, decision: decision))
    }
}
