import PaidanCore
import Testing

/// What the staff say about a reading is kept as the right reading of that message; nothing else is.
@Suite struct CorrectionStories {
    private func open() -> DeskStory {
        var story = DeskStory()
        story.say("我家楼上天天漏水", by: "1", as: .wish(.environment, "3", skills: ["cleaning"]))
        return story
    }

    @Test func noWishIsChatter() throws {
        var story = open()
        story.command("不是心愿 1024")
        let message = try #require(story.corrections.first)
        #expect(message.text == "我家楼上天天漏水" && message.wish == 1024 && !message.isMereReport)
        #expect(message.label.kind == .chatter && message.label.need == Need())
        #expect(message.reading.kind == .wish)
    }

    @Test func whatWasNotCorrectedStaysAsItWasRead() throws {
        var story = open()
        story.command("改 1024 维修 水工")
        let label = try #require(story.corrections.first).label
        #expect(label.kind == .wish && label.need.category == .repair && label.need.skills == ["plumber"])
        #expect(label.need.urgency == .normal && label.need.place.building == "3" && label.need.people == 1)
    }

    @Test func theLastWordCounts() throws {
        var story = open()
        story.command("改 1024 公共设施")
        story.command("改 1024 维修 两个人")
        story.command("不是心愿 1024")
        #expect(story.corrections.first?.label.kind == .chatter)
        story.now = story.now + .minutes(1)
        story.command("重开 1024")
        let message = try #require(story.corrections.first)
        #expect(message.label.kind == .wish && message.label.need.category == .repair)
        #expect(message.label.need.people == 2 && message.at == story.now)
    }

    @Test func whatIsTakenBackTeachesNothing() {
        var story = open()
        story.command("改 1024 维修")
        #expect(story.corrections.count == 1)
        story.command("改 1024 环境")
        #expect(story.corrections.isEmpty)
    }

    @Test func ofTheSameWordsTheLastOneSpokenOfCounts() {
        var story = open()
        story.command("不是心愿 1024")
        story.pass(.hours(2))
        story.say("我家楼上天天漏水", by: "2", as: .wish(.environment, "5"))
        story.command("改 1025 维修")
        #expect(story.corrections.map(\.label.kind) == [.wish])
    }

    @Test(arguments: ["结 1024 明天来修", "不派 1024", "误报 1024", "挂 1024", "派 1024", "已告知 1024"])
    func otherWordsTeachNothing(words: String) {
        var story = open()
        story.command(words)
        #expect(story.corrections.isEmpty)
    }

    @Test func mergingTeachesNothing() {
        var story = open()
        story.say("电梯", by: "2", as: .wish(.facility, "3"))
        story.command("合并 1025 1024")
        #expect(story.corrections.isEmpty)
    }

    @Test func aWishThatWentItsWayTeachesNothing() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.say("好了,谢谢", by: "1", as: .reply(.rate))
        #expect(story[1024]?.state == .confirmed && story.corrections.isEmpty)
    }

    @Test func adoubtThatWasDispatchedIsAWish() {
        var story = DeskStory()
        story.say("3栋楼道黑漆漆的", by: "1", as: .wish(.facility, "3", sure: 0.5))
        #expect(story.last?.verdict == .doubtful)
        story.command("派 1024")
        #expect(story.corrections.map(\.label.kind) == [.wish])
        story.command("不是心愿 1024")
        #expect(story.corrections.map(\.label.kind) == [.chatter])
    }

    @Test func aReportSaysThatItsWordsAreAWish() throws {
        var story = DeskStory()
        story.say("厨房一地的水", by: "1", as: .chatter)
        #expect(story.last?.verdict == .chatter)
        story.command("代报 12-1-301 王奶奶 厨房一地的水", as: .place("12"))
        let message = try #require(story.corrections.first)
        #expect(message.text == "12-1-301 王奶奶 厨房一地的水" && message.names.contains("王奶奶"))
        #expect(message.label.kind == .wish && message.isMereReport)
        #expect(message.label.need.category == nil && message.label.need.urgency == nil, "nobody said what it is")
        story.command("改 1024 维修 急")
        let label = try #require(story.corrections.first).label
        #expect(label.need.category == .repair && label.need.urgency == .urgent)
        #expect(story.corrections.first?.isMereReport == false)
        story.command("不是心愿 1024")
        #expect(story.corrections.isEmpty, "the staff's own mistake")
    }

    @Test func ofSeveralNeedsTheOneSpokenOfIsCorrected() throws {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3")
        reading.more = [Reading.wish(.errand, "5").need]
        story.say("3栋漏水,另外帮5栋买药", by: "1", as: reading)
        story.command("改 1025 医疗")
        var label = try #require(story.corrections.first).label
        #expect(label.need.category == .repair && label.more.map(\.category) == [.medical])
        story.command("不是心愿 1024")
        label = try #require(story.corrections.first).label
        #expect(story.corrections.count == 1)
        #expect(label.kind == .wish && label.need.category == .medical && label.more.isEmpty)
        story.command("不是心愿 1025")
        #expect(story.corrections.map(\.label.kind) == [.chatter])
    }

    @Test func whatWasOnlyObservedIsLearnedFromToo() {
        var story = DeskStory()
        story.say("3栋的花开了", by: "1", in: "watched", as: .wish(.environment, "3"))
        story.command("不是心愿 1024")
        #expect(story.corrections.map(\.label.kind) == [.chatter])
        story.command("改 1024 环境")
        #expect(story.corrections.isEmpty, "taken back")
    }

    @Test func whatTheRulesCallSensitiveOnlyNowIsKnownToTheDesk() {
        var rules = Fixture.rulebook()
        #expect(!Desk(rulebook: rules).isSensitive("隔壁天天摔东西"))
        var words = SensitiveWords.shipped
        words.violence.append("摔东西")
        rules.sensitive = words
        #expect(Desk(rulebook: rules).isSensitive("隔壁天天摔东西"))
    }

    @Test(
        arguments: [
            ("投诉吴社工不作为", nil), ("有人虐待孩子", nil), ("楼下打人了", .violence), ("我不想活了", .selfHarm),
        ] as [(String, Danger?)])
    func whatIsSensitiveIsNeverToldOn(words: String, danger: Danger?) {
        var story = DeskStory()
        story.say(words, by: "1", as: .wish(.dispute, "3", danger: danger))
        story.command("改 1024 安全 急")
        story.command("不是心愿 1024")
        #expect(story.entries.contains { $0.facts["command"] == "not_a_wish" })
        #expect(story.corrections.isEmpty)
    }
}
