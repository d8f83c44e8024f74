import Foundation
import PaidanCore
import Testing

@testable import PaidanApp

/// What `paidan import` and `paidan export` do to the files of a community.
@Suite("rosters from offices and back")
struct RosterImportTests {
    /// A copy of the example, taken away at the end.
    private final class Copy {
        let path = NSTemporaryDirectory() + "paidan-import-\(UUID().uuidString)"

        init() throws {
            let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appending(path: "config").path()
            try FileManager.default.copyItem(atPath: example, toPath: path)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var folder: String { "\(path)/communities/taoyuan" }

        func roster() throws -> Data { try Data(contentsOf: URL(filePath: "\(folder)/roster.csv")) }

        func table(_ text: String) throws -> String {
            let file = "\(path)/sent.csv"
            try Data(text.utf8).write(to: URL(filePath: file))
            return file
        }

        func shell(_ locale: String = "zh_CN.UTF-8") -> Shell {
            Shell(
                directory: path, environment: ["LANG": locale],
                now: Instant(rfc3339: "2026-11-24T10:00:00+08:00") ?? Instant(milliseconds: 0), actor: "test")
        }
    }

    private func command(_ file: String, applies: Bool) -> RosterImportCommand {
        RosterImportCommand(files: [file], community: "taoyuan", applies: applies)
    }

    private static let sent = "姓名,手机,包保楼栋,特长\n王建国,13800000101,\"1,2\",电工\n何新,13811112222,5栋,理发\n"

    @Test("a preview changes nothing, masks people and says how to go on")
    func preview() async throws {
        let copy = try Copy()
        let before = try copy.roster()
        let output = try await command(copy.table(Self.sent), applies: false).answer(in: copy.shell())
        #expect(output.status == .done)
        #expect(
            output.lines == [
                "变更  T01 王＊（第 2 行）：特长 水工 → 电工",
                "新增  T23 何＊（第 3 行）：手机 ＊22；包保楼栋 5栋；特长 理发；可服务时间 WD 18:00-21:00; OD 09:00-18:00；通知方式 phones:{id}; work-group",
                "共 2 行，有错 0 行；新增 1 人，变更 1 人，移除 0 人", "以上只是预览，没有改动；加 --apply 写入名册",
            ])
        #expect(try copy.roster() == before)
    }

    @Test("applied, the roster is sound, what was sent and what was there are kept, and again nothing changes")
    func applied() async throws {
        let copy = try Copy()
        let before = try copy.roster()
        let file = try copy.table(Self.sent)
        #expect(try await command(file, applies: true).answer(in: copy.shell()).status == .done)
        #expect(try copy.roster() != before)
        let kept = try FileManager.default.contentsOfDirectory(atPath: "\(copy.folder)/imports").sorted()
        #expect(kept == ["2026-11-24T100000-1-sent.csv", "2026-11-24T100000-before-roster.csv"])
        #expect(FileManager.default.contents(atPath: "\(copy.folder)/imports/\(kept[0])") == Data(Self.sent.utf8))
        #expect(FileManager.default.contents(atPath: "\(copy.folder)/imports/\(kept[1])") == before)
        let roster = try await RosterListing(community: "taoyuan", form: ListForm(isJSON: true)).answer(
            in: copy.shell())
        #expect(roster.lines.count == 31)
        let once = try copy.roster()
        let again = try await command(file, applies: true).answer(in: copy.shell("C"))
        #expect(again.lines == ["rows 2, at fault 0; new 0, changed 0, gone 0"])
        #expect(try copy.roster() == once)
    }

    @Test("a spoilt table and one that would spoil the roster change nothing")
    func refused() async throws {
        let copy = try Copy()
        let before = try copy.roster()
        let spoilt = try copy.table("姓名,手机,包保楼栋\n何新,1.38E+10,5栋\n")
        let refused = try await command(spoilt, applies: true).answer(in: copy.shell())
        #expect(refused.status == .failed)
        #expect(refused.lines.first == "错误  sent.csv 第 2 行 B 列: 不是完整的电话号码：把这一列设为“文本”后重新填写（现为“1.38E+10”）")
        let unreachable = try copy.table("姓名,手机,包保楼栋,通知方式\n何新,13811112222,5栋,pigeon:1\n")
        let faulty = try await command(unreachable, applies: true).answer(in: copy.shell())
        #expect(faulty.status == .configuration)
        #expect(try copy.roster() == before)
    }

    @Test("an export opens in a spreadsheet, runs nothing there, and comes back unchanged")
    func export() async throws {
        let copy = try Copy()
        let roster = String(decoding: try copy.roster(), as: UTF8.self)
        try Data(roster.replacing("市自来水公司", with: "=HYPERLINK()").utf8).write(
            to: URL(filePath: "\(copy.folder)/roster.csv"))
        let file = "\(copy.path)/out.csv"
        _ = try TableExport(subject: .roster, community: "taoyuan", output: file).answer(in: copy.shell())
        let text = try #require(FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) })
        #expect(text.hasPrefix("\u{FEFF}编号,姓名"))
        #expect(text.contains(",'=HYPERLINK()"))
        let back = try await command(file, applies: false).answer(in: copy.shell("C"))
        #expect(back.lines == ["rows 30, at fault 0; new 0, changed 0, gone 0"])
        let template = try TableExport(subject: .duty, isTemplate: true).answer(in: copy.shell())
        #expect(template.lines.first?.contains("值班领导,值班人员") == true)
    }

    @Test("coverage is a table of buildings by hour, and JSON")
    func coverage() throws {
        let copy = try Copy()
        let text = try CoverageQuery().answer(in: copy.shell("C")).lines
        #expect(text.contains { $0.hasPrefix("G8") })
        #expect(text.contains { $0.hasPrefix("plumber") })
        let json = try CoverageQuery(isJSON: true).answer(in: copy.shell())
        let first = try #require(JSONSerialization.jsonObject(with: Data(json.lines[0].utf8)) as? [String: Any])
        let members = try #require(first["members"] as? [String: [Int]])
        #expect(members["WD"]?.count == 24)
        // The doctor of the surgery comes at any hour; in the evening 王建国 can come, too.
        #expect(members["WD"]?[3] == 1)
        #expect((members["WD"]?[19] ?? 0) >= 2)
    }
}
