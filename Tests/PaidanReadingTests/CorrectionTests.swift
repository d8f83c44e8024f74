import PaidanCore
import Testing

@testable import PaidanReading

/// What the desk learns: corrected messages as labelled ones in which nobody is known, and readers that were fitted to them.
@Suite struct CorrectionTests {
    private static let opening = sundayMorning

    /// The message that a desk would hand on after a command of the staff.
    private static func corrected(
        _ text: String, names: String?..., as reading: Reading, command: Facts,
        wish change: (inout Wish) -> Void = { _ in }
    ) throws -> CorrectedMessage {
        let account = Account(namespace: "qq", id: "10001")
        let message = Message(
            key: "m", id: "m", channel: "qq", group: "g",
            sender: .init(account: account, name: names.first ?? nil, card: names.last ?? nil), text: text)
        var wish = Wish(
            number: 1024, need: reading.need, words: text, confidence: 0.9,
            reporter: Reporter(account: account, destination: nil, at: opening), level: .auto, receivedAt: opening)
        change(&wish)
        let events: [(String, Facts)] = [("opened", [:]), ("commanded", command)]
        let rows = events.map { event, facts in
            TimelineRow(
                index: 1, sequence: 1, at: opening, entry: TimelineEntry(wish: 1024, event: event, facts: facts),
                personalDigest: nil, salt: nil, personal: nil, previous: "", hash: "")
        }
        let row = CorrectionRow(
            community: "taoyuan", wish: wish, opening: message, sequence: 1, reading: reading, timeline: rows)
        return try #require(CorrectedMessage.all(in: [row]).first)
    }

    private static func labelled(
        _ text: String, names: String?..., as reading: Reading? = nil, command: Facts,
        wish change: (inout Wish) -> Void = { _ in }
    ) throws -> LabelledMessage {
        let message = try corrected(
            text, names: names.first ?? nil, names.last ?? nil, as: try reading ?? read(text), command: command,
            wish: change)
        return try #require(LabelledMessage(message, roster: ["李梅", "周敏"], lexicon: try Lexicon()))
    }

    private static func read(_ text: String) throws -> Reading {
        try PlainReader(lexicon: try Lexicon()).read(text, in: ReadingContext(at: opening))
    }

    private static let repaired: Facts = ["command": "amend", "new_category": "other"]

    @Test(
        arguments: [
            ("3-2-501厨房漏水,电话13812345678", "3-1-101厨房漏水,电话138****1000"),
            ("5栋3单元1202的王大爷摔了,五零一的也来看看", "5栋1单元1101的王大爷摔了,102的也来看看"),
            ("我叫赵小明，12-1-301马桶堵了", "我叫王某，12-1-101马桶堵了"),
            ("@李梅 张阿姨家的灯坏了 请联系0512-87654321", "@王某 王阿姨家的灯坏了 请联系138****1000"),
            ("李梅说今天来3栋修门，周敏也来", "王某说今天来3栋修门，王某也来"),
            ("身份证420106195001011234怎么补办", "身份证000000000000000000怎么补办"),
            ("打了119和110,8栋还在冒烟", "打了119和110,8栋还在冒烟"),
            ("8栋601漏到501,501的地板泡了", "8栋101漏到102,102的地板泡了"),
            ("一百二十斤的柜子要搬到9栋", "一百二十斤的柜子要搬到9栋"),
            ("加我微信abc12345进群，https://t.cn/A6x 有优惠", "加我微信wang12345进群，https://example.org/1 有优惠"),
            ("2026年的医保380元怎么交", "2026年的医保380元怎么交"),
            ("联系人：钱多多电话13812345678", "联系人：王某电话138****1000"),
        ])
    func nobodyIsKnownByWhatIsPassedOn(text: String, told: String) throws {
        let reading = Reading(kind: .wish, need: Need(category: .repair, urgency: .normal, people: 1))
        #expect(try Self.labelled(text, as: reading, command: Self.repaired).text == told)
    }

    @Test func theSendersOwnNameIsHiddenToo() throws {
        let message = try Self.labelled(
            "刘洋家3栋漏水", names: "小燕子", "3-2-501 刘洋", as: Reading(kind: .wish), command: Self.repaired)
        #expect(message.text == "王某家3栋漏水")
    }

    @Test func labelsAgreeWithTheWordsThatArePassedOn() throws {
        let message = try Self.labelled("3栋2单元501水管爆了，麻烦快来修，13812345678", command: Self.repaired)
        #expect(message.text == "3栋1单元101水管爆了，麻烦快来修，138****1000")
        #expect(message.building == "3" && message.unit == "1" && message.room == "101")
        #expect(message.contact == "138****1000")
        #expect(message.category == "other" && message.kind == "wish" && message.source == "desk")
        #expect(message.id == "desk:taoyuan/1024")
        let line = LabelledJSON.line(message)
        #expect(try LabelledMessage.messages(line, name: "line") == [message])
        #expect(!line.contains("501") && !line.contains("13812345678"))
    }

