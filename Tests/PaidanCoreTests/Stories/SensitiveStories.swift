import PaidanCore
import Testing

/// Complaints about the office and its people, and harm to those who need protection: named staff alone read of it.
@Suite struct SensitiveStories {
    private static let complaint = Reading.wish(.admin, "3")

    private func story(level: Level = .auto) -> DeskStory {
        DeskStory(Fixture.rulebook(level: level, members: Fixture.members + [Fixture.staff("203", "郑建国")]))
    }

    @Test(
        arguments: [
            ("我要投诉社区不作为", ["周主任"]), ("志愿者王伟态度恶劣", ["周主任"]), ("周主任收红包", ["吴社工"]), ("我要举报，周主任拿了好处", ["吴社工"]),
            ("郑书记骂人", ["周主任"]), ("有人天天虐待孩子", ["周主任"]), ("隔壁又在家暴", ["周主任"]),
        ] as [(String, [String])])
    func namedStaffAloneReadOfIt(words: String, readers: [String]) {
        var story = story()
        story.say(words, by: "1", as: SensitiveStories.complaint)
        #expect(story[1024]?.escalation?.reason == .sensitive)
        #expect(story.answered == readers.map { "duty.escalated -> \($0)" })
        #expect(story.asked(1024).isEmpty && story[1024]?.slots.isEmpty == true)
        story.pass(.days(3))
        #expect(story.notices.allSatisfy { $0.privacy == .private }, "no group reads of it")
        for member in story[1024]?.subjects ?? [] {
            #expect(!story.notices.contains { $0.to == .member(member) }, "nor those of whom it complains")
        }
    }

    @Test(arguments: ["投诉楼上太吵，请社区帮忙", "举报有人乱停车", "社区的灯坏了", "孩子发烧了", "物业不修电梯，投诉好几次了"])
    func ordinaryTroubleIsNoSuchThing(words: String) {
        var story = story()
        story.say(words, by: "1", as: .wish(.facility, "3"))
        #expect(story[1024]?.sensitivity == nil && story.asked(1024) == ["物业"])
    }

    @Test func whoSpokePrivatelyHearsThatItIsConfided() {
        var story = story()
        story.say("我要投诉周主任", by: "1", in: nil, as: SensitiveStories.complaint)
        #expect(story.answered == ["duty.escalated -> 吴社工", "reporter.confided -> 1"])
        story = self.story(level: .propose)
        story.say("我要投诉周主任", by: "1", as: SensitiveStories.complaint)
        #expect(story.answered == ["duty.escalated -> 吴社工"])
    }

    @Test func observedItIsToldToNamedStaffToo() {
        var story = story()
        story.say("我要投诉周主任", by: "1", in: "watched", as: SensitiveStories.complaint)
        #expect(story.answered == ["duty.observed -> 吴社工"])
    }

    @Test func lateItIsToldToNamedStaffToo() {
        var story = story()
        story.say("我要投诉周主任", by: "1", as: SensitiveStories.complaint, sentAt: story.now - .days(2))
        #expect(story.answered == ["duty.late -> 吴社工"])
    }

    @Test func aComplaintOfWhoIsOnTheJobDoesNotReachThatOne() {
        var story = story()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("投诉王伟，态度太差", by: "1", as: .reply(.update))
        #expect(story[1025]?.sensitivity == .complaint && story[1025]?.subjects == ["101"])
        #expect(story.answered == ["duty.escalated -> 周主任"])
    }

