import PaidanCore

/// Addresses in their written forms, each as a mention; what they mean together is for `PlaceChoice`.
enum AddressGrammar {
    /// The characters with which an address can begin.
    private static let heads = UnitSet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ〇零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖十廿百东西南北中左右甲乙丙前后底商门")

    /// All mentions of a message, in order, outside the ranges that something else has taken.
    static func read(_ line: Line, avoiding taken: [Range<Int>]) -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        var index = 0
        while index < line.count {
            if !heads.contains(line[index]) {
                index += 1
            } else if let range = taken.first(where: { $0.contains(index) }) {
                index = range.upperBound
            } else if let mention = mention(line, at: index), !taken.contains(where: { $0.overlaps(mention.range) }) {
                mentions.append(mention)
                index = mention.end
            } else {
                index += 1
            }
        }
        return mentions
    }

    private static func mention(_ line: Line, at start: Int) -> PlaceMention? {
        rangeStart(line, at: start) ?? withBuilding(line, at: start) ?? slashed(line, at: start)
            ?? withoutBuilding(line, at: start)
    }

    private static func withBuilding(_ line: Line, at start: Int) -> PlaceMention? {
        guard let form = BuildingForm(line, at: start) else { return nil }
        var mention = PlaceMention(start: start)
        mention.place.building = form.name
        mention.end = form.end
        mention.building = start..<(form.isHyphenated ? form.end - 1 : form.end)
        if form.isHyphenated {
            guard hyphenatedRest(line, into: &mention, hasLetter: line[start].isLetter) else { return nil }
        } else {
            StairAndDoor.read(line, into: &mention)
            guard !form.needsMore || mention.unit != nil || mention.room != nil else { return nil }
        }
        return mention
    }

    /// What follows the hyphen: `2-501`, `501`, `2单元501`; after a letter also a bare stair.
    private static func hyphenatedRest(_ line: Line, into mention: inout PlaceMention, hasLetter: Bool) -> Bool {
        let start = mention.end
        guard let first = Numeral(line, at: start), !first.isChinese, !first.hasLeadingZero else { return false }
        switch first.count {
        case 1...2:
            let marked = line.has("单元", at: first.end) || line.has("门", at: first.end) && !line.has("门口", at: first.end)
            if line[first.end] == .hyphen || line[first.end] == .space && hasRoomAfterSpace(line, first.end),
                let second = Numeral(line, at: first.end + 1), isDoor(line, second), !isYear(second)
            {
                set(&mention, unit: first, from: start)
                set(&mention, room: second, from: first.end + 1)
            } else if marked {
                mention.end = start
                StairAndDoor.read(line, into: &mention)
            } else if hasLetter, !line[first.end].isDigit, !line[first.end].isLetter, line[first.end] != .hyphen {
                set(&mention, unit: first, from: start)
                StairAndDoor.read(line, into: &mention)
            } else {
                return false
            }
            return true
        case 3...4 where isDoor(line, first):
            set(&mention, room: first, from: start)
            if line.has("室", at: mention.end) {
                mention.end += 1
                return true
            }
            // Two bare numbers are also a range of amounts: only what looks like a flat is one.
            return hasLetter
                ? !StairAndDoor.isMeasure(line, at: mention.end)
                : BareDoor.hasShape(first) && !StairAndDoor.isAmount(line, at: mention.end)
        default:
            return false
        }
    }

    /// `3-2 501`: the door stands apart, and nothing follows that would make it an amount.
    private static func hasRoomAfterSpace(_ line: Line, _ space: Int) -> Bool {
        guard let number = Numeral(line, at: space + 1), BareDoor.hasShape(number) else { return false }
        return !StairAndDoor.isAmount(line, at: number.end)
    }

    /// `3-5-2026` is a date.
    private static func isYear(_ number: Numeral) -> Bool { (2019...2035).contains(number.value) }

    /// `3/2/501`, but not the date `3/2/2026`.
    private static func slashed(_ line: Line, at start: Int) -> PlaceMention? {
        guard line[start].isDigit, !line[start - 1].isDigit, line[start - 1] != 0x2F, !line[start - 1].isLetter,
            let building = Numeral(line, at: start), building.count <= 2, !building.hasLeadingZero,
            line[building.end] == 0x2F, let unit = Numeral(line, at: building.end + 1), !unit.isChinese,
            unit.count == 1, unit.value > 0, line[unit.end] == 0x2F, let room = Numeral(line, at: unit.end + 1),
            isDoor(line, room), BareDoor.hasShape(room), !isYear(room)
        else { return nil }
        var mention = PlaceMention(start: start)
        mention.place.building = String(building.value)
        mention.building = start..<building.end
        set(&mention, unit: unit, from: building.end + 1)
        set(&mention, room: room, from: unit.end + 1)
        return mention
    }

    private static func isDoor(_ line: Line, _ number: Numeral) -> Bool {
        guard (3...4).contains(number.count), !number.hasLeadingZero, !number.isChinese else {
            return false
        }
        let next = line[number.end]
        return !next.isLetter && next != 0x2A && !(next == .hyphen && line[number.end + 1].isDigit)
    }

    private static func set(_ mention: inout PlaceMention, unit: Numeral, from start: Int) {
        mention.place.unit = String(unit.value)
        mention.unit = start..<unit.end
        mention.end = unit.end
    }

    private static func set(_ mention: inout PlaceMention, room: Numeral, from start: Int) {
        mention.place.room = room.digits
        mention.room = start..<room.end
        mention.end = room.end
    }

    /// A stair or a door alone: `三单元的`, `1单元1206`, `1202室`.
    private static func withoutBuilding(_ line: Line, at start: Int) -> PlaceMention? {
        let before = line[start - 1]
        guard !before.isDigit, !before.isLetter, before != .hyphen,
            !Numeral.isPart(before) || !Numeral.isPart(line[start])
        else { return nil }
        var mention = PlaceMention(start: start)
        if StairAndDoor.namesStair(line, at: start) {
            StairAndDoor.read(line, into: &mention)
            return mention.unit == nil ? nil : mention
        }
        if let shop = StairAndDoor.shop(line, at: start) {
            mention.place.room = shop.value
            mention.room = shop.range
            mention.end = shop.range.upperBound
            return mention
        }
        guard let number = Numeral(line, at: start), isDoor(line, number) else { return nil }
        if BareDoor.isOne(line, number, at: start) {
            set(&mention, room: number, from: start)
            return mention
        }
        guard line.has("室", at: number.end), !line.ends(with: ["教", "会议", "办公"], before: start) else { return nil }
        set(&mention, room: number, from: start)
        mention.end += 1
        return mention
    }

    /// `1到4栋`, `5-8栋`, `G4到G7栋`: the first of a range, where it has no suffix of its own.
    private static func rangeStart(_ line: Line, at start: Int) -> PlaceMention? {
        let before = line[start - 1]
        guard !before.isDigit, !before.isLetter, !Numeral.isPart(before) || line[start].isDigit, before != .hyphen,
            !(before == 0x3A && line[start - 2].isDigit)
        else { return nil }
        var index = start
        var letter = ""
        if line[index].isLetter {
            letter = line.folded(index..<index + 1)
            index += 1
        }
        guard let first = Numeral(line, at: index), first.count <= 2, first.value > 0,
            let joint = line.first(of: ["到", "至", "-", "~", ",", "和", "跟", "与"], at: first.end)
        else { return nil }
        var second = first.end + joint.utf16.count
        if line[second].isLetter { second += 1 }
        guard let last = Numeral(line, at: second), last.count <= 2, last.isChinese == first.isChinese,
            line.first(of: ["栋", "幢", "号楼", "座"], at: last.end) != nil,
            last.value > first.value || ",和跟与".contains(joint)
        else { return nil }
        var mention = PlaceMention(start: start)
        mention.place.building = letter + String(first.value)
        mention.building = start..<first.end
        mention.end = first.end
        return mention
    }
}
