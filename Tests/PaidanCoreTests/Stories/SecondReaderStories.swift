import PaidanCore
import Testing

/// A second reader helps to see, but never acts: what the two differ on a person decides, and no emergency waits for it.
@Suite struct SecondReaderStories {
    private func read(_ reading: Reading, first: Opinion, second: Opinion) -> Reading {
        var reading = reading
        reading.second = SecondReading(by: "little-model", opinion: second, first: first)
        return reading
    }

    private let leak = Opinion(kind: .wish, category: .repair, urgency: .normal, people: 1)
    private let chat = Opinion(kind: .chatter)
    private let hurt = Opinion(kind: .wish, category: .medical, urgency: .emergency, people: 2)

    @Test func onWhatTheyDifferTheDutyDecides() {
        for (first, second) in [(chat, leak), (leak, chat)] {
            var story = DeskStory()
            let reading = read(.wish(.repair, "3", sure: 0.5), first: first, second: second)
            #expect(story.say("水龙头又来了", by: "1", as: reading).verdict == .doubtful)
            #expect(story.asked(1024).isEmpty)
            #expect(story.told() == ["duty.doubtful -> duty"])
        }
    }

    @Test func evenWhereACommunityBelievesEverything() {
        var rules = Fixture.rulebook()
        (rules.limits.wishConfidence, rules.limits.doubtConfidence) = (0.3, 0.1)
        var story = DeskStory(rules)
        let reading = read(.wish(.repair, "3", sure: 0.5), first: chat, second: leak)
        #expect(story.say("水龙头又来了", by: "1", as: reading).verdict == .doubtful)
    }

    @Test func onWhatTheyAgreeTheDeskActs() {
        var story = DeskStory()
        let reading = read(.wish(.repair, "3", sure: 0.95), first: leak, second: leak)
        #expect(story.say("水龙头滴水", by: "1", as: reading).verdict == .opened)
        #expect(!story.asked(1024).isEmpty)
    }

    @Test func theTimelineTellsWhoSaidWhat() {
        var story = DeskStory()
        story.say("水龙头滴水", by: "1", as: read(.wish(.repair, "3", sure: 0.5), first: chat, second: leak))
        let opened = story.entries.first { $0.event == "opened" }
        #expect(opened?.facts["second_reader"] == "little-model")
        #expect(opened?.facts["second_reading"] == "wish/repair/normal")
        #expect(opened?.facts["first_reading"] == "chatter")
        story.say("水龙头也滴", by: "2", as: read(.wish(.repair, "3", sure: 0.95), first: leak, second: leak))
        #expect(story.entries.first { $0.event == "merged" }?.facts["second_reading"] == "wish/repair/normal")
    }

    @Test func anEmergencyThatOnlyTheSecondSeesIsUnconfirmed() {
        var rules = Fixture.rulebook()
        rules.limits.emergencyConfidence = 0.1
        var story = DeskStory(rules)
        let reading = read(.wish(.medical, "G5", .emergency), first: leak, second: hurt)
        #expect(story.say("她左手不是她的了", by: "1", as: reading).verdict == .opened)
        #expect(story.answered.first == "reporter.emergency -> 1")
        #expect(story[1024]?.wait?.reason == .staffFirst)
        #expect(story.asked(1024).contains("周主任"))
        #expect(!story.asked(1024).contains("刘洋"))
    }

    @Test func norDoesItConfirmAnotherEmergency() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        story.say("G5那个人不动", by: "2", as: read(.wish(.medical, "G5", .emergency), first: chat, second: hurt))
        #expect(story[1024]?.reporters.count == 2)
        #expect(story[1024]?.isConfirmedEmergency == false)
        story.say("G5有人受伤", by: "3", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        #expect(story[1024]?.isConfirmedEmergency == true, "somebody whom the first reader understood does")
    }

    // What is asked about.

    private static let unsure = Reading(kind: .chatter, confidence: ["kind": 0.5])

    private func isAsked(
        _ text: String = "水龙头又来了", by account: String = "1", in group: GroupID? = "residents",
        as reading: Reading = unsure, on desk: Desk = DeskStory().desk, change: (inout Message) -> Void = { _ in }
    ) -> Bool {
        var message = Message(
            key: "m", channel: "qq", group: group,
            sender: .init(account: Account(namespace: "qq", id: account), name: "邻居", card: "3-2-501 胡"), text: text)
        change(&message)
        let context = desk.context(for: message, at: Fixture.morning, refersTo: nil)
        return desk.secondQuestion(
            about: message, reading: reading, in: context, refersTo: nil, below: 0.7) != nil
    }

    @Test func residentsOrdinaryTalkIsAskedAbout() {
        #expect(isAsked())
        #expect(isAsked(in: nil), "said to the desk alone")
        #expect(isAsked(in: "watched"))
        #expect(isAsked(by: "103"), "a member without a job speaks as anybody")
    }

    @Test func nothingElseIs() {
        #expect(!isAsked(as: Reading(kind: .chatter, confidence: ["kind": 0.7])), "sure enough")
        #expect(!isAsked(as: .wish(.medical, "3", .emergency, sure: 0.5)), "an emergency")
        #expect(!isAsked(as: Reading(kind: .wish, danger: .selfHarm, confidence: ["kind": 0.5])))
        for group in ["work", "duty", "unknown"] as [GroupID] { #expect(!isAsked(in: group)) }
        #expect(!isAsked("[图片][语音 12\"]"), "nothing to read")
        #expect(!isAsked("👍👍"))
        #expect(!isAsked("好的"))
        #expect(!isAsked("代报 3-2-501 王奶奶 厨房漏水", by: "102", in: nil))
        #expect(!isAsked("误报", in: nil), "a command")
        #expect(!isAsked("他天天打老婆孩子,家暴", in: nil), "confided to named staff")
        #expect(!isAsked(String(repeating: "水", count: 1001)))
        #expect(!isAsked { $0.replyTo = "m-1" })
        #expect(!isAsked { $0.onBehalfOf = Beneficiary(name: "王奶奶") })
        #expect(!isAsked { $0.mail = Message.MailThread(subject: "水") })
    }

    @Test func neitherIsWhoAnswersTheDesk() {
        var story = DeskStory()
        story.say("水龙头滴水", by: "1", as: .wish(.repair))
        var desk = story.desk
        #expect(!isAsked("在家呢在家呢", by: "1", on: desk), "asked for the building")
        #expect(isAsked("在家呢在家呢", by: "2", on: desk))
        story = DeskStory()
        story.say("水龙头滴水", by: "1", as: .wish(.repair, "3"))
        desk = story.desk
        #expect(!isAsked("看看吧", by: "101", in: nil, on: desk), "has an offer")
    }

    @Test func theNamesAroundAreHandedOver() throws {
        let story = DeskStory()
        let message = Message(
            key: "m", channel: "qq", group: "residents",
            sender: .init(account: Account(namespace: "qq", id: "1"), name: "小燕子", card: "3-2-501 胡"),
            text: "李梅上次修的又坏了")
        let context = story.desk.context(for: message, at: story.now, refersTo: nil)
        let question = story.desk.secondQuestion(
            about: message, reading: Self.unsure, in: context, refersTo: nil, below: 0.7)
        #expect(try #require(question).names == ["3-2-501 胡", "小燕子", "李梅"])
    }
}
