import PaidanCore
import Testing

/// Life and limb: the resident hears 120 first, the staff at once, members only when it is sure.
@Suite struct EmergencyStories {
    private let hurt = Reading.wish(.medical, "G5", .emergency)

    @Test func theFallingGlassJar() {
        var story = DeskStory()
        story.say("G5栋楼下有人被砸伤了", by: "1", as: hurt)
        #expect(story.answered.first == "reporter.emergency -> 1")
        #expect(story.answer(.reporterEmergency)?.facts["call"] == "120")
        #expect(story.answered.dropFirst().prefix(2) == ["duty.emergency -> duty", "duty.emergency -> 周主任"])
        let asked = story.asked(1024)
        #expect(asked.contains("周主任") && asked.contains("卫生室何医生"), "staff and the doctor, both at once")
        #expect(asked.contains("刘洋") && asked.contains("陈静"), "and members nearby, since it is sure")
    }

    @Test func unsureTheStaffHaveAMinute() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        #expect(!story.asked(1024).contains("刘洋"))
        #expect(story[1024]?.wait?.reason == .staffFirst)
        story.pass(.seconds(60))
        #expect(story.asked(1024).contains("刘洋"))
        let offer = story.notices.last { $0.template == "offer.made" && $0.to == .member("104") }
        #expect(offer?.facts["unconfirmed"] == true)
    }

    @Test func aStaffAcceptanceConfirmsIt() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        story.say("我去", by: "201", in: nil, as: .reply(.accept))
        #expect(story[1024]?.isConfirmedEmergency == true)
    }

    @Test(arguments: [(Danger.fire, "119"), (.gas, "119"), (.violence, "110"), (.selfHarm, "120")] as [(Danger, Fact)])
    func noVolunteerIntoDanger(danger: Danger, call: Fact) {
        var story = DeskStory()
        story.say("出事了", by: "1", in: nil, as: .wish(.safety, "3", .emergency, danger: danger))
        #expect(story.answer(.reporterEmergency)?.facts["call"] == call)
        story.pass(.minutes(10))
        let volunteers = Set(Fixture.members.filter { $0.kind == .member }.map(\.id))
        #expect(story[1024]?.asked.isDisjoint(with: volunteers) == true)
        #expect(story[1024]?.asked.isEmpty == false)
    }

    @Test(arguments: [Danger.violence, .selfHarm])
    func whatIsSensitiveIsSaidInNoGroup(danger: Danger) {
        var story = DeskStory()
        story.say("他在打人", by: "1", as: .wish(.safety, "3", .emergency, danger: danger))
        story.pass(.minutes(10))
        story.say("我去 1024", by: "201", in: nil, as: .reply(.accept, 1024))
        story.say("他又来了", by: "1", as: .reply(.update))
        #expect(story.notices.filter { $0.privacy == .group }.isEmpty)
        #expect(story.told().contains("duty.emergency -> 周主任"))
        #expect(story.told().contains("duty.tell -> 周主任"), "how to speak to the one who called is the staff's to judge")
    }

    @Test func aSensitiveMessageThatCameLateIsSaidInNoGroupEither() {
        var story = DeskStory()
        story.say(
            "他在打人", by: "1", as: .wish(.safety, "3", .emergency, danger: .violence), sentAt: story.now - .hours(1))
        #expect(story.answered == ["duty.late -> 周主任"])
    }

    @Test func aSensitiveWishShowsNothingButItsNumberInTheDutyGroup() {
        var story = DeskStory()
        story.say("他在打人", by: "1", as: .wish(.safety, "3", .emergency, danger: .violence))
        story.command("今天")
        guard case .list(let lines)? = story.answer(.deskToday)?.facts["lines"] else {
            Issue.record("no list")
            return
        }
        #expect(lines.first?["number"] == 1024 && lines.first?["building"] == nil && lines.first?["category"] == nil)
    }

    @Test func atNightEmergenciesGoOutAllTheSame() {
        var story = DeskStory(at: Fixture.at("2026-11-23T02:00:00+08:00"))
        story.say("G5有人受伤", by: "1", as: hurt)
        #expect(story.asked(1024).contains("周主任"))
    }

    @Test func whenTheDeskIsPausedEmergenciesGoOutAllTheSame() {
        var story = DeskStory()
        story.command("停派")
        story.say("G5有人受伤", by: "1", as: hurt)
        #expect(!story.asked(1024).isEmpty)
    }

    @Test func aFalseAlarmRecallsEverybody() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", as: hurt)
        story.say("我去", by: "104", in: nil, as: .reply(.accept))
        let before = story.asked(1024)
        story.command("误报 1024")
        #expect(story[1024]?.ending == .notAWish)
        #expect(story.answered.contains("offer.cancelled -> 刘洋"))
        for name in before { #expect(story.answered.contains("offer.cancelled -> \(name)")) }
        #expect(story.answered.suffix(2) == ["reporter.false_alarm -> 1", "desk.not_a_wish -> 201"])
    }

    @Test func theDutyIsRemindedUntilSomebodyGoes() {
        var story = DeskStory()
        story.say("3栋着火", by: "1", as: .wish(.safety, "3", .emergency, danger: .fire))
        story.pass(.minutes(3))
        #expect(story.told().contains("duty.reminder -> duty"))
    }

    @Test func aLateYesLeadsNoVolunteerIntoDangerEither() {
        var story = DeskStory()
        story.say("3栋有怪味", by: "1", as: .wish(.safety, "3", .urgent))
        let asked = story[1024]?.asked.first { id in Fixture.members.contains { $0.id == id && $0.kind == .member } }
        story.pass(.minutes(20))
        story.say("3栋煤气味很浓", by: "2", as: .wish(.safety, "3", .urgent, danger: .gas))
        guard let asked else {
            Issue.record("no member was asked")
            return
        }
        #expect(story[1024]?.danger == .gas)
        story.say("我去 1024", by: asked.rawValue, in: nil, as: .reply(.accept, 1024))
        #expect(story.last?.verdict == .notOffered && story[1024]?.holders.contains(asked) == false)
    }
}
