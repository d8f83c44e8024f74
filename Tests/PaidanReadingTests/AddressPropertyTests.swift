import PaidanCore
import Testing

@testable import PaidanReading

/// Every written form of every building reads back to it, and what is no address stays none, whatever stands around it.
@Suite struct AddressPropertyTests {
    private static let folding = Folding(pairs: traditionalCharacters)

    /// What the grammar alone reads, whatever the message wants.
    private func place(_ text: String, buildings: BuildingDirectory? = nil) -> PlaceChoice {
        let line = Line(text, folding: Self.folding)
        let phones = PhoneGrammar.read(line).map(\.range)
        return PlaceChoice(AddressGrammar.read(line, avoiding: phones), in: line, buildings: buildings)
    }

    /// The buildings of the two example communities.
    static let communities: [BuildingDirectory] = [
        BuildingDirectory(
            buildings: (1...12).map { Building(id: "\($0)", aliases: $0 == 3 ? ["老干部楼"] : [], grid: "e") }
                + (1...8).map { Building(id: "G\($0)", grid: "g") },
            grids: [Grid(id: "e", name: "第一网格"), Grid(id: "g", name: "第三网格")]),
        BuildingDirectory(
            buildings: ["A", "B", "C", "D"].map { Building(id: $0, grid: "a") }, grids: [Grid(id: "a", name: "星河网格")]),
    ]
    /// Sentences around an address.
    static let frames: [(String, String)] = [
        ("", "漏水了,麻烦来看看"), ("麻烦来修一下水管,", ""), ("你好 我是", "的业主,家里停电"), ("师傅你好,", "。谢谢"), ("地址:", "\n电话138****1234"),
        ("(", ")下水道堵了"),
    ]

    @Test func everyFormOfEveryBuildingOfTheExamples() {
        for community in Self.communities {
            for building in community.buildings {
                for form in AddressForms.building(building.id) {
                    for (before, after) in Self.frames {
                        let text = before + form + after
                        #expect(place(text, buildings: community).first?.place.building == building.id, "\(text)")
                    }
                }
            }
        }
    }

    @Test func everyStairAndDoorAfterEveryForm() {
        var random = Seeded(state: 20_261_122)
        for index in 0..<3000 {
            let id = ["", "G", "A", "C"][index % 4] + "\(1 + random.below(30))"
            let (unit, room) = (1 + random.below(6), (1 + random.below(33)) * 100 + 1 + random.below(8))
            let building = AddressForms.building(id)[random.below(AddressForms.building(id).count)]
            let rest = AddressForms.rest(unit: unit, room: room)
            var text = building + (building == id ? " " : "") + rest[random.below(rest.count)]
            if random.below(4) == 0 {
                let dashed = AddressForms.dashed(id, unit: unit, room: room)
                text = dashed[random.below(dashed.count)]
            }
            let (before, after) = Self.frames[random.below(Self.frames.count)]
            let found = place(before + text + after).first?.place
            #expect(found == Place(building: id, unit: "\(unit)", room: "\(room)"), "\(before + text + after)")
        }
    }

    @Test func aNameThatIsNoNumberIsFoundInItsCommunity() {
        let found = place("老干部楼2单元301的暖气不热", buildings: Self.communities[0]).first?.place
        #expect(found == Place(building: "3", unit: "2", room: "301"))
        #expect(place("老干部楼2单元301的暖气不热").first?.place.building == nil)
    }

    @Test func correctionsKeepTheNewBuilding() {
        let forms: [(String, String) -> String] = [
            { "不是\($0)栋是\($1)栋" }, { "不是\($0)栋,是\($1)栋" }, { "\($0)栋…哦不\($1)栋" }, { "\($0)栋,不对,\($1)栋" },
            { "是\($1)栋不是\($0)栋" },
            { "\($0)栋写错了,是\($1)栋" }, { "地址不是\($0)号楼,是\($1)号楼" }, { "\($0)栋说错了,应该是\($1)栋" }, { "更正:\($0)栋改为\($1)栋" },
        ]
        for (index, form) in forms.enumerated() {
            for (old, new) in [("5", "6"), ("G5", "G6"), ("12", "2"), ("十二", "三")] {
                let spoken = ["三": "3"][new] ?? new
                #expect(place(form(old, new)).first?.place.building == spoken, "\(index): \(form(old, new))")
                #expect(place(form(old, new)).more.isEmpty, "\(form(old, new))")
            }
        }
    }

