import PaidanChat
import PaidanCore
import PaidanSQLite
import Testing

@testable import PaidanApp

/// The same message comes again in another envelope, or another message in the same: each is heard once.
@Suite("repetitions at the door")
struct RepetitionTests {
    private static let now = Instant(seconds: 1_795_334_400)
    private static let secret = "whsec_cGFpZGFuLWRlbW8tcHVzaC1zZWNyZXQtMDAwMDI="

    private struct Try {
        var webhookID: String?
        var dataID: String
        var isSigned = true
        var status: Int
        var heard: Int
    }

    @Test("are known by data.id and by webhook-id, signed or with a token")
    func known() async throws {
        let house = try await RunningHouse(
            channels: """
                  form:
                    platform: generic
                    namespace: app
                    inbound: {secret: {env: SECRET}, token: {env: TOKEN}}
                    groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents}}
                """ + "\n" + RunningHouse.phones,
            at: Self.now, secrets: ["SECRET": Self.secret, "TOKEN": "t0ken", "PUSH": RunningHouse.push])
        let tries = [
            Try(webhookID: "wh-1", dataID: "m-1", status: 200, heard: 1),
            Try(webhookID: "wh-1", dataID: "m-1", status: 200, heard: 1),
            Try(webhookID: "wh-1", dataID: "m-9", status: 200, heard: 1),
            Try(webhookID: "wh-2", dataID: "m-1", status: 200, heard: 1),
            Try(webhookID: "m-1", dataID: "m-2", status: 200, heard: 2),
            Try(webhookID: "wh-3", dataID: "m-3", isSigned: false, status: 202, heard: 3),
            Try(webhookID: "wh-3", dataID: "m-4", isSigned: false, status: 200, heard: 3),
            Try(webhookID: nil, dataID: "m-3", isSigned: false, status: 200, heard: 3),
            Try(webhookID: nil, dataID: "m-5", isSigned: false, status: 202, heard: 4),
            Try(webhookID: nil, dataID: "m-6", isSigned: false, status: 202, heard: 5),
        ]
        for (place, attempt) in tries.enumerated() {
            let answer = try #require(await house.send(call(attempt, to: house)), "try \(place)")
            #expect(answer.status == attempt.status, "try \(place)")
            #expect(try await house.messages(on: "form").count == attempt.heard, "try \(place)")
        }
        await house.stop()
    }

    private func call(_ attempt: Try, to house: RunningHouse) -> HTTPCall {
        let body = Array(
            #"{"id":"\#(attempt.dataID)","group":"g-1","sender":{"id":"u-1"},"text":"今天天气不错"}"#.utf8)
        var headers = [HTTPCall.Header("content-type", "application/json")]
        if attempt.isSigned {
            headers += StandardWebhooks(secrets: [Self.secret])
                .headers(id: attempt.webhookID ?? "", at: Self.now, body: body)
        } else {
            headers.append(HTTPCall.Header("authorization", "Bearer t0ken"))
            if let id = attempt.webhookID { headers.append(HTTPCall.Header("webhook-id", id)) }
        }
        return HTTPCall(url: house.url("/hooks/form"), headers: headers, body: body)
    }
}
