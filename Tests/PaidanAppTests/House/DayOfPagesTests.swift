import Foundation
import PaidanCore
import PaidanCurl
import PaidanEngine
import PaidanSQLite
import PaidanTestKit
import Testing

@testable import PaidanApp

/// A day of a small community through the doors of the real daemon, whose clock is moved by hand.
struct PlayedDay {
    let house: RunningHouse
    private let phones: ScriptedServer

    /// Names, buildings, skills and hours that differ enough for each rule to cut somebody.
    private static let roster = """
        编号,姓名,类别,单位,手机,包保楼栋,特长,可服务时间,同时接单上限,账号,通知方式,请假,已审核
        S01,周敏,工作人员,社区居委会,13900000101,*,调解,全天,20,app:S01,phones:{id},,是
        S02,吴静,工作人员,社区居委会,13900000102,*,,全天,20,app:S02,phones:{id},,是
        V01,王建国,下沉党员,,13900000111,3,水工,全天,1,app:V01,phones:{id},,是
        V02,李梅,下沉党员,,13900000112,"3,5",水工 电工,全天,1,app:V02,phones:{id},,是
        V03,张强,下沉党员,,13900000113,3,水工,周六 09:00-12:00,1,app:V03,phones:{id},,是
        V04,刘洋,下沉党员,,13900000114,5,水工,全天,1,app:V04,phones:{id},2026-11-20..2026-12-01,是
        V05,陈静,志愿者,,13900000115,12,,全天,2,app:V05,phones:{id},,否

        """

    private static let community = """
        name: 桃源社区
        phone: 010-5550 0100
        grids: {east: {name: 第一网格}}
        buildings: {1-12: {grid: east}}
        standby: [S01, S02]
        limits: {direct_level: auto}
        """

    static let secrets = ["TOKEN": "t", "PUSH": RunningHouse.push]

    init(from now: Instant) async throws {
        let phones = try ScriptedServer(answering: { _ in (200, "") })
        self.phones = phones
        house = try await RunningHouse(
            channels: """
                  form:
                    platform: generic
                    namespace: app
                    inbound: {token: {env: TOKEN}}
                    groups:
                      owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents, level: auto}
                      duty: {id: g-2, name: 值班群, community: taoyuan, audience: duty}
                    outbound: {endpoint: "\(phones.url)/form", secret: {env: PUSH}}
                  phones:
                    platform: generic
                    namespace: app
                    outbound: {endpoint: "\(phones.url)/push", secret: {env: PUSH}}
                """,
            at: now, secrets: Self.secrets, community: Self.community, roster: Self.roster)
    }

    /// A shell as a clerk opens one now.
    func shell(_ language: String = "zh") -> Shell {
        Shell(
            directory: house.folder + "/config",
            environment: Self.secrets.merging(["LC_ALL": language]) { $1 }, now: house.house.clock.now, actor: "zhoumin"
        )
    }

    /// Somebody speaks at a time of the day: in the group of residents, in that of the duty, or alone with the desk.
    func say(_ text: String, by account: String, in group: String? = nil, at time: String) async throws {
        try await turn(to: time)
        var fields: [String: Any] = [
            "id": "m-\(account)-\(time)", "sender": ["id": account, "name": "住户\(account)"], "text": text,
        ]
        if let group { fields["group"] = group }
        let body = try JSONSerialization.data(withJSONObject: fields)
        let answer = await house.send(
            HTTPCall(
                url: house.url("/hooks/form"),
                headers: [.init("Authorization", "Bearer t"), .init("Content-Type", "application/json")],
                body: Array(body)))
        #expect(answer?.status == 202, "\(text)")
        await house.settle()
    }

    /// The clock is moved on, and everything due until then is done.
    func turn(to time: String) async throws {
        let day = time.count > 5 ? time : "2026-11-24T\(time):00+08:00"
        let now = try #require(Instant(rfc3339: day), "\(time)")
        _ = await house.house.stepper?.move(to: now)
    }

    /// What was sent, oldest first, as `destination: words`.
    func sent() async throws -> [String] {
        try await house.archive.outbox(OutboxFilter(limit: 1000)).sorted { $0.composedAt < $1.composedAt }.map {
            "\($0.destination.address): \($0.content.text)"
        }
    }

    /// The wishes, by number.
    func wishes() async throws -> [Wish] {
        try await house.archive.wishes(WishFilter()).map(\.wish).sorted { $0.number < $1.number }
    }

    func events(of number: WishNumber) async throws -> [String] {
        try await house.archive.timeline(of: number, in: "taoyuan").map(\.entry.event)
    }

    func stop() async {
        await house.stop()
        phones.stop()
    }
}

/// What people get printed after a day, as documents under `Tests/Vectors/pages`. `PAIDAN_GOLDEN=1` writes them.
@Suite("pages of a day", .timeLimit(.minutes(2)))
struct DayOfPagesTests {
    private static let morning = "2026-11-24T09:00:00+08:00"

