import PaidanCore

/// Doors of one building in a list: `5栋要捎东西:604两斤苹果,801一袋盐`, `20栋帮办清单——102代缴燃气费;705代取老花镜`.
enum DoorList {
    /// The doors after a mention that names none; fewer than two are no list.
    static func read(_ line: Line, after mention: PlaceMention, avoiding taken: [Range<Int>]) -> [Found<String>] {
        guard mention.place.building != nil, mention.room == nil,
            line.holds([":", "-"], in: mention.end..<min(line.count, mention.end + 16))
        else { return [] }
        var doors: [Found<String>] = []
        for start in mention.end..<line.count where opensItem(line, at: start) {
            guard let number = Numeral(line, at: start), !number.isChinese, (3...4).contains(number.count),
                number.value > 100, !taken.contains(where: { $0.contains(start) }),
                line[number.end].isHan || line[number.end].endsClause || number.end == line.count,
                !StairAndDoor.isMeasure(line, at: number.end)
            else { continue }
            doors.append(Found(value: number.digits, range: start..<number.end))
        }
        return doors.count < 2 ? [] : doors
    }

    private static func opensItem(_ line: Line, at index: Int) -> Bool {
        let before = line[index - 1]
        return line[index].isDigit
            && (line.has("的", before: index) || before == 0x3A || before == 0x2C || before == .hyphen
                || before.endsSentence)
    }
}
