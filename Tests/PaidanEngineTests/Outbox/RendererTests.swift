import FoundationEssentials
import PaidanCore
import Testing

@testable import PaidanEngine

@Suite("Notices become words and events")
struct RendererTests {
    func renderer(_ templates: [Template: String], members: [Member] = []) -> Renderer {
        var rulebook = Rulebook.small
        rulebook.members = members
        let names = ["category": ["repair": "维修"], "urgency": ["urgent": "较急"], "state": ["open": "找人中"]]
        return Renderer(Wording(texts: Texts(templates: templates, names: names), rulebook: rulebook))
    }

    func offer(privacy: Privacy = .private) -> Notice {
        Notice(
            id: "n-9", community: taoyuan, kind: .offerMade, template: "offer.made", to: .member("lm"),
            destination: .direct("10001", on: "qq"), mention: "10001", privacy: privacy, priority: .prompt,
            at: Instant(seconds: 1_795_312_800), expiresAt: Instant(seconds: 1_795_313_400), wish: 1024, offer: "o-1",
            replyTo: "m-1",
            facts: [
                "number": 1024, "category": "repair", "urgency": "urgent", "building": "3", "place": "3栋",
                "until": "10:10", "minutes": 10, "unconfirmed": false,
            ])
    }

    let liMei = Member(
        id: "lm", name: "李梅", kind: .member, coverage: .everywhere, availability: Availability(hours: []))

    @Test("The text knows the names of codes, the community and the office's telephone")
    func text() {
        let renderer = renderer([
            .offerMade:
                "{{community}}：{{place}} {{category_name}}（{{urgency_name}}）{{^unconfirmed}}已核实{{/unconfirmed}}，{{until}} 前回复“接单 {{number}}”。{{phone}}\n"
        ])
        let delivery = renderer.delivery(of: offer(), at: morning)
        #expect(delivery.content.text == "桃源社区：3栋 维修（较急）已核实，10:10 前回复“接单 1024”。0571-1234")
        #expect(delivery.content.mentions == ["10001"])
        #expect(delivery.content.replyTo == "m-1")
        #expect(delivery.content.subject == nil)
        #expect(delivery.id == "d-n-9")
        #expect(delivery.offer == "o-1" && delivery.wish == 1024)
    }

    @Test("Names stand inside lines too, and chat is no HTML")
    func lines() {
        let renderer = renderer([
            .deskToday: "今天 {{count}} 件\n{{#lines}}\n{{number}} {{state_name}} {{helper}}\n{{/lines}}"
        ])
        var notice = Notice.told("n1")
        notice.template = Template.deskToday.rawValue
        notice.facts = [
            "count": 2,
            "lines": .list([
                ["number": 1, "state": "open", "helper": "A & B"], ["number": 2, "state": "strange", "helper": ""],
            ]),
        ]
        let text = renderer.delivery(of: notice, at: morning).content.text
        #expect(text == "今天 2 件\n1 找人中 A & B\n2 strange")
    }

    @Test("The event is the contract's, with keys in order")
    func payload() {
        let payload = renderer([.offerMade: "来"], members: [liMei]).delivery(of: offer(), at: morning).content.payload
        let expected = """
            {"data":{"destination":{"channel":"qq","person":"10001"},"offer":{"expires_at":"2026-11-22T10:10:00+08:00",\
            "id":"o-1","member":{"id":"lm","name":"李梅"},"reply":["接单 1024","来不了 1024"]},\
            "recipient":{"id":"lm","kind":"member"},"template":"offer.made","text":"来",\
            "wish":{"category":"repair","id":"taoyuan/1024","place":{"building":"3","text":"3栋"},"summary":"维修",\
            "unconfirmed":false,"urgency":"urgent"}},"timestamp":"2026-11-22T10:00:00+08:00","type":"offer.made"}
            """
        #expect(payload == expected)
    }

