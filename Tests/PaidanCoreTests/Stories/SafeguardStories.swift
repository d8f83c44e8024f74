import PaidanCore
import Testing

/// Nobody unvetted goes alone to those who need protection: somebody vetted, or two people.
@Suite struct SafeguardStories {
    @Test(arguments: ["想请人帮我妈洗澡", "放学没人接孩子", "孩子一个人在家，帮忙看一下"])
    func somebodyVettedGoesAlone(words: String) {
        var story = DeskStory()
        story.say(words, by: "1", as: .wish(.companion, "G5"))
        #expect(story[1024]?.safeguard != nil)
        #expect(story.asked(1024) == ["陈静"], "nearer ones are passed over")
        #expect(story[1024]?.slots.count == 1)
    }

    @Test func whereNobodyVettedCanComeTwoGoTogether() {
        var rules = Fixture.rulebook(members: Fixture.members.filter { !$0.vetted })
        rules.categories[.companion] = CategoryRule(slots: [.init(kinds: [.member])])
        var story = DeskStory(rules)
        story.say("想请人帮我爸洗澡", by: "1", as: .wish(.companion, "3"))
        #expect(story[1024]?.isPaired == true && story.asked(1024) == ["王伟", "李梅"])
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        #expect(story.answer(.memberAccepted)?.facts["pair"] == true)
        #expect(story.answer(.memberAccepted)?.facts["partner"] == nil, "told not to go alone")
        story.say("我也去", by: "102", in: nil, as: .reply(.accept))
        #expect(story.answer(.memberAccepted)?.facts["partner"] == "王伟")
        #expect(story.answered.contains("member.partner -> 王伟"))
        story.say("去不了了", by: "102", in: nil, as: .reply(.decline))
        #expect(story.answered.contains("member.partner -> 王伟"), "and hears when nobody goes along any more")
    }

    @Test func aNightVisitToSomebodyAlone() {
        var story = DeskStory(at: Fixture.at("2026-11-22T22:00:00+08:00"))
        story.say("独居老人停电了，谁去看看", by: "1", as: .wish(.companion, "12"))
        #expect(story[1024]?.safeguard == nil, "by day it is a visit like any other")
        var reading = Reading.wish(.companion, "G1", .scheduled)
        let night = Fixture.at("2026-11-23T23:00:00+08:00")
        reading.window = Window(from: night, to: night + .hours(1))
        story.say("独居的大爷夜里要人陪", by: "2", as: reading)
        #expect(story[1025]?.safeguard == .nightAlone)
    }

    @Test func theRuleIsOnTheTimeline() {
        var story = DeskStory()
        story.say("想请人帮我妈洗澡", by: "1", as: .wish(.companion, "G5"))
        #expect(
            story.entries.contains { entry in
                guard case .record(let passed)? = entry.facts["passed_over"] else { return false }
                return passed["E_SAFEGUARD"] == "104"
            })
    }
}
