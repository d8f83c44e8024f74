import Foundation
import PaidanChat
import PaidanCore
import Testing

@Suite("what goes out, beside what independent clients send")
struct OutboundVectorTests {
    struct Row: Decodable, CustomTestStringConvertible {
        var platform: String
        var status: Int
        var headers: [String: String]
        var body: String
        var classify: String
        var retryAfter: Double?

        private enum CodingKeys: String, CodingKey {
            case platform, headers, body, classify
            case status = "http_status"
            case retryAfter = "retry_after_s"
        }

        var testDescription: String { "\(platform) \(status) \(body)" }
    }

    static func rows() throws -> [Row] {
        try Vector.read([Row].self, "outbound/responses.json")
    }

    /// Those that send nothing by HTTP of their own.
    static let speechless: [ChannelSettings.PlatformName] = [
        .wecom, .officialAccount, .qqOfficial, .cloudEvents, .alertmanager, .mail,
    ]

    @Test("an answer is judged as its platform means it", arguments: try rows())
    func judge(_ row: Row) {
        let answer = HTTPAnswer(
            status: row.status,
            headers: Dictionary(uniqueKeysWithValues: row.headers.map { ($0.lowercased(), $1) }),
            body: Array(row.body.utf8))
        let platforms: [ChannelSettings.PlatformName] =
            switch row.platform {
            case "wecom-bot": [.wecomRobot]
            case "feishu-bot", "feishu-openapi": [.feishu]
            case "slack-webhook": [.slack]
            case "discord-webhook": [.discord]
            case "any": ChannelSettings.PlatformName.allCases.filter { !Self.speechless.contains($0) }
            default: ChannelSettings.PlatformName(rawValue: row.platform).map { [$0] } ?? []
            }
        #expect(!platforms.isEmpty, "no platform is called \(row.platform)")
        for platform in platforms {
            let judgement = ChatPlatforms.codec(for: .test(platform)).judge(answer)
            switch (row.classify, judgement) {
            case ("ok", .delivered), ("transient", .tryLater), ("bad_key", .wrongKey), ("bad_request", .wrongRequest):
                break
            case ("throttled", .throttled(let after, _)):
                #expect(after.milliseconds == Int64((row.retryAfter ?? 60) * 1000))
            default: Issue.record("\(platform): \(row.classify) was judged \(judgement)")
            }
        }
    }

    struct Golden: Decodable {
        var name: String
        var url: String?
        var headers: [String: String]?
        var body: Data?

        private enum CodingKeys: String, CodingKey {
            case name, url, headers
            case body = "body_b64"
        }
    }

