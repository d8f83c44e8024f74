import PaidanCore

/// How the name of a building is written, alone: `G5栋`, `十二幢`, `5号楼`, `5#`, `A座`, `C1`, and the `3-` of `3-2-501`.
struct BuildingForm {
    /// The normal name.
    var name: String
    /// The offset after it.
    var end: Int
    /// Whether only what follows can make it an address: `16号` before `2单元302`.
    var needsMore = false
    /// Whether a hyphen follows, with the rest behind it.
    var isHyphenated = false

    private static let counted = ["哪", "那", "几", "每", "这", "整", "同", "另", "某", "有", "全", "第"]

    private static let parcels = ["菜鸟", "取件码", "取件", "驿站", "货架", "密码", "尾号", "第", "血压", "心率", "比分", "编号"]
    private static let garage = ["层", "车库", "车位", "停车", "地库", "库", "柱", "的柱", "入口", "出口", "地下", "负"]

    /// The name that begins at an offset; nil where there is none.
    init?(_ line: Line, at start: Int) {
        var index = start
        var letter = ""
        guard BuildingForm.canBegin(line, at: start) else { return nil }
        if line[index].isLetter {
            letter = line.folded(index..<index + 1)
            index += 1
            if line[index] == .hyphen, line[index + 1].isDigit {
                self.init(line, lettered: letter, at: index + 1)
                return
            }
            if line[index] == .space, line[index + 1].isDigit { return nil }
        }
        guard let number = Numeral(line, at: index) else {
            guard !letter.isEmpty, "栋幢座".utf16.contains(line[index]), !BuildingForm.isVehicle(line, after: index)
            else { return nil }
            self.init(name: letter, end: index + 1)
            return
        }
        guard number.count <= 3, number.value > 0, !number.hasLeadingZero else { return nil }
        self.init(line, letter: letter, number: number, start: start)
    }

    private init(name: String, end: Int, needsMore: Bool = false, isHyphenated: Bool = false) {
        self.name = name
        self.end = end
        self.needsMore = needsMore
        self.isHyphenated = isHyphenated
    }

    /// `G-5栋` is a name with its hyphen, `A-1201` and `A-2-1201` a building without number and what follows.
    private init?(_ line: Line, lettered letter: String, at start: Int) {
        guard "ABCDEFGH".contains(letter), !BuildingForm.isPlate(line, before: start - 2),
            !line.holds(["车位", "货架", "柜", "车牌", "型号", "编号"], in: max(0, start - 14)..<start),
            let number = Numeral(line, at: start), !number.isChinese, !number.hasLeadingZero
        else { return nil }
        if number.count <= 2, line.first(of: ["栋", "幢", "号楼", "座"], at: number.end) != nil {
            self.init(line, letter: letter, number: number, start: start)
        } else if BareDoor.hasShape(number), !line[number.end].isLetter, line[number.end] != .hyphen,
            !StairAndDoor.isAmount(line, at: number.end)
        {
            self.init(name: letter, end: start, isHyphenated: true)
        } else if number.count == 1, line[number.end] == .hyphen, let door = Numeral(line, at: number.end + 1),
            BareDoor.hasShape(door), line[door.end] != .hyphen
        {
            self.init(name: letter, end: start, isHyphenated: true)
        } else {
            return nil
        }
    }

    private init?(_ line: Line, letter: String, number: Numeral, start: Int) {
        let name = letter + String(number.value)
        let next = line.skippingSpaces(number.end)
        if line.has("号楼", at: next) {
            guard
                line.first(of: ["道", "梯", "盘", "市"], at: next + 2) == nil
                    || line.has("道", at: next + 2) && line.first(of: ["道长"], at: next + 2) == nil
            else { return nil }
            self.init(name: name, end: next + 2)
        } else if "栋幢洞".utf16.contains(line[next]) {
            guard !BuildingForm.isCount(line, number: number, at: next, start: start) else { return nil }
            self.init(name: name, end: next + 1)
        } else if line.has("座", at: next) {
            guard !BuildingForm.isVehicle(line, after: next), !line.ends(with: ["辆", "开", "开不了", "台"], before: start),
                !BuildingForm.isCount(line, number: number, at: next, start: start)
            else { return nil }
            self.init(name: name, end: next + 1)
        } else if line.has("#", at: next) {
            guard number.count <= 2, !number.isChinese,
                line.first(of: ["柱", "门岗", "岗亭", "道闸", "球"], at: next + 1) == nil
            else { return nil }
            self.init(name: name, end: line.has("楼", at: next + 1) ? next + 2 : next + 1)
        } else if line.has("号", at: next) {
            let lives =
                line.first(of: ["业主", "住户", "租客", "新来的租客", "的业主", "的住户", "的租客"], at: next + 1) != nil
                || start == 0 && line.has("的,", at: next + 1)
            self.init(name: name, end: next + 1, needsMore: !lives)
        } else if line[next] == .hyphen, !number.isChinese, number.count <= 2 || !letter.isEmpty,
            next == number.end
        {
            self.init(name: name, end: next + 1, isHyphenated: true)
        } else if !letter.isEmpty, !number.isChinese, number.count <= 2,
            BuildingForm.standsAlone(line, letter: letter, start: start, end: number.end)
        {
            let end =
                line.has("楼", at: next) && line.first(of: ["道", "梯", "下", "上", "顶"], at: next + 1) == nil
                ? next + 1 : number.end
            self.init(name: name, end: end)
        } else {
            return nil
        }
    }