    /// A leak that the first lets lie, a quarrel, a wish that nobody can fill, and an emergency.
    private func day() async throws -> PlayedDay {
        let day = try await PlayedDay(from: try #require(Instant(rfc3339: Self.morning)))
        try await day.say("3栋2单元501水管漏水，麻烦来修一下，13800001234", by: "u-10001", at: "09:00")
        try await day.turn(to: "09:20")
        try await day.say("我去，20分钟到", by: "V02", at: "09:25")
        try await day.say("办好了", by: "V02", at: "10:30")
        try await day.say("好了，谢谢", by: "u-10001", at: "10:40")
        try await day.say("12栋1单元301家里灯坏了，想请电工来看看", by: "u-10002", in: "g-1", at: "11:00")
        try await day.turn(to: "18:00")
        return day
    }

    private func page(_ name: String, _ lines: [String]) throws {
        let made = lines.joined(separator: "\n") + "\n"
        #expect(try GoldenPage(name).kept(insteadOf: made) == made, "\(name)")
    }

    @Test("why, explain, report, ledger and the brief read as they are written down")
    func pages() async throws {
        let day = try await day()
        let numbers = try await day.wishes().map(\.number)
        for (place, number) in numbers.enumerated() {
            let wish = try #require(WishReference("taoyuan/\(number)"))
            try page("why-\(place + 1).txt", try await WishHistory(of: wish).answer(in: day.shell()).lines)
            try page(
                "why-\(place + 1).jsonl",
                try await WishHistory(of: wish, form: ListForm(isJSON: true)).answer(in: day.shell()).lines)
        }
        let words = "3栋1单元201水管漏水"
        try page("explain.txt", try await ExplanationQuery(words).answer(in: day.shell()).lines)
        try page(
            "explain.json",
            try await ExplanationQuery(words, form: ListForm(isJSON: true)).answer(in: day.shell()).lines)
        try page("report.txt", try await ReportQuery().answer(in: day.shell()).lines)
        try page("ledger.csv", try await ReportQuery(format: .csv, isLedger: true).answer(in: day.shell()).lines)
        let briefs = try await day.sent().filter { $0.contains("11月24日") }
        #expect(!briefs.isEmpty)
        try page("brief.txt", briefs)
        try await day.say("月报 11月", by: "S01", in: "g-2", at: "18:10")
        let months = try await day.sent().filter { $0.contains("件，其中") }
        #expect(months.count == 1)
        try page("month.txt", months)
        await day.stop()
    }

    @Test("a purge takes the words and leaves every figure of the report")
    func purge() async throws {
        let day = try await day()
        let before = try await ReportQuery(format: .json).answer(in: day.shell()).lines
        let told = try await day.wishes().map(\.words)
        let store = day.house.house.store
        let report = try await store.purge(PurgeLimits(), at: day.house.house.clock.now + .days(200))
        #expect(report.wishes >= 1)
        let after = try await ReportQuery(format: .json).answer(in: day.shell()).lines
        #expect(after == before)
        #expect(try await day.wishes().map(\.words) != told)
        await day.stop()
    }
}

/// Some of what goes wrong, through the webhook, the desk, the database and the pushes of the real daemon.
@Suite("stories on the real daemon", .timeLimit(.minutes(2)))
struct DaemonStories {
    private func day() async throws -> PlayedDay {
        try await PlayedDay(from: try #require(Instant(rfc3339: "2026-11-24T09:00:00+08:00")))
    }

    @Test("an emergency that nobody confirms: the resident is told to call, and the search goes on")
    func unconfirmed() async throws {
        let day = try await day()
        try await day.say("3栋2单元501老人摔倒了，流了好多血，快来人", by: "u-10001", in: "g-1", at: "09:00")
        try await day.turn(to: "09:10")
        let number = try #require(try await day.wishes().first?.number)
        let events = try await day.events(of: number)
        #expect(events.contains("escalated") && events.contains("unanswered"), "\(events)")
        #expect(try await day.sent().contains { $0.contains("120") && $0.contains("还没有人确认") })
        await day.stop()
    }

    @Test("nobody came: the duty has it at once, and the resident hears a name")
    func noShow() async throws {
        let day = try await day()
        try await day.say("3栋2单元501水管漏水，麻烦来修一下", by: "u-10001", at: "09:00")
        try await day.say("我去，20分钟到", by: "V01", at: "09:02")
        try await day.say("没人来", by: "u-10001", at: "10:00")
        let wish = try #require(try await day.wishes().first)
        #expect(try await day.events(of: wish.number).contains("no_show"))
        #expect(try await day.sent().contains { $0.contains("让您白等了") && $0.contains("周敏") })
        await day.stop()
    }

    @Test("handed over by chat: the other says yes, and the resident opens to the other")
    func handOver() async throws {
        let day = try await day()
        try await day.say("3栋2单元501水管漏水，麻烦来修一下", by: "u-10001", at: "09:00")
        try await day.say("我去", by: "V01", at: "09:02")
        try await day.say("请李梅代我", by: "V01", at: "09:05")
        try await day.say("好", by: "V02", at: "09:06")
        #expect(try await day.wishes().first?.holders == ["V02"])
        await day.stop()
    }

    @Test("误报: everybody is called back")
    func falseAlarm() async throws {
        let day = try await day()
        try await day.say("3栋2单元501着火了，快救人", by: "u-10001", in: "g-1", at: "09:00")
        let number = try #require(try await day.wishes().first?.number)
        try await day.say("误报 \(number)", by: "S01", in: "g-2", at: "09:01")
        #expect(try await day.wishes().first?.state == .cancelled)
        await day.stop()
    }

    @Test("a turn on duty is swapped in the chat")
    func swap() async throws {
        let day = try await day()
        try await day.say("今晚值班换吴静", by: "S01", in: "g-2", at: "09:00")
        #expect(try await day.sent().contains { $0.contains("吴静") })
        await day.stop()
    }
}
