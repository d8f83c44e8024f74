import PaidanConfig
import PaidanCore
import Testing

/// Each way to write a configuration wrongly, with the one line that it is answered with.
@Suite struct FaultTests {
    struct Case: CustomTestStringConvertible {
        var file: String
        var old: String
        var new: String
        var faults: [String]
        var testDescription: String { "\(file): \(new)" }

        init(_ file: String, _ old: String, _ new: String, _ faults: String...) {
            self.file = file
            self.old = old
            self.new = new
            self.faults = faults
        }
    }

    @Test func theFolderItselfHasNoFault() throws {
        let folder = try ConfigFolder()
        #expect(folder.faults() == [])
        #expect(folder.warnings() == [])
    }

    private static let yaml = "paidan.yaml"
    private static let community = "communities/oak/community.yaml"
    private static let roster = "communities/oak/roster.csv"
    private static let duty = "communities/oak/duty.csv"
    private static let texts = "communities/oak/texts.yaml"

    @Test(arguments: [
        Case(
            yaml, "listen: 127.0.0.1:0", "listen: 8900",
            #"paidan.yaml:2: server.listen: must be host:port, such as 127.0.0.1:8900 or [::1]:8900 (got "8900")"#),
        Case(
            yaml, "  listen", "  lisen",
            #"paidan.yaml:2: server.lisen: is an unknown key; did you mean "listen"? (got "lisen")"#),
        Case(
            yaml, "  listen: 127.0.0.1:0", "  log: loud",
            #"paidan.yaml:2: server.log: must be one of trace, debug, info, notice, warning, error, critical (got "loud")"#
        ),
        Case(
            yaml, "  listen: 127.0.0.1:0", "  body_limit: 1 parsec",
            #"paidan.yaml:2: server.body_limit: must be a size from 1KiB to 64MiB (got "1 parsec")"#),
        Case(
            yaml, "platform: onebot11", "platform: onebot",
            "paidan.yaml:7: channels.qq.platform: must be one of "
                + ChannelSettings.PlatformName.allCases.map(\.rawValue).joined(separator: ", ")
                + #"; did you mean "onebot11"? (got "onebot")"#
        ),
        Case(
            yaml, "secret: {env: QQ_SECRET}", "mapping: {text: a.b}\n      secret: {env: QQ_SECRET}",
            "paidan.yaml:9: channels.qq.inbound.mapping: is only for the platform generic"),
        Case(
            yaml, "platform: onebot11\n    inbound:",
            "platform: generic\n    inbound:\n      mapping: {id: a, group: b, sender: c..d, only: {a b: 1}}",
            #"paidan.yaml:9: channels.qq.inbound.mapping.sender: is no path such as data.from.uid (got "c..d")"#,
            "paidan.yaml:9: channels.qq.inbound.mapping.text: is missing: a message needs it",
            #"paidan.yaml:9: channels.qq.inbound.mapping.only.a b: is no path such as data.from.uid (got "a b")"#),
        Case(
            yaml, "secret: {env: QQ_SECRET}", "secret: hunter2",
            #"paidan.yaml:9: channels.qq.inbound.secret: a secret is never written here; say {credential: NAME}, {env: NAME} or {file: PATH}"#
        ),
        Case(
            yaml, "secret: {env: QQ_SECRET}", "secret: {env: QQ_SECRETS}",
            #"paidan.yaml:9: channels.qq.inbound.secret.env: the environment variable is not set (got "QQ_SECRETS")"#),
        Case(
            yaml, "secret: {env: QQ_SECRET}", "tolerance: 5",
            #"paidan.yaml:9: channels.qq.inbound.tolerance: must be a length of time such as 90s, 15m, 2h or 7d (got "5")"#,
            "paidan.yaml:9: channels.qq.inbound: needs a secret or a token"),
        Case(
            yaml, "secret: {env: QQ_SECRET}", "secret: []",
            "paidan.yaml:9: channels.qq.inbound: needs a secret or a token"),
        Case(
            yaml, "endpoint: http://127.0.0.1:8901", "endpoint: 127.0.0.1:8901",
            #"paidan.yaml:11: channels.qq.outbound.endpoint: must be an absolute http or https URL (got "127.0.0.1:8901")"#
        ),
        Case(
            yaml, "endpoint: http://127.0.0.1:8901", "quota: {burst: 0, every: 2s}",
            "paidan.yaml:11: channels.qq.outbound.endpoint: is missing",
            #"paidan.yaml:11: channels.qq.outbound.quota.burst: must be a whole number from 1 to 1000 (got "0")"#),
        Case(
            yaml, "audience: residents", "audience: public",
            #"paidan.yaml:16: channels.qq.groups.residents.audience: must be one of residents, work, duty (got "public")"#
        ),
        Case(
            yaml, "level: auto", "level: observe\n        auto_categories: [repair]",
            #"paidan.yaml:18: channels.qq.groups.residents.auto_categories: only holds at level auto (got "observe")"#),
        Case(
            yaml, "level: auto", "leaderboard: yes",
            #"paidan.yaml:17: channels.qq.groups.residents.leaderboard: is unknown, and stays so: the 2023 rules on 指尖上的形式主义 forbid points, rankings, check-ins and forced photos (got "leaderboard")"#
        ),
        Case(
            yaml, #"id: "1003""#, #"id: "1002""#,
            #"paidan.yaml:23: channels.qq.groups.duty: is the same group as work (got "1002")"#),
        Case(
            yaml, "server: smtp://127.0.0.1:25", "server: 127.0.0.1",
            #"paidan.yaml:30: channels.mail.mail.server: must be smtp://host:port or smtps://host:port (got "127.0.0.1")"#
        ),
        Case(
            yaml, "channel: mail\n    path", "channel: qq\n    path",
            #"paidan.yaml:36: mail_drops.oak.channel: must be a channel of the platform mail (got "qq")"#),
        Case(
            yaml, "path: mail/oak\n    community: oak", "path: mail/oak\n    community: oka",
            #"paidan.yaml:38: mail_drops.oak.community: there is no folder communities/oka; did you mean "oak"? (got "oka")"#
        ),
        Case(
            yaml, "server:\n", "server: [\n",
            "paidan.yaml:3: is not valid YAML: while parsing a flow sequence from line 1: did not find expected ',' or ']'"
        ),
        Case(
            community, "phone: 010-5550 0900", "phone: ring twice",
            #"communities/oak/community.yaml:2: phone: must be the office's telephone number (got "ring twice")"#),
        Case(community, "phone: 010-5550 0900\n", "", "communities/oak/community.yaml:1: phone: is missing"),
        Case(
            community, "name: 橡树社区", "name: 橡树社区\ntimezone: Mars/Olympus",
            #"communities/oak/community.yaml:2: timezone: must be a time zone such as Asia/Shanghai (got "Mars/Olympus")"#
        ),
        Case(
            community, "neighbours: [two]", "neighbours: [too]",
            #"communities/oak/community.yaml:4: grids.one.neighbours[1]: is no grid of this community; did you mean "two"? (got "too")"#
        ),
        Case(
            community, "G1-G2: {grid: two}", "3: {grid: two}\n  G1-G2: {grid: two}",
            #"communities/oak/community.yaml:8: buildings.3: the name stands twice: building 3 bears it (got "3")"#),
        Case(
            community, "G1-G2: {grid: two}", "G1-G2: {grid: three}",
            #"communities/oak/community.yaml:8: buildings.G1-G2.grid: is no grid of this community (got "three")"#),
        Case(
            community, "standby: [S1]", "standby: [S1, S3]",
            #"communities/oak/community.yaml:9: standby[2]: is nobody's id on the roster; did you mean "S1"? (got "S3")"#
        ),
        Case(
            community, "standby: [S1]", "standby: []",
            "communities/oak/community.yaml:9: standby: must name somebody: who is on duty where the rota has nobody"),
        Case(
            community, "standby:", "quiet: bedtime\nstandby:",
            #"communities/oak/community.yaml:9: quiet: must be hours such as 22:30-06:30, or never (got "bedtime")"#),
        Case(
            community, "standby:", "paces: {normal: {expiry: 1s}}\nstandby:",
            #"communities/oak/community.yaml:9: paces.normal.expiry: must be from 10s to 3d (got "1s")"#),
        Case(
            community, "standby:", "categories: {repairs: answer}\nstandby:",
            #"communities/oak/community.yaml:9: categories.repairs: is no category; did you mean "repair"? (got "repairs")"#
        ),
        Case(
            community, "standby:", "categories: {parking: [{organization: 物业}]}\nstandby:",
            #"communities/oak/community.yaml:9: categories.parking: names an organization that nobody on the roster belongs to (got "物业")"#
        ),
        Case(
            community, "standby:", "limits: {doubt_confidence: 0.97, first_number: 12}\nstandby:",
            #"communities/oak/community.yaml:9: limits.first_number: must be a whole number from 1000 to 999999 (got "12")"#,
            #"communities/oak/community.yaml:9: limits.doubt_confidence: must not be above wish_confidence (got "0.97")"#
        ),
        Case(
            roster, "qq:8001,", "qq:9001,",
            #"communities/oak/roster.csv:3: accounts: line 2 has the same account (got "qq:9001")"#),
        Case(
            roster, "qq:8001,", "wx:8001,",
            #"communities/oak/roster.csv:3: accounts: no channel has this namespace (got "wx")"#,
            #"communities/oak/roster.csv:3: contact: names a channel without an address, and the member has no account of its namespace qq (got "qq")"#,
            #"communities/oak/roster.csv:3: contact: can be sent into homes and needs a private way to be told the door (got "M1")"#
        ),
        Case(
            roster, "qq; work", "work",
            #"communities/oak/roster.csv:3: contact: can be sent into homes and needs a private way to be told the door (got "M1")"#
        ),
        Case(
            roster, "qq; work", "qq; residents",
            #"communities/oak/roster.csv:3: contact: names a residents' group: offers would be read by all of them (got "residents")"#
        ),
        Case(
            roster, "qq; work", "qq; wrok",
            #"communities/oak/roster.csv:3: contact: is neither a channel nor a group of this community; did you mean "work"? (got "wrok")"#
        ),
        Case(
            roster, "WD 18:00-21:00", "evenings",
            #"communities/oak/roster.csv:3: available: must be days and hours such as "WD 18:00-21:00; OD 09:00-18:00" or "周一至周五 18:00-21:00" (got "evenings")"#
        ),
        Case(
            roster, "qq; work,", "qq; work,,work",
            #"communities/oak/roster.csv:3: has more cells than the header; put a cell that holds a comma in quotes (got "work")"#
        ),
        Case(
            roster, "13800000001", "1.38E+10",
            #"communities/oak/roster.csv:3: phone: must be a telephone number; spreadsheets spoil long numbers unless the column is text (got "1.38E+10")"#
        ),
        Case(
            roster, "id,name", "no,nome",
            #"communities/oak/roster.csv:1: has no header with the columns id, name (got "no,nome,kind,phone,buildings,skills,available,max_open,accounts,contact,away")"#
        ),
        Case(
            duty, "周敏", "周民",
            #"communities/oak/duty.csv:2: person: is nobody on the roster; did you mean "周敏"? (got "周民")"#),
        Case(
            duty, "每天", "某天",
            #"communities/oak/duty.csv:2: date: must be a day, days such as 2026-12-01..2026-12-07, or words such as 周一至周五, 工作日, 每天 (got "某天")"#
        ),
        Case(
            duty, "24:00", "25:00",
            #"communities/oak/duty.csv:2: to: must be a time of day such as 18:30 (got "25:00")"#),
        Case(
            texts, "offer.cancelled", "offer.canceled",
            #"communities/oak/texts.yaml:2: texts.offer.canceled: is no text that the desk says; did you mean "offer.cancelled"? (got "offer.canceled")"#
        ),
        Case(
            texts, "{{number}}", "{{#number}}",
            "communities/oak/texts.yaml:2: texts.offer.cancelled: opens {{#number}} and never closes it"),
        Case(
            "calendar/cn-2026.csv", "2026-05-01,off", "2025-05-01,half",
            #"calendar/cn-2026.csv:2: date: must be a day of 2026, such as 2026-10-01 (got "2025-05-01")"#),
        Case(
            "calendar/cn-2026.csv", "2026-05-01,off", "2026-05-01,half",
            #"calendar/cn-2026.csv:2: kind: must be off or work (got "half")"#),
    ])
    func oneMistakeIsOneAnswer(_ mistake: Case) throws {
        let folder = try ConfigFolder()
        try folder.change(mistake.file, mistake.old, to: mistake.new)
        #expect(Set(folder.faults()) == Set(mistake.faults))
        #expect(folder.load().whole == nil)
    }

    @Test func aBotThatAnybodyCanSpeakForIsWarnedOf() throws {
        let folder = try ConfigFolder()
        let endpoint = "outbound: {endpoint: http://127.0.0.1:8902}"
        try folder.change(
            "paidan.yaml", "  mail:\n",
            to: "  spare:\n    platform: onebot11\n    \(endpoint)\n  mail:\n")
        #expect(folder.faults() == [])
        #expect(
            folder.warnings() == [
                "paidan.yaml:28: channels.spare.inbound: is missing: without a secret or a token anybody who reaches the webhook can accept offers as a member"
            ])
        try folder.change("paidan.yaml", endpoint, to: "inbound: {token: {env: KEY}}\n    \(endpoint)")
        #expect(folder.warnings() == [])
    }

    @Test func aMissingFileIsNamed() throws {
        let folder = try ConfigFolder()
        try folder.remove("communities/oak/roster.csv")
        #expect(folder.faults().contains("communities/oak/roster.csv:1: cannot be read"))
    }

    @Test func anEmptyFolderIsAnsweredToo() throws {
        let loaded = ConfigurationLoader.load(
            directory: "/nonexistent", environment: [:], credentialsDirectory: nil, today: ConfigFolder.today)
        #expect(
            loaded.faults.map(\.description) == [
                "/nonexistent/communities:1: there is no community: no folder with a community.yaml",
                "/nonexistent/paidan.yaml:1: cannot be read",
            ])
        #expect(loaded.sound == nil)
    }

    @Test func aClerkReadsItInChinese() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "\"1-3\"", to: "9")
        let fault = try #require(folder.load().faults.first)
        #expect(fault.text(in: Language(locale: "zh_CN.UTF-8")).hasSuffix("buildings: community.yaml 里没有这栋楼（现为\"9\"）"))
        #expect(Language(locale: "en_US.UTF-8") == .english)
        #expect(Language(locale: nil) == .english)
    }
}
