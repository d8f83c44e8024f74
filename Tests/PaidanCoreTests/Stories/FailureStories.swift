import PaidanCore
import Testing

/// What goes wrong with such desks elsewhere, one story for each, and what this one does instead.
@Suite("what goes wrong elsewhere") struct FailureStories {
    private static let leak = Reading.wish(.repair, "3", unit: "1", room: "502", skills: ["plumber"])

    @Test("ping-pong: it is handed back and forth, and no clock runs")
    func pingPong() throws {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        let received = story[1024]?.receivedAt
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.pass(.minutes(5))
        story.say("去不了了", by: "101", in: nil, as: .reply(.decline))
        #expect(story.asked(1024) == ["李梅"], "it moves on at once")
        story.say("我也不行", by: "102", in: nil, as: .reply(.decline))
        story.pass(.hours(2))
        let asked = story.told().filter { $0.hasPrefix("offer.made") }
        #expect(Set(asked).count == asked.count, "nobody gets it back")
        #expect(story[1024]?.receivedAt == received, "the clock runs from the report")
        let wish = try #require(story[1024])
        #expect(!wish.liveOffers.isEmpty || wish.isHeld || wish.escalation != nil, "somebody owns it at every moment")
    }

    @Test("the wrong office: who is in charge is the file's to say, and one word of the duty's to mend")
    func wrongOffice() {
        var story = DeskStory()
        story.say("楼道灯坏了", by: "1", as: .wish(.repair, "3", skills: ["electrician"]))
        #expect(story.asked(1024) == ["李梅"])
        story.command("改 1024 公共设施")
        #expect(story.asked(1024) == ["物业"])
        #expect(story.told().contains("offer.cancelled -> 李梅") || story.told().contains("member.released -> 李梅"))
    }

    @Test("a burst pipe and 54 calls: one wish, and 54 people who hear of it")
    func duplicates() {
        var story = DeskStory()
        for caller in 1...54 { story.say("停水了", by: "\(caller)", as: .wish(.facility, "3")) }
        #expect(story.desk.state.wishes.count == 1 && story[1024]?.reporters.count == 54)
        let before = story.notices.count
        story.say("我去", by: "302", in: nil, as: .reply(.accept))
        #expect(story.told(since: before).count { $0.hasPrefix("reporter.accepted") } == 54)
    }

    @Test("nobody accepts: the search widens by the clock, then a person has it, by name")
    func nobodyAccepts() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        story.pass(.hours(3))
        #expect(story[1024]?.escalation?.member == "201")
        #expect(story.notices.contains { $0.template == "reporter.shortfall" && $0.facts["duty"] == "周主任" })
    }

    @Test("done on paper: only who asked, or a third person, says that it is done")
    func falseCompletion() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        #expect(story[1024]?.state == .done, "done is not confirmed")
        story.say("根本没来人", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.state != .done && story[1024]?.reopened == 1)
        #expect(!story.asked(1024).contains("王伟"), "who said so is not sent again")
    }

    @Test("chasing is spam: a chase is answered by the desk, and counts once")
    func chasing() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        story.say("怎么还没来", by: "1", as: .reply(.statusQuery))
        #expect(story.answer(.reporterStatus) != nil)
        let chased = story[1024]?.chasedAt
        story.pass(.minutes(2))
        story.say("怎么还没来", by: "1", as: .reply(.statusQuery))
        #expect(chased != nil && story[1024]?.chasedAt == chased)
    }

    @Test("six hundred doors in a group: a group reads the building and the kind")
    func doorsInGroups() {
        var story = DeskStory()
        var reading = Self.leak
        reading.contact = "13912345678"
        story.say("3-1-502漏水,13912345678", by: "1", as: reading)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        let groups = story.notices.filter { $0.privacy != .private }
        #expect(!groups.isEmpty)
        for notice in groups where notice.to != .group(.duty) {
            #expect(notice.facts["contact"] == nil && notice.facts["words"] == nil)
        }
        #expect(story.answer(.memberAccepted)?.facts["contact"] == "13912345678", "who goes there knows")
    }

    @Test("forms and apps: four sentences in a chat are the whole of it")
    func noForms() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: Self.leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.say("好了,谢谢", by: "1", as: .reply(.rate))
        #expect(story[1024]?.state == .confirmed && story[1024]?.ending == .confirmed)
    }

    @Test("jokes and old news: what is not sure calls nobody out")
    func jokes() {
        var story = DeskStory()
        story.say("这天气,我要被热死了", by: "1", as: .chatter)
        story.say("听说5栋着过火", by: "2", as: .wish(.safety, "5", sure: 0.4))
        #expect(!story.told().contains { $0.hasPrefix("offer.made") })
    }

    @Test("thrown out of the group: an angry resident is answered, and the desk knows no such thing")
    func nobodyIsThrownOut() {
        var story = DeskStory()
        story.say("你们都是吃干饭的", by: "1", as: .chatter)
        story.say("漏水", by: "1", as: Self.leak)
        #expect(story.asked(1024) == ["王伟"], "served like anybody")
        #expect(!Template.allCases.contains { ["kick", "ban", "mute", "expel"].contains(where: $0.rawValue.contains) })
    }

    @Test("satisfied because nobody asked: silence ends it and is counted as silence")
    func silence() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.pass(.days(9))
        #expect(story[1024]?.ending == .silent && story[1024]?.rating == nil)
    }
}
