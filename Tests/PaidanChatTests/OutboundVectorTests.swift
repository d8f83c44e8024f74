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
            .filter { ["wecom-bot", "onebot11", "any"].contains($0.platform) }
    }

    @Test("an answer is judged as its platform means it", arguments: try rows())
    func judge(_ row: Row) {
        let answer = HTTPAnswer(
            status: row.status,
            headers: Dictionary(uniqueKeysWithValues: row.headers.map { ($0.lowercased(), $1) }),
            body: Array(row.body.utf8))
        let platforms: [ChannelSettings.PlatformName] =
            switch row.platform {
            case "wecom-bot": [.wecomRobot]
            case "onebot11": [.onebot11]
            default: [.generic, .onebot11, .wecomRobot]
            }
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
