import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// Rosters as offices have them.
@Suite struct RosterTests {
    private func members(_ folder: ConfigFolder) throws -> [Member] {
        let loaded = folder.load()
        #expect(loaded.faults.map(\.description) == [])
        return try #require(loaded.whole?.communities.first).rulebook.members
    }

    @Test func threeFaultsAreAllReportedWithTheirRows() throws {
        let folder = try ConfigFolder()
        try folder.write(
            "communities/oak/roster.csv",
            """
            编号,姓名,类别,包保楼栋,可服务时间,账号,通知方式
            S1,周敏,工作人员,*,,qq:9001,qq
            M1,李梅,英雄,1-3,,qq:8001,qq
            M2,王强,成员,"G1-G9",,qq:8002,qq

            M3,何静,成员,1,周八 18:00-21:00,qq:8003,qq
            """)
        #expect(
            folder.faults() == [
                #"communities/oak/roster.csv:3: kind: must be member, staff or organization (got "英雄")"#,
                #"communities/oak/roster.csv:4: buildings: names a building that community.yaml does not have (got "G9")"#,
                #"communities/oak/roster.csv:6: available: must be days and hours such as "WD 18:00-21:00; OD 09:00-18:00" or "周一至周五 18:00-21:00" (got "周八 18:00-21:00")"#,
            ])
    }

    @Test func everyColumnIsRead() throws {
        let member = try #require(try members(try ConfigFolder()).last)
        let first = try #require(CivilDate("2026-12-01"))
        #expect(
            member
                == Member(
                    id: "M2", name: "王强", phone: "13800000002", coverage: .buildings(["G1", "G2"]),
                    availability: .always, maxOpen: 2, accounts: [Account(namespace: "qq", id: "8002")],
                    contacts: [Member.Contact(destination: .direct("8002", on: "qq"), privacy: .private)],
                    away: [DateRange(first: first, last: first.adding(days: 6))]))
    }

    @Test func aGroupIsAContactThatMentions() throws {
        let member = try #require(try members(try ConfigFolder()).first { $0.id == "M1" })
        #expect(
            member.contacts == [
                Member.Contact(destination: .direct("8001", on: "qq"), privacy: .private),
                Member.Contact(destination: .group("1002", on: "qq"), mention: "8001", privacy: .group),
            ])
    }

    @Test func withoutContactsTheAccountsServe() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "qq:8002,qq,", to: "qq:8002,,")
        let member = try #require(try members(folder).last)
        #expect(member.contacts.map(\.destination) == [.direct("8002", on: "qq")])
    }

    /// What WPS on a Chinese Windows saves as CSV, with a title row, a character that GBK lacks, and Ctrl-Z at the end.
    @Test func aRosterInGB18030() throws {
        let table =
            "橡树社区下沉党员花名册,,,,\r\n编号,姓名,类别,包保楼栋,账号\r\nS1,周敏,工作人员,*,qq：9001\r\nM1,韩㛃,成员,１栋、三号楼,qq:8001\r\n合计,,,,\r\n\u{1A}"
        let data = try #require(table.data(using: .gb18030))
        #expect(String(bytes: data, encoding: .utf8) == nil)
        let folder = try ConfigFolder()
        try folder.write("communities/oak/roster.csv", data)
        let members = try members(folder)
        #expect(members.map(\.name) == ["周敏", "韩㛃"])
        #expect(members.map(\.coverage) == [.everywhere, .buildings(["1", "3"])])
        #expect(members.first?.accounts == [Account(namespace: "qq", id: "9001")])
    }

    @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
    func aByteOrderMarkDecides(encoding: String.Encoding) throws {
        let table = "\u{FEFF}编号\t姓名\t类别\t账号\nS1\t周敏\t工作人员\tqq:9001\n"
        let folder = try ConfigFolder()
        try folder.change("communities/oak/community.yaml", "complaints_to: [M1]", to: "")
        try folder.write("communities/oak/roster.csv", try #require(table.data(using: encoding)))
        #expect(try members(folder).map(\.name) == ["周敏"])
    }

    @Test func bytesThatAreNoTextAreToldWithTheirLine() throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/roster.csv", Data("id,name\nS1,".utf8) + [0xFF, 0xFF, 0x0A])
        #expect(
            folder.faults().contains(
                #"communities/oak/roster.csv:2: is neither UTF-8 nor GB18030 text; save it again as "CSV UTF-8""#))
    }

    @Test func unknownColumnsAndSkillsAreWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "max_open", to: "积分")
        try folder.change("communities/oak/roster.csv", "plumber", to: "plumer、juggling")
        #expect(
            folder.warnings() == [
                "communities/oak/roster.csv:1: 积分: is an unknown column and is ignored; the 2023 rules on 指尖上的形式主义 forbid points, rankings, check-ins and forced photos",
                #"communities/oak/roster.csv:3: skills: is a skill that no reading asks for; did you mean "plumber"? (got "plumer")"#,
                #"communities/oak/roster.csv:3: skills: is a skill that no reading asks for (got "juggling")"#,
            ])
    }

    @Test func theSameNameTwiceIsWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "王强", to: "李梅")
        #expect(
            folder.warnings() == [
                #"communities/oak/roster.csv:4: name: line 3 has the same name: the desk cannot tell them apart by it (got "李梅")"#
            ])
    }
}

extension String.Encoding {
    /// `kCFStringEncodingGB_18030_2000` as a Foundation encoding.
    fileprivate static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}