    @Test func itIsNotJoinedToWhatOthersReported() {
        var story = story()
        story.say("3栋电梯坏了", by: "1", as: .wish(.facility, "3"))
        story.say("电梯坏了，社区不作为", by: "2", as: .wish(.facility, "3"))
        story.say("电梯坏了", by: "3", as: .wish(.facility, "3"))
        #expect(story[1025]?.sensitivity == .complaint)
        #expect(story[1024]?.reporters.map(\.account.id) == ["1", "3"])
        story.command("合并 1025 1024")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "sensitive")
    }

    @Test func whoIsComplainedOfNeitherActsNorIsSent() {
        var story = story()
        story.say("我要投诉周主任", by: "1", as: SensitiveStories.complaint)
        story.command("结 1024 没有的事")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "party")
        story.command("派 1024 周主任", by: "202")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "party")
        story.command("结 1024 已经核实", by: "202")
        #expect(story[1024]?.ending == .answered)
        #expect(story.notices.last { $0.template == "duty.tell" }?.to == .member("202"))
    }

    @Test func anEmergencySendsNoVolunteers() {
        var story = story()
        story.say("有人在毒打孩子", by: "1", as: .wish(.medical, "G5", .emergency))
        story.pass(.minutes(5))
        let volunteers = Set(Fixture.members.filter { $0.kind == .member }.map(\.id))
        #expect(story[1024]?.asked.isEmpty == false && story[1024]?.asked.isDisjoint(with: volunteers) == true)
        #expect(story.notices.allSatisfy { $0.privacy == .private })
    }

    @Test func aCommunityAddsItsOwnWords() {
        var rules = Fixture.rulebook()
        rules.sensitive = SensitiveWords.shipped.adding(SensitiveWords(complaint: ["耍威风"], about: ["楼组长"]))
        var story = DeskStory(rules)
        story.say("楼组长又耍威风", by: "1", as: SensitiveStories.complaint)
        #expect(story[1024]?.sensitivity == .complaint)
    }

    @Test(
        arguments: [
            ("志愿者王伟态度恶劣", Reading.chatter, ["101"]), ("社区不作为，没人管", .reply(.statusQuery), []),
            ("这个物业乱收费", .chatter, ["302"]), ("我要投诉卫生室，医生骂人", .reply(.rate), ["301"]),
        ] as [(String, Reading, [MemberID])])
    func readAsTalkItIsConfidedAllTheSame(words: String, reading: Reading, subjects: [MemberID]) {
        var story = story()
        story.say(words, by: "1", as: reading)
        #expect(story[1024]?.sensitivity == .complaint && (story[1024]?.subjects ?? []) == subjects)
        #expect(story.answered == ["duty.escalated -> 周主任"])
    }

    @Test func aJudgementMayBeAComplaintToo() {
        var story = story()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.say("一星，王伟态度恶劣", by: "1", as: .reply(.rate, details: ReplyDetails(stars: 1)))
        #expect(story[1024]?.rating?.stars == 1 && story[1025]?.subjects == ["101"])
        #expect(!story.answered.contains { $0.hasSuffix("王伟") })
    }

    @Test func whereAllStaffAreComplainedOfSomebodyOutsideReadsOfIt() {
        var rules = Fixture.rulebook()
        rules.complaintsTo = ["301"]
        var story = DeskStory(rules)
        story.say("投诉周主任和吴社工收红包", by: "1", as: SensitiveStories.complaint)
        #expect(story[1024]?.subjects == ["201", "202"])
        #expect(story.answered == ["duty.escalated -> 卫生室何医生"])
        story.pass(.days(2))
        #expect(!story.notices.contains { $0.to == .member("201") || $0.to == .member("202") })
    }

    @Test func whatCameTooLateIsNotPassedOnToWhomItIsAbout() throws {
        var story = story()
        story.say("我要投诉吴社工", by: "1", as: SensitiveStories.complaint, sentAt: story.now - .days(2))
        let late = try #require(story.answer(.dutyLate))
        #expect(story.answered == ["duty.late -> 周主任"])
        story.hand(.delivery(DeliveryReport(delivery: "d-1", notices: [late], cause: "timeout")))
        #expect(!story.answered.contains("duty.late -> 吴社工"))
    }

    @Test func closedWithoutAWordTheResidentHearsItAllTheSame() {
        var story = story()
        story.say("3栋路灯坏了", by: "1", as: .wish(.facility, "3"))
        story.command("结 1024")
        #expect(story.answered.contains("reporter.closed -> 1"))
    }
}
