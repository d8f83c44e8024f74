import Foundation
import Glibc
import PaidanCore
import PaidanCurl
import PaidanEngine
import PaidanSQLite
import PaidanTestKit
import PaidanWeb
import Synchronization

@testable import PaidanApp

/// A whole house of its own on a free port and a folder of its own, with a clock that stands still.
final class RunningHouse: Sendable {
    let folder: String
    let port: Int
    let house: House
    let archive: SQLiteArchive
    private let courier: CurlCourier
    private let task: Task<Void, any Error>

    /// Builds and runs a house; `channels` is the part of `paidan.yaml` below `channels:`, indented by two.
    init(
        channels: String, drops: String = "", at now: Instant, secrets: [String: String] = [:],
        community rules: String = RunningHouse.community, roster: String = RunningHouse.roster
    ) async throws {
        folder = NSTemporaryDirectory() + "paidan-house-" + UUID().uuidString
        port = try FreePort.find()
        try RunningHouse.write(
            """
            server:
              listen: 127.0.0.1:\(port)
              database: ../paidan.db
              control_socket: ../control.sock
            channels:
            \(channels)
            \(drops)
            """, to: folder + "/config/paidan.yaml")
        let community = folder + "/config/communities/taoyuan/"
        try RunningHouse.write(rules, to: community + "community.yaml")
        try RunningHouse.write(roster, to: community + "roster.csv")
        let shell = Shell(directory: folder + "/config", environment: secrets, now: now, actor: "test")
        let options = HouseOptions(shell, clock: now)
        let built = try await House.build(options, metrics: PrometheusMetrics())
        house = built
        task = Task { try await built.run() }
        archive = try SQLiteArchive(path: folder + "/paidan.db")
        var policy = CourierPolicy()
        try policy.allow(endpoint: "http://127.0.0.1:\(port)")
        courier = try CurlCourier(policy: policy, version: "test")
        while await send(HTTPCall(method: "GET", url: url("/readyz")))?.status != 200 { await Task.yield() }
    }

    static let community = """
        name: 桃源社区
        phone: 010-5550 0100
        grids: {east: {name: 第一网格}}
        buildings: {1-12: {grid: east}}
        standby: [S01]
        """

    static let roster = """
        编号,姓名,类别,单位,手机,包保楼栋,特长,可服务时间,同时接单上限,账号,通知方式,请假,已审核
        S01,周敏,工作人员,社区居委会,13900000101,*,调解,全天,20,app:S01,phones:{id},,是

        """

    static let phones = """
          phones:
            platform: generic
            namespace: app
            outbound: {endpoint: "http://127.0.0.1:9/push", secret: {env: PUSH}}
        """

    static let push = "whsec_cGFpZGFuLWRlbW8tcHVzaC1zZWNyZXQtMDAwMDE="

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Sends a request over the wire; nil where there was no answer.
    func send(_ call: HTTPCall) async -> HTTPAnswer? {
        guard case .answered(let answer) = await courier.send(.http(call)) else { return nil }
        return answer
    }

    /// Puts a mail into the Maildir `mail` as a mail server does: written elsewhere on the same disk, then moved in
    /// whole.
    func deliver(mail: Data, as name: String) throws {
        for folder in ["new", "tmp"] {
            try FileManager.default.createDirectory(
                atPath: "\(self.folder)/mail/\(folder)", withIntermediateDirectories: true)
        }
        try mail.write(to: URL(fileURLWithPath: "\(folder)/mail/tmp/\(name)"))
        try FileManager.default.moveItem(
            atPath: "\(folder)/mail/tmp/\(name)", toPath: "\(folder)/mail/new/\(name)")
    }

    /// Waits until everything due now is done.
    func settle() async { _ = await house.stepper?.move(to: house.clock.now) }

    /// The messages that a channel wrote down, newest first, once they are decided.
    func messages(on channel: ChannelID) async throws -> [Message] {
        await settle()
        return try await archive.inbox(InboxFilter(limit: 1000)).compactMap { row in
            guard case .message(let message) = row.recorded.input, message.channel == channel else { return nil }
            return message
        }
    }

    /// Ends the house and removes its folder.
    func stop() async {
        task.cancel()
        _ = try? await task.value
        await courier.stop()
        try? await house.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func write(_ text: String, to path: String) throws {
        let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
