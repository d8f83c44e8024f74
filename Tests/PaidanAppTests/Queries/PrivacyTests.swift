import Foundation
import PaidanCore
import PaidanCurl
import Testing

@testable import PaidanApp

@Suite("what is held about somebody")
struct PrivacyTests {
    private static let now = Instant(rfc3339: "2026-11-24T10:00:00+08:00") ?? Instant(milliseconds: 0)

    private static let channels =
        """
          form:
            platform: generic
            namespace: app
            inbound: {token: {env: TOKEN}}
            groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents, level: auto}}
        """ + "\n" + RunningHouse.phones

    private static let secrets = ["TOKEN": "t0ken", "PUSH": RunningHouse.push]

    @Test("is shown by kind, exported whole, and erased by the daemon once nothing is open; the chain holds")
    func way() async throws {
        let house = try await RunningHouse(channels: Self.channels, at: Self.now, secrets: Self.secrets)
        let shell = Shell(
            directory: house.folder + "/config", environment: Self.secrets, now: Self.now, actor: "zhoumin")
        let body = """
            {"id":"m-1","group":"g-1","sender":{"id":"u-10001","name":"胡女士"},"text":"3栋2单元501水管爆了，麻烦快来修，13800001234"}
            """
        let call = HTTPCall(
            url: house.url("/hooks/form"), headers: [.init("Authorization", "Bearer t0ken")], body: Array(body.utf8))
        #expect(await house.send(call)?.status == 202)
        await house.settle()

        for person in ["app:u-10001", "138 0000 1234", "胡女士"] {
            let shown = try await PrivacyQuery(person).answer(in: shell).lines
            #expect(shown[0] == "taoyuan: app:＊01")
            #expect(shown[1] == "  wishes 1, open: taoyuan/1024")
            #expect(shown.contains { $0.contains("contact 1, door 1") })
            let page = shown.joined()
            for secret in ["13800001234", "胡女士", "u-10001", "水管"] { #expect(!page.contains(secret)) }
        }
        let whole = try await PrivacyQuery("胡女士", isExport: true).answer(in: shell).lines
        #expect(whole.count == 1 && whole[0].contains("水管爆了") && whole[0].contains("13800001234"))
        let nobody = await #expect(throws: CommandFailure.self) {
            try await PrivacyQuery("查无此人").answer(in: shell)
        }
        #expect(nobody?.status == .failed)

        let seen = try await SeenQuery(of: try #require(WishReference("1024")), isJSON: true).answer(in: shell).lines
        #expect(!seen.isEmpty && seen.allSatisfy { !$0.contains("13800001234") })

        let refused = await #expect(throws: CommandFailure.self) { try await ErasureOrder("胡女士").answer(in: shell) }
        #expect(refused?.description.contains("taoyuan/1024") == true)
        let erased = try await ErasureOrder("胡女士", force: true).answer(in: shell)
        #expect(erased.lines == ["taoyuan: erased, wishes 1, messages 1"])
        await #expect(throws: CommandFailure.self) { try await PrivacyQuery("app:u-10001").answer(in: shell) }
        let proof = try await Verification().answer(in: shell)
        #expect(proof.status == .done, "\(proof.complaints)")
        let replayed = try await ReplayQuery().answer(in: shell)
        #expect(replayed.status == .done, "\(replayed.lines)")
        await house.stop()
    }

    @Test(
        "a person is named by an account, a telephone number or a name",
        arguments: [
            ("qq:10001", PersonSearch.Key.account(Account(namespace: "qq", id: "10001"))),
            ("138-0000 1234", .phone("13800001234")), ("王奶奶", .name("王奶奶")), ("1024", .name("1024")),
        ])
    func keys(_ text: String, _ key: PersonSearch.Key) {
        #expect(PersonSearch.Key(text) == key)
    }
}