    @Test("A company's push service learns no name and no account")
    func thirdParty() {
        var notice = offer(privacy: .thirdParty)
        #expect(!renderer([:], members: [liMei]).delivery(of: notice, at: morning).content.payload.contains("李梅"))
        notice.to = .reporter(Account(namespace: "qq", id: "555"))
        #expect(!renderer([:]).delivery(of: notice, at: morning).content.payload.contains("555"))
    }

    @Test(
        "A text that is missing or broken is told in plain words",
        arguments: [nil, "{{#offen}} nie zu", "{{> anderswo}}", "{{#nothing}}x{{/nothing}}"])
    func plain(source: String?) {
        let delivery = renderer(source.map { [.offerMade: $0] } ?? [:]).delivery(of: offer(), at: morning)
        #expect(
            delivery.content.text
                == "【桃源社区】心愿 1024。维修，较急，3栋，3。10:10。请回复：接单 1024，或来不了 1024。电话 0571-1234")
    }

    @Test("Broken texts are named")
    func faults() {
        let wording = Wording(
            texts: Texts(templates: [.offerMade: "{{#a}}", .deskHelp: "{{<b}}", .deskToday: "ok"], names: [:]),
            rulebook: .small)
        #expect(wording.faults.map(\.template) == [.offerMade, .deskHelp])
        #expect(wording.faults.last?.reason == "texts know values and sections only (got \"{{<\")")
    }

    @Test("What a resident wrote is never taken for a text")
    func injection() {
        var notice = Notice.told("n1")
        notice.facts = ["said": "{{phone}} {{#x}} <b>"]
        #expect(
            renderer([.memberNoted: "{{said}}"]).delivery(of: notice, at: morning).content.text
                == "{{phone}} {{#x}} <b>")
    }

    @Test("A digest holds as much as one message can, and its event has each notice's own")
    func digest() throws {
        let renderer = renderer([.memberNoted: "{{said}}", .digest: "共{{count}}条\n{{#lines}}\n· {{text}}\n{{/lines}}"])
        let notices = (0..<20).map { (n: Int) in
            Notice.told("n\(n)-" + String(repeating: "字", count: 100), wish: n, isGroup: true)
        }
        let composed = renderer.compose(notices, at: morning).messages[0]
        #expect(composed.notices.count == 6)
        #expect(composed.delivery.content.text.hasPrefix("共6条\n· n0-"))
        #expect(composed.delivery.content.text.utf8.count <= Renderer.digestLimit)
        #expect(composed.delivery.wish == nil && composed.delivery.offer == nil)
        #expect(composed.delivery.notices == Array(notices.map(\.id).prefix(6)))
        #expect(composed.delivery.id == Renderer.id(notices[0].id))
        let event = try JSONDecoder().decode(Event.self, from: Data(composed.delivery.content.payload.utf8))
        #expect(event.type == "digest")
        #expect(event.data.items.map(\.type) == Array(repeating: "wish.accepted", count: 6))
    }

    private struct Event: Decodable {
        var type: String
        var data: Body
        struct Body: Decodable { var items: [Item] }
        struct Item: Decodable { var type: String }
    }

    @Test("One notice too long for a digest goes alone, as it is")
    func tooLong() {
        let long = Notice.told(String(repeating: "长", count: 1000), wish: 1)
        let composed = renderer([.memberNoted: "{{said}}"]).compose([long, .told("b", wish: 2)], at: morning)
            .messages[0]
        #expect(composed.notices == [long])
        #expect(composed.delivery.wish == 1)
    }

    @Test(
        "A mail answers in its thread, or has a subject of its own",
        arguments: [("家里漏水", "Re: 家里漏水"), ("回复：家里漏水", "回复：家里漏水"), ("", "心愿 1024")])
    func subject(thread: String, subject: String) {
        var notice = offer()
        notice.destination = Destination(
            channel: "mail", address: "a@example.cn", isGroup: false, thread: .init(subject: thread, messageID: "<1@x>")
        )
        #expect(renderer([.mailSubject: "心愿 {{number}}"]).delivery(of: notice, at: morning).content.subject == subject)
    }
}