    /// Not within a longer number, word or plate.
    private static func canBegin(_ line: Line, at start: Int) -> Bool {
        let before = line[start - 1]
        let first = line[start]
        guard first.isLetter || first.isDigit || Numeral.isPart(first) else { return false }
        if before.isLetter || before.isDigit { return false }
        if before == 0x2A || (before == 0x2E || before == 0x3A) && line[start - 2].isDigit { return false }
        if parcels.contains(where: { line.has($0, before: start) }) { return false }
        if before == .hyphen, line[start - 2].isDigit || line[start - 2].isLetter { return false }
        if Numeral.isPart(first), Numeral.isPart(before) { return false }
        if line.has("月", before: start) || line.has("农历", before: start) { return false }
        return true
    }

    /// `两栋楼`, `哪一栋`, `三栋都…`: a number of buildings, not the name of one.
    private static func isCount(_ line: Line, number: Numeral, at suffix: Int, start: Int) -> Bool {
        if counted.contains(where: { line.has($0, before: start) }), number.isChinese { return true }
        if number.isChinese, line.has("两", at: start) { return true }
        guard line.has("楼", at: suffix + 1) else { return number.isChinese && line.has("房", at: suffix + 1) }
        return line.first(of: ["下", "上", "顶", "道", "长", "后", "前", "梯", "栋", "门", "底", "旁", "边"], at: suffix + 2) == nil
            && number.isChinese
    }

    /// `七座商务`, `5座的车`: seats, not a building.
    private static func isVehicle(_ line: Line, after suffix: Int) -> Bool {
        line.first(
            of: [
                "商务", "的商务", "的面包", "的越野", "的最好", "的就行", "车", "的车", "轿", "面包", "SUV", "越野", "位", "谈", "机", "的小", "电动",
                "山", "桥", "坟",
            ], at: suffix + 1)
            != nil
    }

    private static let provinces = UnitSet("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领·")

    /// Whether a province's character stands before a letter, as on a plate.
    private static func isPlate(_ line: Line, before start: Int) -> Bool {
        provinces.contains(line[start - 1])
    }

    /// A letter and a number without any suffix: `C1右边那部`, but not `A4纸`, `B1层`, `C1驾照`.
    private static func standsAlone(_ line: Line, letter: String, start: Int, end: Int) -> Bool {
        guard "ABCDEFGH".contains(letter) else { return false }
        let next = line[end]
        if next.isLetter || next.isDigit || next == 0x2A || next == 0x25 { return false }
        if (next == 0x2E || next == 0x3A) && line[end + 1].isDigit { return false }
        if isPlate(line, before: start) { return false }
        let other = [
            "纸", "型", "级", "类", "版", "号线", "照", "驾", "本驾", "区", "股",
            "组", "档", "片", "打印", "复印", "的纸", "口", "级危", "充电", "接口", "钙",
        ]
        let following = line.skippingSpaces(end)
        // Error codes of appliances and sockets of lamps: `跳E4`, `E14的小口`.
        if line.ends(with: ["跳", "出", "亮", "闪", "故障"], before: start) { return false }
        if letter == "E", line.holds(["灯座", "灯头", "说明书", "壁挂炉", "热水器", "故障", "小口", "螺口"]) { return false }
        if letter == "B", line.first(of: garage, at: following) != nil { return false }
        if line.holds(["纸", "打印", "复印", "卡纸"], in: max(0, start - 5)..<min(line.count, end + 5)) { return false }
        if ["维", "素", "钙", "报", "代码", "显示", "打", "喝", "吃", "考"].contains(where: { line.has($0, before: start) }) {
            return false
        }
        return line.first(of: other, at: following) == nil
    }
}
