public import PaidanCore

/// Small honest values for tests of stores: a community, its messages, and decisions about them.
public enum Sample {
    /// The community of most samples.
    public static let community: CommunityID = "taoyuan"
    /// A second one.
    public static let other: CommunityID = "huayuan"
    /// The channel of the samples' messages.
    public static let channel: ChannelID = "qq-bot"
    /// 2026-11-22T10:00:00+08:00.
    public static let morning = Instant(seconds: 1_795_312_800)

    /// A resident's message; `number` makes its key and id.
    public static func message(_ number: Int, text: String = "3栋2单元501水龙头坏了，电话13800001234") -> Message {
        Message(
            key: "m-\(number)", id: "id-\(number)", channel: channel, group: "g-1",
            sender: Message.Sender(
                account: Account(namespace: "qq", id: "1000\(number)"), name: "胡女士", card: "3-2-501 胡"),
            text: text, sentAt: morning, attachments: [Message.Attachment(kind: "image", url: "https://example.org/1")],
            onBehalfOf: Beneficiary(name: "王奶奶", place: Place(building: "3", unit: "2", room: "501"), phone: "1390"))
    }

    /// A message on its way in, with its key.
    public static func arrival(
        _ number: Int, in community: CommunityID = community, at: Instant = morning, text: String = "水龙头坏了",
        request: String? = nil
    ) -> Arrival {
        let message = message(number, text: text)
        return Arrival(
            community: community, key: Arrival.Key(channel: channel, key: message.key, request: request), at: at,
            input: .message(message))
    }

    /// What a reader makes of such a message.
    public static func reading(_ kind: MessageKind = .wish) -> Reading {
        Reading(
            kind: kind,
            need: Need(
                category: .repair, place: Place(building: "3", unit: "2", room: "501"), urgency: .normal,
                people: 1),
            when: "明天上午", contact: "13800001234", details: ReplyDetails(reason: "在上班"), beneficiary: "王奶奶",
            confidence: ["kind": 0.9], spans: ["building": [TextSpan(start: 0, end: 2)]])
    }

    /// A wish full of personal data.
    public static func wish(_ number: WishNumber, at: Instant = morning) -> Wish {
        var wish = Wish(
            number: number, need: reading().need, words: "水龙头坏了", confidence: 0.9,
            reporter: Reporter(
                account: Account(namespace: "qq", id: "10001"), name: "胡女士",
                destination: .direct("10001", on: channel), mention: "10001", messageID: "id-1",
                place: Place(building: "3", unit: "2", room: "501"), at: at),
            level: .auto, receivedAt: at)
        wish.contact = "13800001234"
        wish.when = "明天上午"
        wish.beneficiary = Beneficiary(name: "王奶奶", place: Place(building: "3", room: "501"), phone: "1390")
        wish.notes = [Note(at: at, by: "qq:10001", words: "门铃坏了")]
        wish.rating = Rating(stars: 5, satisfied: true, words: "谢谢小李", at: at)
        wish.wait = Wait(reason: .hold, until: at + .hours(1), note: "等家属")
        return wish
    }

    /// A notice about a wish.
    public static func notice(
        _ id: String, wish: WishNumber? = nil, offer: OfferID? = nil, in community: CommunityID = community,
        at: Instant = morning
    ) -> Notice {
        Notice(
            id: NoticeID(id), community: community, kind: .offerMade, template: "offer.made", to: .member("limei"),
            destination: .direct("20001", on: channel), mention: "20001", privacy: .private, priority: .prompt, at: at,
            wish: wish, offer: offer, facts: ["words": "水龙头坏了", "minutes": 10, "unconfirmed": false])
    }

    /// A delivery of notices that is about to be tried for the first time.
    public static func delivery(_ id: String, of notices: [Notice]) -> Delivery {
        let wish = Set(notices.map(\.wish)).count == 1 ? notices.first?.wish : nil
        var delivery = Delivery(
            id: DeliveryID(id), community: notices.first?.community ?? community,
            destination: .direct("20001", on: channel), notices: notices.map(\.id), wish: wish,
            offer: notices.count == 1 ? notices.first?.offer : nil,
            content: Delivery.Content(text: "3栋 水龙头坏了", mentions: ["20001"], payload: #"{"text":"水龙头坏了"}"#),
            priority: .prompt, composedAt: notices.first?.at ?? morning, expiresAt: nil)
        delivery.attempts = 1
        return delivery
    }

    /// A line of the timeline, with personal data.
    public static func entry(_ event: String, wish: WishNumber?) -> TimelineEntry {
        TimelineEntry(
            wish: wish, event: event, facts: ["category": "repair", "slots": 1],
            personal: ["words": "水龙头坏了", "reporter": "胡女士"])
    }

    /// A decision on a recorded input, with a head that has handled it.
    public static func settlement(
        _ recorded: RecordedInput, verdict: Verdict, wish: Wish? = nil, about number: WishNumber? = nil,
        notices: [Notice] = [], events: [String] = [], rulebook: String? = nil, reading: Reading? = reading()
    ) -> Settlement {
        var head = DeskHead(community: recorded.community)
        head.sequence = recorded.sequence
        head.now = recorded.at
        head.rulebook = rulebook
        let number = number ?? wish?.number
        return Settlement(
            input: DeskInput(recorded, reading: reading, readerVersion: "reader-1"),
            decision: Decision(
                community: recorded.community, sequence: recorded.sequence, at: recorded.at, verdict: verdict,
                wish: number, changes: DeskChanges(wishes: wish.map { [$0] } ?? [], head: head), notices: notices,
                entries: events.map { entry($0, wish: number) }))
    }

    /// A small set of rules.
    public static func rulebook(of community: CommunityID = community, name: String = "桃源社区") -> Rulebook {
        Rulebook(
            community: community, name: name, phone: "027-88880000",
            buildings: BuildingDirectory(buildings: [], grids: []),
            members: [Member(id: "limei", name: "李梅", kind: .staff, coverage: .everywhere)], standby: ["limei"])
    }
}
