import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// Rosters as offices send them, byte for byte as Excel and WPS save them.
@Suite struct RosterImportTests {
    private let buildings = BuildingDirectory(
        buildings: ["1", "2", "3", "G1", "G2"].map { Building(id: $0, grid: $0.hasPrefix("G") ? "two" : "one") },
        grids: [Grid(id: "one", name: "第一网格"), Grid(id: "two", name: "第二网格")])

    private let roster = Array(
        """
        id,name,kind,phone,buildings,skills,available,max_open,accounts,contact,away,vetted
        S1,周敏,staff,13900000001,*,mediation medical,,,qq:9001,qq,,
        M01,李梅,member,13800000001,"1-3","plumber",WD 18:00-21:00,1,qq:8001,phones:{id},,yes
        M02,王强,member,13800000002,"G1-G2","",全天,2,qq:8002,qq; work,2026-12-01..2026-12-07,

        """.utf8)

    private func fixture(_ name: String) throws -> RosterImport.File {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return RosterImport.File(
            name: name, bytes: Array(try Data(contentsOf: folder.appending(path: "Vectors/rosters/\(name)"))))
    }

    private func plan(
        _ files: [RosterImport.File], roster: [UInt8]? = nil, words: String? = nil, deletesMissing: Bool = false
    ) -> RosterImport {
        RosterImport(
            files: files, roster: roster ?? self.roster,
            words: words.map { RosterImport.File(name: "words.csv", bytes: Array($0.utf8)) }, buildings: buildings,
            deletesMissing: deletesMissing)
    }

    private func table(_ text: String) -> RosterImport.File {
        RosterImport.File(name: "t.csv", bytes: Array(text.utf8))
    }

    private func lines(_ plan: RosterImport) -> [String] {
        plan.changes.map { change in
            "\(change.kind) \(change.id) \(change.name): "
                + change.fields.map { "\($0.column) \($0.old)>\($0.new)" }.joined(separator: " | ")
        }
    }

