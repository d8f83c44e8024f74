import PaidanCore

/// What follows a building: its stair (`3单元`, `二门`, `东单元`) and its door (`1201`, `九零四`, `1202室`, `底商2`).
enum StairAndDoor {
    private static let directions = ["中间", "东", "西", "南", "北", "中", "左", "右", "甲", "乙", "丙", "前", "后"]
    private static let services = ["110", "119", "120", "122"]
    private static let amounts = ["元", "块钱", "米", "度", "%", "斤", "克", "ML", "KG", "平方", "平米", "公里", "年"]
    private static let measures = [
        "元", "块", "米", "斤", "克", "分", "点", "度", "年", "万", "平", "人", "个", "台", "天", "路", "公里", "小时", "ML", "KG", "W",
        "V",
        "%", "多", "次", "瓦", "毫", "户", "只", "名", "调度", "救护", "急救", "转", "热线", "电话打",
    ]

    /// Reads stair and door from the end of a mention on.
    static func read(_ line: Line, into mention: inout PlaceMention) {
        readStair(line, into: &mention)
        readDoor(line, into: &mention)
    }

    /// Whether a stair stands at an offset by its own words.
    static func namesStair(_ line: Line, at start: Int) -> Bool {
        stair(line, at: start, afterBuilding: false) != nil
    }

    /// Whether a number ending at an offset counts or measures something, heads and things included.
    static func isAmount(_ line: Line, at end: Int) -> Bool {
        line.first(of: measures, at: end) != nil
    }

    /// Whether a number ending at an offset is an amount.
    static func isMeasure(_ line: Line, at end: Int) -> Bool {
        line.first(of: amounts, at: end) != nil
    }

    /// `一一零四的 不是 一二零四`, `不是5栋2单元310,是301`: a door said anew.
    static func readCorrectedDoor(_ line: Line, into mention: inout PlaceMention, denied: Bool) -> Bool {
        guard mention.room != nil else { return false }
        let head = mention.range.lowerBound
        if !denied, line.holds(["更正", "改为", "应该", "是"], in: max(0, head - 4)..<head) { return false }
        let limit = min(line.count, mention.end + 6)
        guard
            let word = (denied ? ["是"] : ["不是", "不对"]).first(where: { line.find($0, in: mention.end..<limit) != nil }),
            let found = line.find(word, in: mention.end..<limit)
        else { return false }
        var start = line.skippingSpaces(found + word.utf16.count)
        if line[start] == 0x2C || line.has("是", at: start) { start = line.skippingSpaces(start + 1) }
        guard let number = Numeral(line, at: start), (3...4).contains(number.count), number.value > 100 else {
            return false
        }
        if denied, line.first(of: ["栋", "幢", "单元", "号楼", "座"], at: number.end) != nil { return false }
        set(&mention, room: number.digits, range: start..<number.end, end: number.end)
        return true
    }

    private static func readStair(_ line: Line, into mention: inout PlaceMention) {
        let hasBuilding = mention.place.building != nil
        for start in stairStarts(line, after: mention.end, hasBuilding: hasBuilding) {
            guard let found = stair(line, at: start, afterBuilding: hasBuilding) else { continue }
            mention.place.unit = found.value
            mention.unit = start..<found.range.upperBound
            mention.end = found.range.upperBound
            return
        }
    }

    private static func stairStarts(_ line: Line, after end: Int, hasBuilding: Bool) -> [Int] {
        guard hasBuilding else { return [end] }
        let next = line.skippingSpaces(end)
        if line[next] == 0x2C || line.has("的", at: next) || line[next] == .hyphen || line[next] == 0x2F {
            return [line.skippingSpaces(next + 1)]
        }
        return [next]
    }