    @Test("OneBot and WeCom calls equal those of a known client")
    func golden() throws {
        let golden = try Vector.read([Golden].self, "outbound/golden-requests.json")
        let text = "【派单】3号楼2单元漏水\r\n请 @李师傅 20 分钟内到场\n报修人: 王阿姨 & <12-1-301>"
        let onebot = ChannelSettings.test(.onebot11, endpoint: "http://127.0.0.1:3000/", outboundToken: "access-tok")
        let robot = ChannelSettings.test(.wecomRobot, outboundToken: "693a91f6-7bcd-4bc4-97a0-0ec2sifa5aaa")
        let cases: [(String, ChannelSettings, Destination)] = [
            ("onebot-send_group_msg", onebot, .group("729183002", on: "door")),
            ("onebot-alt", onebot, .direct("2854196310", on: "door")),
            ("wecom-bot-markdown?", robot, .group("", on: "door")),
        ]
        for (name, settings, destination) in cases {
            let wanted = try #require(golden.first { $0.name == name })
            let codec = ChatPlatforms.codec(for: settings)
            let call = try #require(try codec.call(for: .test(text, to: destination), at: .test).http)
            #expect(call.url == wanted.url)
            #expect(call.header("authorization") == wanted.headers?["Authorization"])
            let body = try JSONSerialization.jsonObject(with: Data(call.body)) as? NSDictionary
            let wantedBody = try JSONSerialization.jsonObject(with: try #require(wanted.body)) as? NSDictionary
            #expect(body == wantedBody)
            #expect(!String(decoding: call.body, as: UTF8.self).contains("\\u"))
        }
    }

    @Test("a push bears the first line above the rest, as known clients send it")
    func push() throws {
        let golden = try Vector.read([Golden].self, "outbound/golden-requests.json")
        let text = "【派单】3号楼2单元漏水\n请 @李师傅 20 分钟内到场\n报修人: 王阿姨 & <12-1-301>"
        let cases: [(String, ChannelSettings, String, [String])] = [
            (
                "ntfy-json", .test(.ntfy, endpoint: "https://ntfy.example.org"), "jinxiu-zhiban",
                ["topic", "title", "message"]
            ),
            (
                "gotify", .test(.gotify, endpoint: "https://gotify.example.org/"), "AbCdEf012345678",
                ["priority", "title", "message"]
            ),
            ("bark", .test(.bark, endpoint: "https://bark.example.org"), "devkey123", ["device_key", "title", "body"]),
            (
                "pushplus", .test(.pushPlus, endpoint: nil), "abcdef0123456789abcdef0123456789",
                ["token", "title", "content"]
            ),
            (
                "wxpusher", .test(.wxPusher, endpoint: nil, outboundToken: "AT_abcdefghijkl0123456789"), "UID_abcdef",
                ["appToken", "content", "summary", "contentType"]
            ),
        ]
        for (name, settings, address, keys) in cases {
            let wanted = try #require(golden.first { $0.name == name })
            let codec = ChatPlatforms.codec(for: settings)
            let delivery = Delivery.test(text, to: .direct(address, on: "door"))
            let call = try #require(try codec.call(for: delivery, at: .test).http)
            #expect(call.url == wanted.url)
            let body = try JSONSerialization.jsonObject(with: Data(call.body)) as? [String: Any]
            let wantedBody = try JSONSerialization.jsonObject(with: try #require(wanted.body)) as? [String: Any]
            for key in keys {
                #expect("\(body?[key] ?? "none")" == "\(wantedBody?[key] ?? "missing")", "\(name) \(key)")
            }
        }
        let server = ChatPlatforms.codec(for: .test(.serverChan, endpoint: nil))
        let to = Destination.direct("SCT1234567890AbCdEf", on: "door")
        let call = try #require(try server.call(for: .test(text, to: to), at: .test).http)
        #expect(call.url == "https://sctapi.ftqq.com/SCT1234567890AbCdEf.send")
        let form = String(decoding: call.body, as: UTF8.self).removingPercentEncoding
        #expect(form == "title=【派单】3号楼2单元漏水&desp=请 @李师傅 20 分钟内到场\n报修人: 王阿姨 & <12-1-301>")
    }

    @Test("an emergency rings, and nobody can call everybody")
    func alarm() throws {
        var delivery = Delivery.test("着火了", to: .direct("k", on: "door"))
        delivery.priority = .emergency
        let bark = try #require(try ChatPlatforms.codec(for: .test(.bark)).call(for: delivery, at: .test).http)
        #expect(String(decoding: bark.body, as: UTF8.self).contains(#""level":"critical""#))
        let discord = ChatPlatforms.codec(for: .test(.discord, endpoint: "https://d.example.org/w"))
        let call = try #require(try discord.call(for: .test("@everyone", to: .group("", on: "door")), at: .test).http)
        #expect(String(decoding: call.body, as: UTF8.self).contains(#""parse":[]"#))
        #expect(call.url == "https://d.example.org/w?wait=true")
    }

    struct Known: Decodable {
        var id: String
        var timestamp: Int64
        var body: String
        var secret: String
        var signature: String
    }

    @Test(
        "Standard Webhooks signatures equal the known answers, and prove them",
        arguments: try Vector.read([Known].self, "outbound/standard-webhooks-sign.json"))
    func sign(_ known: Known) {
        let webhooks = StandardWebhooks(secrets: [known.secret])
        let body = Array(known.body.utf8)
        let headers = webhooks.headers(id: known.id, at: Instant(seconds: known.timestamp), body: body)
        #expect(headers.map(\.value) == [known.id, String(known.timestamp), known.signature])
        #expect(webhooks.proves(known.signature, id: known.id, timestamp: String(known.timestamp), body: body))
    }
}
