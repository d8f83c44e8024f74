import PaidanCore
import Testing

/// Many reporters of one incident are one wish.
@Suite struct MergingStories {
    @Test(arguments: [
        (Category.facility, Place(building: "3", unit: "1"), Place(building: "3"), true, "a stair's lamp"),
        (
            .facility, Place(building: "3", unit: "1", room: "501"), Place(building: "3", unit: "1", room: "502"), true,
            ""
        ),
        (.facility, Place(building: "3", unit: "1"), Place(building: "3", unit: "2"), false, "another stair"),
        (.repair, Place(building: "3", room: "501"), Place(building: "3", room: "502"), false, "a flat's own tap"),
        (.repair, Place(building: "3", room: "501"), Place(building: "3", room: "501"), true, ""),
        (.repair, Place(building: "3"), Place(building: "5"), false, "another building"),
    ])
    func whatIsOneIncident(category: Category, first: Place, second: Place, isOne: Bool, why: String) {
        var story = DeskStory()
        for (account, place) in [("1", first), ("2", second)] {
            story.say(
                "坏了", by: account,
                as: .wish(category, place.building, unit: place.unit, room: place.room, skills: ["plumber"]))
        }
        #expect((story.last?.verdict == .merged) == isOne, Comment(rawValue: why))
    }

    @Test func allReportersAreKeptInformed() {
        var story = DeskStory()
        story.say("3栋电梯停了", by: "1", as: .wish(.facility, "3"))
        story.say("3栋电梯坏了", by: "2", as: .wish(.facility, "3", unit: "1"))
        #expect(story.answered == ["reporter.merged -> 2"])
        #expect(story[1024]?.need.place.unit == "1", "a later address completes the first")
        story.say("接单", by: "302", in: nil, as: .reply(.accept))
        #expect(story.answered.suffix(2) == ["reporter.accepted -> 1", "reporter.accepted -> 2"])
    }

    @Test func afterTheWindowItIsANewWish() {
        var story = DeskStory()
        story.say("3栋电梯停了", by: "1", as: .wish(.facility, "3"))
        story.pass(.minutes(30))
        story.say("3栋电梯停了", by: "2", as: .wish(.facility, "3"))
        #expect(story.last?.verdict == .opened)
    }

    @Test func aReportThatMakesItAnEmergencyRaisesIt() {
        var story = DeskStory()
        story.say("3栋有烟味", by: "1", as: .wish(.safety, "3"))
        story.say("3栋着火了", by: "2", as: .wish(.safety, "3", .emergency, danger: .fire))
        #expect(story.last?.verdict == .merged)
        #expect(story[1024]?.urgency == .emergency && story[1024]?.danger == .fire)
        #expect(story.answered.contains("reporter.emergency -> 1"))
        #expect(story.answered.contains("duty.emergency -> duty"))
    }

    @Test func aDangerThatComesOutLaterCallsVolunteersBack() {
        var story = DeskStory()
        story.say("3栋有怪味", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("3栋煤气漏了", by: "2", as: .wish(.repair, "3", .emergency, danger: .gas))
        #expect(story.holders(1024).isEmpty)
        #expect(story.answered.contains("offer.cancelled -> 王伟"))
        #expect(!story.asked(1024).contains("李梅"))
        #expect(story[1024]?.escalation?.reason == .emergency)
    }

    @Test func aDoubtThatAnotherIsSureOfIsNone() {
        var story = DeskStory()
        story.say("3栋又这样", by: "1", as: .wish(.facility, "3", sure: 0.5))
        #expect(story.last?.verdict == .doubtful)
        story.say("3栋电梯坏了", by: "2", as: .wish(.facility, "3"))
        #expect(story.asked(1024) == ["物业"])
        #expect(story.answered.suffix(2) == ["reporter.received -> 1", "reporter.received -> 2"])
    }

    @Test func aSecondVoiceConfirmsAnEmergency() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        #expect(!story.asked(1024).contains("刘洋"), "staff first")
        story.say("G5真有人受伤", by: "2", as: .wish(.medical, "G5", .emergency, sure: 0.7))
        #expect(story[1024]?.isConfirmedEmergency == true)
        #expect(story.asked(1024).contains("刘洋"))
    }
}

