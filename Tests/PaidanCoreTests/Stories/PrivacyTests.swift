import PaidanCore
import Testing

/// Who may read what: a group and a push service see building and kind; door, telephone and words are for who accepted
/// on a private path, and for the desk.
@Suite struct PrivacyTests {
    static let door: Set<String> = ["contact", "beneficiary"]

    /// A member's only contact, and what an offer and an acceptance may tell there beyond number, kind and building.
    @Test(
        arguments: [
            (Privacy.private, "3栋", true, "3栋1单元502", true), (.group, "3栋", false, "3栋", false),
            (.thirdParty, "3栋", false, "3栋", false),
        ] as [(Privacy, String, Bool, String, Bool)])
    func whatAMemberIsTold(
        privacy: Privacy, offered: String, withWords: Bool, accepted: String, withDoor: Bool
    ) {
        var members = Fixture.members
        members[0].contacts = [.init(destination: .direct("101", on: "qq"), privacy: privacy)]
        var story = DeskStory(Fixture.rulebook(members: members))
        var reading = Reading.wish(.repair, "3", unit: "1", room: "502", skills: ["plumber"])
        reading.contact = "13912345678"
        story.say("3-1-502漏水,13912345678", by: "1", as: reading)
        let offer = story.answer(.offerMade)
        #expect(offer?.facts["place"] == .text(offered))
        #expect(offer?.facts["contact"] == nil, "nobody knows the door before accepting")
        #expect(offer?.facts["words"] == (withWords ? "＊漏水,＊" : nil))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        let word = story.answer(.memberAccepted)
        #expect(word?.facts["place"] == .text(accepted))
        #expect((word?.facts["contact"] != nil) == withDoor)
        #expect((word?.facts["words"] != nil) == withDoor)
    }

    @Test func whoReturnedItIsToldNoDoorAnyMore() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3", unit: "1", room: "502", skills: ["plumber"])
        reading.contact = "13912345678"
        story.say("漏水", by: "1", as: reading)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("去不了", by: "101", in: nil, as: .reply(.decline))
        #expect(story.answer(.memberDeclined)?.facts["place"] == "3栋")
        #expect(story.answer(.memberDeclined)?.facts["contact"] == nil)
    }

    /// A walk through a whole life of a wish in which no group of residents or members reads a door, a telephone or the
    /// words of the resident.
    @Test func noGroupButTheDutysReadsADoor() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3", unit: "1", room: "502", .urgent, skills: ["plumber"])
        reading.contact = "13912345678"
        story.say("3-1-502漏水", by: "1", as: reading)
        story.say("收到", by: "101", in: "work", as: .chatter)
        story.say("我去", by: "102", in: "work", as: .reply(.accept))
        story.say("到了", by: "102", in: "work", as: .reply(.update, details: ReplyDetails(arrived: true)))
        story.say("去不了了", by: "102", in: "work", as: .reply(.decline))
        story.pass(.hours(3))
        story.say("我去", by: "101", in: "work", as: .reply(.accept))
        story.say("办好了", by: "101", in: "work", as: .reply(.complete))
        story.say("好了", by: "1", as: .reply(.rate))
        for notice in story.notices where notice.privacy != .private && notice.to != .group(.duty) {
            #expect(notice.facts["contact"] == nil && notice.facts["words"] == nil, "\(notice.template)")
            #expect(notice.facts["place"] == nil || notice.facts["place"] == "3栋", "\(notice.template)")
        }
        #expect(story.notices.contains { $0.privacy == .group })
    }

    @Test(arguments: [
        ("3-2-501水管漏", "＊水管漏"), ("电话13912345678", "电话＊"), ("3栋晚上8点", "3栋晚上8点"), ("找12号楼502王", "找12号楼＊王"),
        ("", ""), ("１３８００００１１１１", "＊"),
    ])
    func wordsWithoutWhatLeadsToTheDoor(words: String, kept: String) {
        #expect(redacted(words) == kept)
    }

    @Test func aPurgedWishKeepsWhatIsAStatistic() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3", unit: "1", room: "502", skills: ["plumber"])
        reading.contact = "13912345678"
        story.say("3-1-502漏水", by: "1", as: reading)
        let purged = story[1024]?.purged()
        #expect(purged?.need.place == Place(building: "3") && purged?.words == "" && purged?.contact == nil)
        #expect(purged?.reporters.first?.name == nil && purged?.reporters.first?.account.id == "1")
        #expect(purged?.slots == story[1024]?.slots && purged?.receivedAt == story[1024]?.receivedAt)
    }
}