    @Test func rangesAndPairs() {
        for text in ["5-8栋都停水了", "5到8栋都停水了", "5栋到8栋都停水了", "5号楼至8号楼没水", "5~8号楼没水"] {
            #expect(place(text).first?.place.building == "5", "\(text)")
            #expect(place(text).more.isEmpty, "\(text)")
        }
        for text in ["5栋和6栋之间的灯坏了", "5栋、6栋没水", "5号楼跟6号楼门口积水", "5、6栋没水", "5栋6栋都没水"] {
            #expect(place(text).first?.place.building == "5", "\(text)")
            #expect(place(text).more.map(\.place.building) == ["6"], "\(text)")
        }
    }

    static let none = [
        "一辆七座的", "开不了七座的", "跳E4", "灯座要E14的小口", "车位号码是B-211",
        "9号广场", "3号楼道长", "12306", "鄂A12345", "鄂A·7**21", "2026-11-22", "11月25日", "11-25", "3-5-2026", "3/2/2026",
        "9号上午", "120块钱",
        "5元", "3.5斤", "13812345678", "027-87654321", "400-810-8888", "95598", "室温26度", "体温38.5", "血压150-90",
        "血压 85-120", "晚上8点30", "18:30",
        "8:00-12:00", "12路公交", "502路车", "K1203次", "G1203次列车", "3-2赢了", "比分3-2", "3楼", "三楼漏水", "17层", "负一楼", "5个人",
        "两栋楼", "哪一栋", "七座商务车", "六座的商务车",
        "A4纸", "B1层车库", "2号线", "3号门岗", "门口密码2580", "取件码3-2-5012", "尾号1234", "第3条", "5-10分钟", "8-10个人", "30-50岁",
        "100-200元", "50-120块",
        "5号下午", "1号窗口", "第二次", "二十个人", "3个单元", "每个单元", "几单元", "1.5L", "500ml", "A股", "C1驾照", "维生素B2", "5G网络", "4K电视",
        "V2.1", "QQ 12345678",
        "60-120平米", "10-300人", "2-3天", "6.1儿童节", "12.30前", "微信号G5abc", "H1N1", "80%", "打8折", "1:0领先",
        "一单元楼的人",
    ]

    @Test(arguments: none) func whatIsNoBuildingStaysNone(text: String) {
        for (before, after) in [("", ""), ("麻烦看看", "怎么样了"), ("说是 ", ",有人知道吗")] {
            let found = place(before + text + after).first?.place
            if text != "一单元楼的人" { #expect(found?.building == nil, "\(before + text + after)") }
            #expect(found?.room == nil, "\(before + text + after)")
        }
    }

    @Test func randomTextNeverFallsAndStaysQuick() {
        var random = Seeded(state: 99)
        let clock = ContinuousClock()
        var slowest = Duration.zero
        for index in 0..<10_000 {
            let text = RandomText.make(index, &random)
            let began = clock.now
            let reading = read(text, card: index % 7 == 0 ? text : nil, previous: index % 11 == 0 ? [text] : [])
            slowest = max(slowest, (clock.now - began) / max(1, text.utf16.count / 100))
            for span in reading.spans.values.joined() {
                #expect(0 <= span.start && span.start <= span.end && span.end <= text.utf16.count)
            }
            _ = ReadingJSON.line(reading, text: text)
        }
        // A debug build on a busy machine; a hundred characters must not cost more, whatever they are.
        #expect(slowest < .milliseconds(400))
    }
}