/// 合并: the staff say that two wishes are one.
@Suite struct StaffMergingStories {
    @Test func theWishThatStaysKnowsWhatBothKnew() {
        var story = DeskStory()
        story.say("天花板滴水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        var reading = Reading.wish(.facility, "3", unit: "2", room: "402")
        reading.contact = "13912345678"
        story.say("3-2-402 楼上漏下来了 13912345678", by: "2", as: reading)
        story.say("越来越大", by: "2", as: .reply(.update, 1025))
        story.command("合并 1025 1024")
        #expect(story[1025]?.state == .merged && story[1025]?.mergedInto == 1024)
        #expect(story[1024]?.need.place == Place(building: "3", unit: "2", room: "402"))
        #expect(story[1024]?.contact == "13912345678")
        #expect(story[1024]?.notes.map(\.words) == ["3-2-402 楼上漏下来了 13912345678", "越来越大"])
        #expect(story[1024]?.reporters.map(\.account.id) == ["1", "2"])
        #expect(story.answered.suffix(2) == ["reporter.merged -> 2", "desk.merged -> 201"])
    }

    @Test func openedAgainEachHasItsOwnPeople() {
        var story = DeskStory()
        story.say("天花板滴水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("电梯停了", by: "2", as: .wish(.facility, "3"))
        story.command("合并 1025 1024")
        story.command("重开 1025")
        #expect(story[1025]?.state == .open && story[1025]?.mergedInto == nil && story[1025]?.carried == nil)
        #expect(story[1024]?.reporters.map(\.account.id) == ["1"])
        #expect(story[1025]?.reporters.map(\.account.id) == ["2"])
    }

    @Test func theMissingAddressComesFromTheOther() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        story.say("3栋漏水", by: "2", as: .wish(.facility, "3"))
        #expect(story[1024]?.question != nil)
        story.command("合并 1025 1024")
        #expect(story[1024]?.question == nil && story.asked(1024) == ["王伟"])
    }

    @Test func aDangerAndItsHasteAreCarriedToo() {
        var story = DeskStory()
        story.say("3栋有味道", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("3栋煤气漏了", by: "2", as: .wish(.safety, "3", .emergency, danger: .gas))
        story.command("合并 1025 1024")
        #expect(story[1024]?.urgency == .emergency && story[1024]?.danger == .gas)
        #expect(!story.asked(1024).contains("王伟"))
        #expect(story.answered.contains("reporter.emergency -> 1"))
    }

    @Test func aCallThatIsOwedGoesAlong() {
        var story = DeskStory()
        story.say("天花板滴水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("3栋电梯停了", by: "v", in: nil, on: "form", as: .wish(.facility, "3"))
        story.say("接单", by: "302", in: nil, as: .reply(.accept))
        #expect(story[1025]?.phoneTasks.count == 1)
        story.command("合并 1025 1024")
        #expect(story[1025]?.phoneTasks.isEmpty == true && story[1024]?.phoneTasks.map(\.account.id) == ["v"])
    }

    @Test func openedAgainWhatCameFromItGoesWithIt() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: .wish(.repair))
        var reading = Reading.wish(.repair, "3", room: "502", skills: ["plumber"])
        reading.contact = "13900001111"
        story.say("3栋漏水,电话13900001111", by: "2", as: reading)
        story.command("合并 1025 1024")
        #expect(story[1024]?.need.place.building == "3" && story[1024]?.contact == "13900001111")
        story.command("重开 1025")
        #expect(story[1024]?.need.place.isEmpty == true && story[1024]?.contact == nil)
        #expect(story[1024]?.notes.contains { $0.words.contains("13900001111") } == false, "nor the words")
        #expect(story[1024]?.question?.field == .building, "and it is asked again where it is")
        #expect(story[1025]?.need.place.building == "3" && story[1025]?.contact == "13900001111")
        #expect(story[1024]?.reporters.map(\.account.id) == ["1"] && story[1025]?.reporters.map(\.account.id) == ["2"])
    }

    @Test func whatTheStaffCorrectedSinceStays() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: .wish(.repair))
        story.say("3栋漏水", by: "2", as: .wish(.repair, "3", skills: ["plumber"]))
        story.command("合并 1025 1024")
        story.command("改 1024 12栋", as: .place("12"))
        story.command("重开 1025")
        #expect(story[1024]?.need.place.building == "12")
    }

    @Test func anOutageOfAGridIsOneIncident() {
        var story = DeskStory()
        story.say("3栋停水了", by: "1", as: .wish(.facility, "3", .urgent))
        story.say("我去看", by: "302", in: nil, as: .reply(.accept))
        story.say("5栋也没水了", by: "2", as: .wish(.facility, "5", .urgent))
        #expect(story.last?.verdict == .merged && story[1025] == nil)
        #expect(story.answered == ["member.update -> 物业", "reporter.merged -> 2"])
        story.say("12栋停水了", by: "3", as: .wish(.facility, "12", .urgent))
        #expect(story[1025] != nil, "another grid may have another cause")
        story.say("5栋电梯坏了", by: "4", as: .wish(.facility, "5", .urgent))
        #expect(story[1026] != nil, "a lift is its building's own")
        story.say("办好了 1024", by: "302", in: nil, as: .reply(.complete, 1024))
        #expect(story.answered.filter { $0.hasPrefix("reporter.done") }.count == 2, "each hears the end")
    }
}
