import PaidanCore
import PaidanReading
import Testing

/// Every written form of an address, in a sentence that cannot be chatter, and what it names.
@Suite struct AddressTests {
    static let forms: [(String, String)] = [
        ("G5栋3单元1201", "G5-3-1201"), ("g5栋3单元1201室", "G5-3-1201"), ("5号楼二单元", "5-2-_"), ("3-2-501", "3-2-501"),
        ("12-1-301", "12-1-301"), ("十二栋", "12-_-_"), ("A座", "A-_-_"), ("5#", "5-_-_"), ("５栋", "5-_-_"), ("5洞", "5-_-_"),
        ("5幢", "5-_-_"), ("5座", "5-_-_"), ("5棟", "5-_-_"), ("五栋", "5-_-_"), ("16号2单元302", "16-2-302"),
        ("14#704", "14-_-704"),
        ("6#1单元1702", "6-1-1702"), ("十二号1403", "12-_-1403"), ("F2-1004", "F2-_-1004"), ("G1-1-1802", "G1-1-1802"),
        ("１５栋６０２", "15-_-602"), ("十六栋二单元九零四", "16-2-904"), ("1号楼东单元102", "1-东-102"), ("9栋3门", "9-3-_"),
        ("二十一栋", "21-_-_"),
        ("20栋底商3", "20-_-底商3"), ("22-1单元", "22-1-_"), ("3号楼2-501", "3-2-501"), ("六栋 2单元 1102", "6-2-1102"),
        ("八栋的二单元", "8-2-_"),
        ("7栋3单元五楼502", "7-3-502"), ("伍栋1102", "5-_-1102"), ("15棟3单元1202", "15-3-1202"), ("G6", "G6-_-_"),
        ("3单元601", "_-3-601"),
        ("二栋三单元一零一", "2-3-101"), ("18栋三门洞", "18-3-_"), ("G5-3单元1201", "G5-3-1201"), ("1202室", "_-_-1202"),
    ]

    @Test(arguments: forms) func everyFormReadsBack(form: String, place: String) {
        let text = "厨房水管漏水,麻烦派人来修一下,\(form)"
        let reading = read(text)
        #expect(reading.kind == .wish)
        #expect(written(reading.need.place) == place)
    }

    static let none = [
        "9号广场的喷泉坏了,麻烦修一下", "3号楼道长在哪里报名,咨询一下", "12306的票取不出来,谁会弄帮一下", "鄂A1234挡住了通道,麻烦挪一下", "求一辆七座商务车送老人去医院",
        "麻烦借两栋楼用的那种长梯子", "11月25日能来修下水道吗,麻烦了", "要买120块钱的米,哪位帮忙带一下", "谁有A4纸借我几张,急用", "我家楼下路灯不亮,麻烦修修", "送到哪一栋了,麻烦再送来一下",
        "打不通12345,麻烦社区来看看",
        "2026-11-22的快递帮忙取一下", "三楼漏水,麻烦来个师傅",
    ]

    @Test(arguments: none) func whatOnlyLooksLikeAnAddressIsNone(text: String) {
        #expect(written(read(text).need.place) == "_-_-_")
    }

    static let corrections: [(String, String)] = [
        ("地址说错了,不是5栋是6栋", "6-_-_"), ("地址写错了,不是八栋是十八栋,1单元603,人还醒着", "18-1-603"), ("更正 5栋302不是203", "5-_-302"),
        ("地址不对,是3单元不是2单元", "_-3-_"), ("刚刚写错了,不是5栋2单元310,是301哈", "5-2-301"), ("更正一下,5栋写错了,是6栋", "6-_-_"),
    ]

    @Test(arguments: corrections) func aCorrectionKeepsOnlyTheNewValue(text: String, place: String) {
        #expect(written(read(text).need.place) == place)
    }

    @Test func twoPlacesAreTwoNeedsAndARangeIsItsFirst() {
        let two = read("8号楼和9号楼之间的路灯不亮了,麻烦物业来修")
        #expect(written(two.need.place) == "8-_-_")
        #expect(two.more.map { written($0.place) } == ["9-_-_"])
        let range = read("G4到G7都停电了,麻烦物业快来看看")
        #expect(written(range.need.place) == "G4-_-_")
        #expect(range.more.isEmpty)
    }

    @Test func aListOfDoorsIsAListOfNeeds() {
        let reading = read("10栋二单元登记药品,麻烦帮买:301胃药,1204碘伏,902孩子发烧要退烧药")
        #expect(([reading.need] + reading.more).map { written($0.place) } == ["10-2-301", "10-2-1204", "10-2-902"])
    }

    @Test func inACommunityOnlyItsOwnBuildingsCount() {
        #expect(written(read("麻烦来修水管,G5栋3单元1201", buildings: taoyuan).need.place) == "G5-3-1201")
        #expect(written(read("麻烦来修水管,77栋3单元1201", buildings: taoyuan).need.place) == "_-_-_")
        #expect(written(read("麻烦来修水管,A座301", buildings: taoyuan).need.place) == "12-_-301", "an alias leads to the id")
    }

    @Test func spansAreUTF16OffsetsOfTheWordsAsWritten() {
        let text = "😀麻烦修下灯,Ｇ5栋二单元1201,电话138****1234"
        let reading = read(text)
        #expect(words("building", of: reading, in: text) == ["Ｇ5栋"])
        #expect(words("unit", of: reading, in: text) == ["二单元"])
        #expect(words("room", of: reading, in: text) == ["1201"])
        #expect(words("contact", of: reading, in: text) == ["138****1234"])
    }
}
