import Foundation
import PaidanCore
import PaidanSQLite
import PaidanTestKit
import Testing

@testable import PaidanApp

/// A daughter writes about two things and answers a mail of the desk. Her mail program answers to the mailbox itself,
/// so that only the thread tells which of the two is meant.
@Suite("answers by mail find their wish by the thread")
struct MailThreadTests {
    static let noon = Instant(seconds: 1_795_320_000)

    struct Answer: CustomTestStringConvertible {
        var testDescription: String
        /// The header lines that say what is answered; `{id}` is the Message-ID of the desk's mail.
        var headers: [String]
        var endsFirst: Bool
    }

    @Test(
        arguments: [
            Answer(testDescription: "In-Reply-To", headers: ["In-Reply-To: {id}"], endsFirst: true),
            Answer(
                testDescription: "In-Reply-To and References",
                headers: ["In-Reply-To: {id}", "References: <1@home.example> {id}"], endsFirst: true),
            Answer(
                testDescription: "References alone", headers: ["References: <other@home.example> {id}"], endsFirst: true
            ),
            Answer(
                testDescription: "an answer to her own mail, further down the thread",
                headers: ["In-Reply-To: <3@home.example>", "References: {id} <3@home.example>"], endsFirst: true),
            Answer(
                testDescription: "a thread that nobody knows", headers: ["In-Reply-To: <none@home.example>"],
                endsFirst: false),
        ])
    func answer(_ answer: Answer) async throws {
        let postOffice = try ScriptedMailServer()
        let house = try await RunningHouse(
            channels: """
                  mail:
                    platform: mail
                    mail: {server: "\(postOffice.url)", tls: no, from: desk@taoyuan.example, from_name: 桃源, token_key: {env: KEY}}
                """ + "\n" + RunningHouse.phones,
            drops: "mail_drops: {desk: {channel: mail, path: ../mail, format: maildir, community: taoyuan}}",
            at: Self.noon, secrets: ["KEY": "k", "PUSH": RunningHouse.push],
            community: RunningHouse.community + "\nlimits: {direct_level: auto}\n")
        try house.deliver(mail: mail(1, "我父亲家3栋2单元501水龙头坏了，请派人修一下"), as: "1.first")
        await house.settle()
        try house.deliver(mail: mail(2, "我父亲家3栋2单元501想借一个轮椅用几天"), as: "2.second")
        await house.settle()
        let wishes = try await open(in: house)
        #expect(wishes.count == 2)
        let first = try #require(wishes.first)
        let told = try #require(postOffice.mails.first { $0.data.contains("In-Reply-To: <1@home.example>") })
        let id = try #require(
            told.data.components(separatedBy: "\r\n").first { $0.hasPrefix("Message-ID: ") }?.dropFirst(12))
        let headers = answer.headers.map { $0.replacingOccurrences(of: "{id}", with: id) }
        try house.deliver(mail: mail(4, "不用来了，取消吧", headers), as: "4.answer")
        await house.settle()
        let left = try await open(in: house)
        #expect(left.contains(first) == !answer.endsFirst)
        #expect(left.count == (answer.endsFirst ? 1 : 2))
        await house.stop()
    }

    /// The numbers of the wishes that have not ended, in order.
    private func open(in house: RunningHouse) async throws -> [WishNumber] {
        try await house.archive.wishes(WishFilter()).filter { !$0.wish.state.isOver }.map(\.wish.number).sorted()
    }

    private func mail(_ number: Int, _ text: String, _ headers: [String] = []) -> Data {
        let subject = headers.isEmpty ? "请帮忙" : "Re: 请帮忙"
        let lines =
            [
                "From: Zhou <zhou@home.example>", "To: desk@taoyuan.example", "Subject: \(subject)",
                "Message-ID: <\(number)@home.example>", "Date: Sun, 22 Nov 2026 04:0\(number):00 +0000",
            ] + headers + ["Content-Type: text/plain; charset=utf-8", "", text, ""]
        return Data(lines.joined(separator: "\r\n").utf8)
    }
}
