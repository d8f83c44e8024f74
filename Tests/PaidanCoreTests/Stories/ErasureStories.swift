import PaidanCore
import Testing

@Suite("somebody's traces are taken away")
struct ErasureStories {
    private static let account = Account(namespace: "qq", id: "1")

    private static func order(_ erasure: Erasure) -> Input {
        .staff(StaffAction(actor: "zhoumin", wish: nil, command: .erase(erasure)))
    }

    @Test("an open wish stands in the way; forced it is withdrawn, and who was asked hears of it")
    func open() throws {
        var story = DeskStory()
        story.say("水龙头坏了，13800001234", by: "1", as: .wish(.repair, "3", unit: "2", room: "501"))
        #expect(story.hand(Self.order(Erasure(accounts: [Self.account]))).verdict == .refused)
        #expect(story[1024]?.state == .open && story[1024]?.words.isEmpty == false)
        let asked = story.asked(1024)
        #expect(story.hand(Self.order(Erasure(accounts: [Self.account], isForced: true))).verdict == .commanded)
        let wish = try #require(story[1024])
        #expect(wish.state == .cancelled && wish.ending == .withdrawn)
        #expect(wish.words.isEmpty && wish.contact == nil && wish.need.place == Place(building: "3"))
        #expect(wish.reporters.map(\.account.description) == ["qq:erased"] && wish.reporters[0].name == nil)
        #expect(story.answered == asked.map { "offer.cancelled -> \($0)" })
        #expect(story.desk.state.people[Self.account] == nil)
        let entry = try #require(story.entries.last { $0.event == "commanded" })
        #expect(entry.facts == ["command": "erase", "actor": "zhoumin", "accounts": 1, "wishes": 1])
    }

    @Test("of an incident that many reported only the own part goes")
    func incident() throws {
        var story = DeskStory()
        story.say("楼道灯坏了", by: "2", as: .wish(.facility, "3"))
        story.say("3栋楼道灯不亮", by: "1", as: .wish(.facility, "3"))
        #expect(story[1024]?.reporters.count == 2)
        story.hand(Self.order(Erasure(accounts: [Self.account], isForced: true)))
        let wish = try #require(story[1024])
        #expect(wish.state == .open && wish.words == "楼道灯坏了")
        #expect(wish.reporters.map(\.account.id) == ["2"])
        #expect(!wish.notes.contains { $0.words == "3栋楼道灯不亮" })
    }

    @Test("the chat has no such command")
    func chat() {
        var story = DeskStory()
        #expect(story.command("清除 1").verdict == .chatter)
    }
}
