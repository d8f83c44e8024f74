import PaidanCore
import Testing

/// What somebody said a moment ago goes to the reader with the next message, for ten minutes and in one conversation.
@Suite struct RecentWordsTests {
    private func message(_ text: String, by id: String = "1", in group: GroupID? = "residents") -> Message {
        Message(
            key: text, id: text, channel: "qq", group: group, sender: .init(account: Account(namespace: "qq", id: id)),
            text: text)
    }

    private func placed(_ kind: MessageKind = .update) -> Reading {
        Reading(
            kind: kind, need: Need(place: Place(building: "5", room: "302")),
            spans: ["building": [TextSpan(start: 0, end: 2)]])
    }

    private let start = Fixture.morning

    @Test func theLastWordsWithABuildingForTenMinutes() {
        var recent = RecentWords()
        recent.hear(message("3栋"), as: placed(), at: start)
        recent.hear(message("5栋302"), as: placed(.wish), at: start + .minutes(1))
        recent.hear(message("在吗"), as: .chatter, at: start + .minutes(2))
        let next = message("漏水了")
        #expect(recent.previous(to: next, at: start + .minutes(10)) == ["5栋302"])
        #expect(recent.previous(to: next, at: start + .minutes(11)) == [])
    }

    @Test(arguments: [MessageKind.chatter, .accept, .decline, .complete, .rate])
    func whatIsNotAboutAWishIsNotKept(kind: MessageKind) {
        var recent = RecentWords()
        recent.hear(message("5栋的猫"), as: placed(kind), at: start)
        #expect(recent.count == 0)
    }

    @Test func anAddressOfTheCardIsNoWord() {
        var recent = RecentWords()
        var reading = placed(.wish)
        reading.spans = ["card": []]
        recent.hear(message("漏水了"), as: reading, at: start)
        #expect(recent.count == 0)
    }

    @Test func anotherPersonAndAnotherConversationKnowNothingOfIt() {
        var recent = RecentWords()
        recent.hear(message("5栋302", in: nil), as: placed(), at: start)
        #expect(recent.previous(to: message("漏水了", in: nil), at: start) == ["5栋302"])
        #expect(recent.previous(to: message("漏水了"), at: start) == [], "what was said privately stays private")
        #expect(recent.previous(to: message("漏水了", by: "2", in: nil), at: start) == [])
    }

    @Test func memoryHasItsBounds() {
        var recent = RecentWords()
        recent.hear(message(String(repeating: "长", count: 201)), as: placed(), at: start)
        #expect(recent.count == 0)
        for number in 0...RecentWords.limit {
            recent.hear(message("5栋", by: "\(number)"), as: placed(), at: start + .seconds(Int64(number) / 2))
        }
        #expect(recent.count == RecentWords.limit)
        #expect(recent.previous(to: message("漏水", by: "0"), at: start + .minutes(1)) == [], "the first made room")
        recent.forget(at: start + .minutes(30))
        #expect(recent.count == 0)
    }

    @Test(
        arguments: [
            ("5栋302", "residents", true), ("5栋302", nil, true), ("改 1024 12栋", "duty", false),
            ("12栋有人吗", "work", false),
            ("5栋302", "unknown", false), ("代报 5栋 王奶奶 买药", nil, false),
        ] as [(String, GroupID?, Bool)])
    func onlyPeopleWhoSpeakOfTheirOwnGoOn(text: String, group: GroupID?, isOwn: Bool) {
        let desk = Desk(rulebook: Fixture.rulebook())
        #expect(desk.isOwnTalk(message(text, in: group)) == isOwn)
        var behalf = message(text, in: group)
        behalf.onBehalfOf = Beneficiary(name: "王奶奶", place: Place(building: "5"), phone: nil)
        #expect(!desk.isOwnTalk(behalf))
    }

    @Test func theReaderIsTold() {
        let desk = Desk(rulebook: Fixture.rulebook())
        var recent = RecentWords()
        recent.hear(message("5栋302"), as: placed(), at: start)
        let context = desk.context(for: message("漏水了"), at: start, refersTo: nil, recent: recent)
        #expect(context.previous == ["5栋302"])
        #expect(desk.context(for: message("漏水了"), at: start, refersTo: nil).previous == [])
    }
}