    private static func stair(_ line: Line, at start: Int, afterBuilding: Bool) -> Found<String>? {
        if let number = Numeral(line, at: start), number.count <= 2, number.value > 0 {
            let next = line.skippingSpaces(number.end)
            if let word = line.first(of: ["单元", "号单元", "单圆", "单员"], at: next) {
                return Found(value: String(number.value), range: start..<next + word.utf16.count)
            }
            guard afterBuilding else { return nil }
            if line.has("单", at: number.end), Numeral.canBegin(line[number.end + 1]) {
                return Found(value: String(number.value), range: start..<number.end + 1)
            }
            if line.has("门", at: number.end), line.first(of: ["口", "禁", "铃", "岗", "卫"], at: number.end + 1) == nil {
                return Found(value: String(number.value), range: start..<number.end + 1)
            }
            if line[number.end] == .hyphen, line[number.end + 1].isDigit, !number.isChinese {
                return Found(value: String(number.value), range: start..<number.end)
            }
            return nil
        }
        if line[start].isLetter, line.has("单元", at: start + 1), !line[start - 1].isLetter {
            return Found(value: line.folded(start..<start + 1), range: start..<start + 3)
        }
        guard let direction = line.first(of: directions, at: start) else { return nil }
        let end = start + direction.utf16.count
        guard line.has("单元", at: end) || line.has("边单元", at: end) else { return nil }
        return Found(value: direction, range: start..<end + (line.has("边", at: end) ? 3 : 2))
    }

    private static func readDoor(_ line: Line, into mention: inout PlaceMention) {
        let floored = skippingFloor(line, from: line.skippingSpaces(mention.end))
        for start in doorStarts(line, after: mention, floored: floored) {
            if let shop = shop(line, at: start) {
                return set(&mention, room: shop.value, range: shop.range, end: shop.range.upperBound)
            }
            guard let number = Numeral(line, at: start), (3...4).contains(number.count), number.value > 100,
                !line[number.end].isLetter, line[number.end] != 0x2A, line[number.end] != 0x25
            else { continue }
            let called = line.first(of: ["室", "房", "号"], at: number.end)
            if called == nil {
                let words = start == mention.end ? amounts : measures
                guard line.first(of: words, at: number.end) == nil, !services.contains(number.digits) else { continue }
                if line[number.end] == .hyphen, line[number.end + 1].isDigit { continue }
                if start > line.skippingSpaces(mention.end), !closes(line, at: number.end), floored == nil,
                    !(BareDoor.hasShape(number) && leadsHome(line, from: start, to: number.end))
                {
                    continue
                }
            } else if called == "号", line.has("单", at: number.end + 1) {
                continue
            }
            let end = number.end + (called == nil || called == "房" ? 0 : 1)
            return set(&mention, room: number.digits, range: start..<number.end, end: end)
        }
    }

    /// Where a door may begin: right after, after a hyphen or `的`, after a floor, after a comma.
    private static func doorStarts(_ line: Line, after mention: PlaceMention, floored: Int?) -> [Int] {
        let next = line.skippingSpaces(mention.end)
        var starts = [next]
        if line[next] == .hyphen || line.has("的", at: next) || line[next] == 0x2F { starts.append(next + 1) }
        if line[next] == 0x2C { starts.append(line.skippingSpaces(next + 1)) }
        if let floored { starts.append(floored) }
        if let filler = line.first(of: ["呃", "嗯", "那个", "就是"], at: next) {
            starts.append(line.skippingSpaces(next + filler.utf16.count))
        }
        return starts
    }

    /// `五楼`, `17层` between stair and door.
    private static func skippingFloor(_ line: Line, from start: Int) -> Int? {
        guard let floor = Numeral(line, at: start), floor.count <= 2,
            line.first(of: ["楼", "层"], at: floor.end) != nil
        else { return nil }
        return line.skippingSpaces(floor.end + 1)
    }

    /// `5栋的302家里漏水`, `5栋,302漏水`: after `的` or a comma only words of a home make a number a door.
    private static func leadsHome(_ line: Line, from start: Int, to end: Int) -> Bool {
        line[start - 1] == .hyphen || line[start - 1] == 0x2F
            || line.first(of: ["的", "家", "漏", "厨", "卫", "业主", "住户", "老", "我", "楼上", "停", "没水", "没电", "门"], at: end)
                != nil
    }

    static func shop(_ line: Line, at start: Int) -> Found<String>? {
        for word in ["底商", "商铺", "门面"] where line.has(word, at: start) {
            guard let number = Numeral(line, at: start + 2), number.count <= 3 else { return nil }
            return Found(value: word + String(number.value), range: start..<number.end)
        }
        return nil
    }

    private static func closes(_ line: Line, at index: Int) -> Bool {
        index >= line.count || line[index].endsClause || line[index] == 0x2C || line[index] == 0x29
            || line[index] == 0x5D
    }

    private static func set(_ mention: inout PlaceMention, room: String, range: Range<Int>, end: Int) {
        mention.place.room = room
        mention.room = range
        mention.end = end
    }
}
