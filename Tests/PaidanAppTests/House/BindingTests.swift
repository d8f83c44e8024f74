import PaidanCore
import PaidanSQLite
import Testing

@testable import PaidanApp

/// Codes and tries of the office, through the daemon's own doors: the control socket, the webhook, the database.
@Suite("binding an account")
struct BindingTests {
    private static let channels =
        """
          form:
            platform: generic
            namespace: app
            inbound: {token: {env: TOKEN}}
            groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents}}
        """ + "\n" + RunningHouse.phones

    private func house() async throws -> RunningHouse {
        try await RunningHouse(
            channels: Self.channels, at: Instant(seconds: 1_795_334_400),
            secrets: ["TOKEN": "t", "PUSH": RunningHouse.push])
    }

    private func shell(_ house: RunningHouse) -> Shell {
        Shell(
            directory: house.folder + "/config", environment: ["TOKEN": "t", "PUSH": RunningHouse.push],
            now: Instant(seconds: 1_795_334_400), actor: "clerk")
    }

    private func say(_ text: String, as account: String, key: String, to house: RunningHouse) async throws {
        let body = #"{"id":"\#(key)","sender":{"id":"\#(account)"},"text":"\#(text)"}"#
        let call = HTTPCall(
            url: house.url("/hooks/form"),
            headers: [.init("Authorization", "Bearer t"), .init("Content-Type", "application/json")],
            body: Array(body.utf8))
        #expect(await house.send(call)?.status == 202)
        await house.settle()
    }

    private func tries(of house: RunningHouse) async throws -> Int {
        try await house.archive.chain(of: "taoyuan", after: 0, limit: 1000).count {
            $0.entry.facts["command"] == "try_contact"
        }
    }

    private func record(of member: MemberID, in house: RunningHouse) async throws -> MemberRecord? {
        try await house.archive.desk(of: "taoyuan")?.state.members[member]
    }

    @Test("takes the code that the office printed, once; the listing shows it masked")
    func code() async throws {
        let house = try await house()
        let printed = try await CodeOrder(member: "周敏", community: nil).answer(in: shell(house))
        let code = try #require(printed.lines.first)
        #expect(code.wholeMatch(of: /\d{6}/) != nil)
        let waiting = try #require(try await record(of: "S01", in: house)?.code)
        #expect(!waiting.hash.contains(code), "the code itself is recorded nowhere")
        try await say("绑定 \(code)", as: "wx-1234567", key: "m-1", to: house)
        let bound = try await record(of: "S01", in: house)
        #expect(bound?.bindings?.map(\.account) == [Account(namespace: "app", id: "wx-1234567")])
        #expect(bound?.code == nil)
        let listed = try await RosterListing().answer(in: shell(house)).lines.joined(separator: "\n")
        #expect(listed.contains("app:＊67") && !listed.contains("wx-1234567"))
        try await say("绑定 \(code)", as: "wx-7654321", key: "m-2", to: house)
        #expect(try await record(of: "S01", in: house)?.bindings?.count == 1)
        try await say("解绑", as: "wx-1234567", key: "m-3", to: house)
        #expect(try await record(of: "S01", in: house)?.bindings == nil)
        await house.stop()
    }

    @Test("refuses a code for nobody")
    func nobody() async throws {
        let house = try await house()
        await #expect(throws: CommandFailure.self) {
            try await CodeOrder(member: "无此人", community: nil).answer(in: shell(house))
        }
        await house.stop()
    }

    @Test("a try is answered by 收到, or ends with 75")
    func trial() async throws {
        let house = try await house()
        do throws(CommandFailure) {
            _ = try await ContactTestOrder(member: "S01", community: nil, patience: 0).answer(in: shell(house))
            Issue.record("nobody answered")
        } catch {
            #expect(error.status == .tryLater)
        }
        let first = try #require(try await record(of: "S01", in: house)?.trial)
        #expect(first.answeredAt == nil)
        async let answered = ContactTestOrder(member: "S01", community: nil, patience: 60).answer(in: shell(house))
        // What was tried first is asked again; an answer before that is one to the first try.
        while try await tries(of: house) < 2 { await Task.yield() }
        try await say("收到", as: "S01", key: "m-1", to: house)
        #expect(try await answered.lines == ["S01: 收到"])
        await house.stop()
    }
}