    @Test func aSheetSavedByExcelIsReadWithItsTitlesMergedCellsAndSpoiltCells() throws {
        let plan = plan([try fixture("excel-gb18030.csv")])
        #expect(plan.troubles == [])
        #expect(
            lines(plan) == [
                "new M03 王伟: organization >区税务局 | phone >13800000011 | buildings >2 | skills >水电 | available >WD 18:00-22:00 | contact >phones:{id}",
                "new M04 李娜: organization >区税务局 | phone >13800000012 | buildings >2 | skills >手机 | available >OD 09:00-20:00; WD 18:00-22:00 | contact >phones:{id} | away >2026-03-05",
                "new M05 𬱖小雨: organization >区税务局 | phone >13800000013 | buildings >3 | skills >舞龙 | available >晚6点以后 | contact >phones:{id} | away >2026-03-05",
                "new M06 欧阳建国: organization >退休 | phone >13800000014 | buildings >3 | available >全天 | contact >phones:{id} | away >2000-01-01..2099-12-31",
                "new M07 赵敏: organization >退休 | phone >13800000015 | buildings >G1 | skills >理发 | available >WD 18:00-21:00; OD 09:00-18:00 | contact >phones:{id}",
            ])
        #expect(plan.unknownSkills == ["舞龙"])
        #expect(plan.unknownHours == ["看情况"])
        #expect(plan.unknownColumns == ["备注"])
        #expect(plan.hasIdentities)
        #expect(!String(decoding: plan.roster, as: UTF8.self).contains("1101011990"))
        // Rows and columns are those that Excel shows, although the header takes two lines of the file.
        #expect(
            plan.notes.map { "\($0.place.row)\($0.place.column) \($0.isFault)" } == [
                "8D false", "10E false", "10H false",
            ])
    }

    @Test func tabsInUTF16AndASecondSheetBelow() throws {
        let plan = plan([try fixture("unicode-text.txt")])
        // 李 梅 and 王强 are known and say nothing new; 何静 stands on both sheets.
        #expect(
            lines(plan) == [
                "new M03 何静: phone >13800000021 | buildings >1,2,3 | skills >医疗、急救、理发 | available >WD 18:00-21:00; OD 09:00-18:00 | contact >phones:{id}"
            ])
        #expect(plan.notes.map(\.place.row) == [8])
    }

    @Test func aSpoiltTableIsRefusedWholeAndEachCellIsNamed() throws {
        let plan = plan([try fixture("spoilt-utf8.csv")])
        #expect(plan.isRefused)
        #expect((plan.rowCount, plan.badRowCount) == (5, 4))
        #expect(
            plan.notes.map { "\($0.place.row)\($0.place.column) \($0.got ?? "-")" } == [
                "2B 1.38E+10", "3B -", "4C 9-1-1", "5A 郑?",
            ])
        // Ten digits behind the point are all there.
        #expect(lines(plan).first?.contains("phone >13800000035") == true)
    }

    @Test(arguments: [
        ("13800000001", "13800000001"), ("138 0000 0001", "13800000001"), ("138-0000-0001", "13800000001"),
        ("１３８０００００００１", "13800000001"), ("'13800000001", "13800000001"), ("13800000001.0", "13800000001"),
        ("+86 13800000001", "13800000001"), ("13800000001、13900000001", "13800000001"),
        ("010-55500900；13800000001", "13800000001"), ("13800000001 13900000001", "13800000001"),
        ("010-55500900", "010-55500900"), ("1.3800000001E+10", "13800000001"),
        ("1.38E+10", nil), ("1380000", "1380000"), ("138000000011", nil), ("电话", nil), ("1.10101E+17", nil),
        ("11010119900101123X", nil),
    ])
    func telephones(cell: String, number: String?) {
        let plan = plan([table("姓名,电话,楼栋\n新人,\"\(cell)\",1\n")])
        #expect(plan.changes.first?.fields.first { $0.column == "phone" }?.new == number)
        #expect(plan.isRefused == (number == nil))
    }

    @Test(arguments: [
        ("住址", "3-2-501", "3"), ("住址", "2003/2/5", "3"), ("住址", "3月2日", "3"), ("住址", "三号楼", "3"),
        ("住址", "橡树花园G1栋2单元", "G1"), ("包保楼栋", "1-3", "1-3"), ("包保楼栋", "1、2，G1", "1,2,G1"), ("包保楼栋", "03栋", "03栋"),
        ("包保楼栋", "第一网格", "第一网格"), ("包保楼栋", "全部", "全部"), ("包保楼栋", "1月2日", nil), ("包保楼栋", "9栋", nil),
    ])
    func places(title: String, cell: String, buildings: String?) {
        let plan = plan([table("姓名,电话,\(title)\n新人,13800000044,\(cell)\n")])
        #expect(plan.changes.first?.fields.first { $0.column == "buildings" }?.new == buildings)
        #expect(plan.isRefused == (buildings == nil))
    }

    @Test func aBuildingThatASpreadsheetTookForANumber() {
        let towers = BuildingDirectory(buildings: [Building(id: "1E3", grid: "one")], grids: [])
        for cell in ["1000", "1.00E+03", "1E3"] {
            let plan = RosterImport(
                files: [table("姓名,楼栋\n新人,\(cell)\n")], roster: nil, words: nil, buildings: towers)
            #expect(plan.changes.first?.fields.first { $0.column == "buildings" }?.new == "1E3")
        }
    }

    @Test func aKnownPersonKeepsWhatTheTableDoesNotSay() {
        let plan = plan([table("姓名,手机,楼栋,特长\n李梅,13800000001,1-3,电工\n")])
        #expect(lines(plan) == ["changed M01 李梅: skills plumber>电工"])
        #expect(
            String(decoding: plan.roster, as: UTF8.self).contains(
                "M01,李梅,member,13800000001,1-3,电工,WD 18:00-21:00,1,qq:8001,phones:{id},,yes"))
    }

    @Test func aNamesakeDoesNotComeIntoSomebodysAccounts() {
        let plan = plan([table("姓名,手机,楼栋\n李梅,13811112222,2\n")])
        #expect(plan.changes.map(\.kind) == [.new])
        #expect(plan.changes.first?.id == "M03")
    }

    @Test func aRowNumberIsNobodysID() {
        let plan = plan([table("编号,姓名,手机,楼栋\n1,李梅,13800000001,1-3\n2,新人,13800000044,2\n")])
        #expect(plan.changes.map(\.id) == ["M03"])
    }

    @Test func nobodyIsDeletedByOmission() {
        let file = table("姓名,手机,楼栋\n李梅,13800000001,1-3\n")
        #expect(plan([file]).changes == [])
        #expect(lines(plan([file], deletesMissing: true)) == ["gone M02 王强: "])
    }

    @Test func theCommunitysOwnWords() {
        let plan = plan(
            [table("姓名,手机,楼栋,特长,服务时间\n新人,13800000044,1,舞龙,看情况\n")],
            words: "栏目,写法,意思\n特长,舞龙,搬运\n时间,看情况,OD 10:00-12:00\n")
        #expect(plan.unknownSkills + plan.unknownHours == [])
        #expect(lines(plan).first?.contains("skills >搬运 | available >OD 10:00-12:00") == true)
    }

    @Test func twoBadRowsInAHundredAreLeftOutAndThreeRefuseAll() {
        func file(bad: Int) -> RosterImport.File {
            table(
                "姓名,手机,楼栋\n"
                    + (0..<100).map { "人\($0),\($0 < bad ? "1.38E+10" : "\(13_800_001_000 + $0)"),1\n" }.joined())
        }
        #expect(!plan([file(bad: 2)]).isRefused)
        #expect(plan([file(bad: 2)]).changes.count == 98)
        #expect(plan([file(bad: 3)]).isRefused)
    }

    @Test func whatWasImportedOnceChangesNothingTheSecondTime() throws {
        for name in ["excel-gb18030.csv", "unicode-text.txt"] {
            let first = plan([try fixture(name)])
            let second = plan([try fixture(name)], roster: first.roster)
            #expect(second.changes == [])
            #expect(second.roster == first.roster)
        }
    }

    /// Seeded rosters of all that a roster can hold: their own export, imported, is no change.
    @Test(arguments: 0..<40) func theOwnExportChangesNothing(seed: Int) throws {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func pick(_ values: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return values[Int(state >> 33) % values.count]
        }
        var text = "编号,姓名,类别,单位,手机,包保楼栋,特长,可服务时间,同时接单上限,账号,通知方式,请假,已审核\n"
        for index in 0..<30 {
            let cells = [
                "M\(100 + index)", pick(["王伟", "李梅", "Ann Lee", "欧阳"]) + "\(index)", pick(["", "成员", "staff"]),
                pick(["", "=区局", "退休", "\"甲,乙\""]), pick(["", "1380000\(1000 + index)", "010-5550\(1000 + index)"]),
                pick(["1-3", "\"1,2\"", "G*", "*", "第二网格"]), pick(["", "水电", "plumber driver", "舞龙、理发"]),
                pick(["", "全天", "下班后", "WD 18:30-21:30; OD 09:00-20:30", "周一三五 晚上7点-9点"]), pick(["", "2"]),
                pick(["", "qq:\(index)"]), pick(["", "qq", "phones:{id}; work-group"]),
                pick(["", "2026-12-01..2026-12-07; 2026-12-24"]), pick(["", "是", "no"]),
            ]
            text += cells.joined(separator: ",") + "\n"
        }
        let exported = try #require(OfficeTemplate.rewritten(Array(text.utf8)))
        #expect(exported.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(!String(decoding: exported, as: UTF8.self).contains(",="))
        let plan = plan([RosterImport.File(name: "own.csv", bytes: exported)], roster: Array(text.utf8))
        #expect(plan.troubles == [])
        #expect(plan.notes.filter(\.isFault) == [])
        #expect(plan.changes == [])
        #expect(plan.roster == Array(text.utf8))
    }

    @Test func aTableWithoutNamesIsRefusedAndSoIsNoText() {
        #expect(plan([table("一,二\n三,四\n")]).isRefused)
        #expect(plan([RosterImport.File(name: "x", bytes: [0xFF, 0x80, 0x80, 0xFF, 0x81])]).isRefused)
    }

    @Test func theTemplateHoldsNobody() {
        #expect(plan([RosterImport.File(name: "t", bytes: OfficeTemplate.bytes(of: .roster))]).rowCount == 0)
    }
}