    @Test func anAddressCountsOnlyWhereTheWordsTellIt() throws {
        let reading = Reading(kind: .wish, need: Need(category: .repair, urgency: .normal, people: 1))
        let moved: Facts = ["command": "amend", "new_place": "12栋"]
        let place = Place(building: "12", unit: nil, room: "301")
        let told = try Self.labelled("十二那栋的301漏水", as: reading, command: moved) { $0.need.place = place }
        #expect(told.building == "12" && told.room == "101" && told.text == "十二那栋的101漏水")
        let untold = try Self.labelled(
            "家里漏水快来", as: reading, command: ["command": "amend", "new_place": "12栋", "new_urgency": "urgent"]
        ) { $0.need.place = place }
        #expect(untold.building == nil && untold.room == nil && untold.urgency == "urgent")
    }

    @Test func anAddressThatTheWordsDoNotTellIsNoLesson() throws {
        let text = "厨房水管爆了快来人"
        let message = try Self.corrected(
            text, as: try Self.read(text), command: ["command": "amend", "new_place": "12栋"]
        ) { $0.need.place = Place(building: "12", room: "301") }
        #expect(message.isAboutPlacesAlone)
        #expect(LabelledMessage(message, roster: [], lexicon: try Lexicon()) == nil)
    }

    @Test func whatWasNoWishHasNoNeed() throws {
        let message = try Self.labelled("3-2-501出租,家电全,13812345678", command: ["command": "not_a_wish"])
        #expect(message.kind == "chatter" && message.category == nil && message.building == nil && message.room == nil)
        #expect(message.skills == [] && message.peopleNeeded == nil && message.more == [])
        #expect(message.text.hasPrefix("3-1-101出租"))
    }

    @Test func fieldsThatNobodyKnowsAreNotScored() throws {
        var message = try Self.labelled("厨房水龙头一直滴水,谁能来修一下", command: Self.repaired)
        message.category = nil
        message.urgency = nil
        message.peopleNeeded = nil
        var scores = Scores()
        scores.add(message, Reading(kind: .wish, need: Need(category: .admin, urgency: .normal, people: 3)))
        #expect(scores.shares["category"] == nil && scores.shares["urgency"] == nil)
        #expect(scores["kind"] == 1)
    }

    /// Neighbours of a kind that no shipped message knows: first nobody asks for anything with them, then the desk is told.
    @Test func whatTheStaffCorrectedIsReadOtherwiseAfterwards() throws {
        let lexicon = try Lexicon()
        let base = try (0..<48).map { index in
            try LabelledMessage.messages(
                index % 2 == 0
                    ? #"{"id":"b","text":"\#(Self.rooms[index / 2 % 8])水管漏了麻烦来修","kind":"wish","category":"repair","urgency":"urgent","skills":[],"more":[],"order_no":[],"source":"written"}"#
                    : #"{"id":"b","text":"今天\#(Self.skies[index / 2 % 8])大家早上好","kind":"chatter","skills":[],"more":[],"order_no":[],"source":"written"}"#,
                name: "base")[0]
        }
        let taught = try ["书房", "阳台", "浴室", "走廊", "客厅", "卧室"].map { room in
            let text = "\(room)水管漏了的段子笑死我了"
            return try Self.labelled(
                text, as: Reading(kind: .wish, need: Need(category: .repair, urgency: .urgent, people: 1)),
                command: ["command": "not_a_wish"])
        }
        func reader(_ messages: [LabelledMessage]) throws -> PlainReader {
            let training = Training(messages, lexicon: lexicon, learner: Learner(half: 16, rounds: 8))
            return PlainReader(
                lexicon: lexicon, model: try ReadingModel(bytes: training.model(temperatures: [1, 1, 1, 1, 1])))
        }
        let context = ReadingContext(at: sundayMorning)
        let unseen = "厨房水管漏了的段子笑死我了"
        #expect(try reader(base).read(unseen, in: context).kind == .wish)
        let after = try reader(base + taught)
        #expect(after.read(unseen, in: context).kind == .chatter)
        #expect(after.read("厨房水管漏了麻烦来修", in: context).kind == .wish, "and what is one still is")
    }

    private static let rooms = ["厨房", "阳台", "客厅", "卧室", "书房", "走廊", "浴室", "储藏间"]
    private static let skies = ["天气真好", "月亮好圆", "晚霞真美", "雪景漂亮", "风好舒服", "花都开了", "蝉叫得欢", "叶子红了"]
}
