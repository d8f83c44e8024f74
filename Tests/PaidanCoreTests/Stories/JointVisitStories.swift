import PaidanCore
import Testing

/// The office and the doctor visit an old man together: one time that suits all, told to all.
@Suite struct JointVisitStories {
    private static func hours(_ from: Int, _ to: Int) -> Availability {
        Availability(hours: [.init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: from * 60, to: to * 60)])
    }

    /// The office is there from 9 to 12, the doctor from 11 to 18; it is ten.
    private static func rules(doctor: Availability = hours(11, 18)) -> Rulebook {
        var members = Fixture.members.filter { $0.kind == .staff }.prefix(1).map { staff in
            var staff = staff
            staff.availability = hours(9, 12)
            return staff
        }
        if var medic = Fixture.members.first(where: { $0.id == "106" }) {
            medic.organization = "卫生室"
            medic.coverage = .everywhere
            medic.availability = doctor
            members.append(medic)
        }
        var rules = Fixture.rulebook(members: Array(members))
        rules.shifts = []
        rules.patterns = []
        rules.categories[.eldercare] = CategoryRule(
            slots: [
                .init(kinds: [.staff], skills: [], count: 1),
                .init(kinds: [.member], organization: "卫生室", skills: [], count: 1),
            ], isJoint: true)
        return rules
    }

    private func asked(_ rules: Rulebook, _ reading: Reading = .wish(.eldercare, "12")) -> DeskStory {
        var story = DeskStory(rules)
        story.say("独居老人想请社区和医生一起来看看", by: "1", as: reading)
        return story
    }

    private func offers(_ story: DeskStory) -> [String: Fact?] {
        Dictionary(
            story.notices.filter { $0.template == "offer.made" }.map { (name($0), $0.facts["when"]) },
            uniquingKeysWith: { $1 })
    }

    private func name(_ notice: Notice) -> String {
        if case .member(let id) = notice.to { id.rawValue } else { "" }
    }

    @Test func allAreAskedForTheFirstTimeThatSuitsAll() {
        let story = asked(Self.rules())
        #expect(story[1024]?.meetAt == Fixture.at("2026-11-22T11:00:00+08:00"))
        #expect(offers(story) == ["201": "11月22日周日 11:00", "106": "11月22日周日 11:00"])
        #expect(story.entries.contains { $0.event == "agreed_on_time" })
    }

    @Test func theResidentHearsTheTimeWithEachWhoComes() {
        var story = asked(Self.rules())
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        #expect(story.answer(.reporterAccepted)?.facts["time"] == "11月22日周日 11:00")
        #expect(story.answer(.reporterAccepted)?.facts["lacking"] == 1)
        story.say("我去", by: "201", in: nil, as: .reply(.accept))
        #expect(story.answered.count { $0.hasPrefix("member.team -> ") } == 2)
    }

    @Test func theReportersOwnWindowIsKept() {
        var reading = Reading.wish(.eldercare, "12", .scheduled)
        let morning = Fixture.at("2026-11-24T08:00:00+08:00")
        reading.window = Window(from: morning, to: morning + .hours(10))
        reading.when = "后天"
        let story = asked(Self.rules(), reading)
        #expect(story[1024]?.meetAt == Fixture.at("2026-11-24T11:00:00+08:00"))
    }

    @Test func withoutACommonTimeEachIsAskedForTheOwn() {
        let story = asked(Self.rules(doctor: Self.hours(13, 18)))
        #expect(story[1024]?.meetAt == nil)
        #expect(story[1024]?.urgency == .normal)
    }

    @Test func whatCannotWaitHasNoAppointment() {
        let story = asked(Self.rules(), .wish(.eldercare, "12", .urgent))
        #expect(story[1024]?.meetAt == nil)
    }

    @Test func anotherTimeOfOneIsTheTimeOfAll() throws {
        var story = asked(Self.rules())
        story.say("我去", by: "201", in: nil, as: .reply(.accept))
        let later = Fixture.at("2026-11-23T11:00:00+08:00")
        var details = ReplyDetails()
        details.proposedTime = "明天上午11点"
        details.proposedWindow = Window(from: later, to: later + .hours(1))
        story.say("今天不行，明天上午11点可以", by: "106", in: nil, as: .reply(.decline, details: details))
        #expect(story.answered.contains("reporter.proposed -> 1"))
        story.say("好", by: "1", as: .reply(.accept))
        #expect(story[1024]?.meetAt == later)
        #expect(story.answer(.memberUpdate)?.facts["words"] == "时间改到明天上午11点")
        #expect(Set(story.holders(1024)).count == 2)
    }
}
