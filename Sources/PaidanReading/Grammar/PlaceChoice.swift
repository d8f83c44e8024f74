import PaidanCore

/// Which of the addresses in a message is meant: corrections, ranges, lists, and the same place named twice.
struct PlaceChoice {
    /// The place of the first need.
    var first: PlaceMention?
    /// The places of further needs.
    var more: [PlaceMention] = []

    private static let denials = [
        "不是", "不在", "唔系", "别去", "不去", "并非", "写成", "说成", "看成", "打成", "报成", "错成", "填成", "当成", "不到", "弄成", "搞成", "写的",
        "原来是", "听成",
    ]
    private static let corrections = [
        "更正", "写错", "打错", "说错", "看错", "搞错", "弄错", "报错", "填错", "改成", "改为", "应该是", "应为", "是我记错", "记错", "错了", "改到",
    ]
    private static let joints = ["", "和", "跟", "与", "及", "同", "以及", "还有", ",", ", ", " ", "/", "或", "或者", "&", "+"]
    private static let spans = ["到", "至", "-", "~"]

    /// Chooses among mentions in the order of the text. With a directory, what no building bears is no address.
    init(_ mentions: [PlaceMention], in line: Line, buildings: BuildingDirectory?) {
        var mentions = mentions
        if let buildings {
            mentions += NamedBuilding.read(line, buildings: buildings, avoiding: mentions.map(\.range))
            mentions = mentions.compactMap { PlaceChoice.resolve($0, in: buildings) }
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        for index in mentions.indices {
            let denied = PlaceChoice.isDenied(mentions[index], in: line)
            mentions[index].isDenied =
                !StairAndDoor.readCorrectedDoor(line, into: &mentions[index], denied: denied) && denied
        }
        var kept = PlaceChoice.withoutRangeEnds(mentions, in: line).filter { !$0.isDenied }
        if kept.count > 1 { kept.removeAll { PlaceChoice.isOffice($0, in: line) } }
        guard var chosen = kept.first else { return }
        if kept.count < mentions.filter({ !$0.isDenied }).count, chosen.room == nil,
            let stated = kept.first(where: { $0.room != nil })
        {
            chosen = stated
            kept = [stated]
        }
        var rest = Array(kept.dropFirst())
        if kept.count > 1, line.holds(PlaceChoice.corrections), let last = kept.last, last.place.building != nil,
            !PlaceChoice.isJoined(kept[kept.count - 2], last, in: line)
        {
            chosen = last
            rest = []
        }
        PlaceChoice.complete(&chosen, by: &rest)
        first = chosen
        var previous = chosen
        for mention in rest where mention.place.building != nil && mention.place != chosen.place {
            if PlaceChoice.isJoined(previous, mention, in: line) || PlaceChoice.isListed(chosen, mention, in: line) {
                more.append(mention)
            }
            previous = mention
        }
        takeDoors(in: line, avoiding: mentions.map(\.range))
    }

    private mutating func takeDoors(in line: Line, avoiding taken: [Range<Int>]) {
        guard more.isEmpty, let chosen = first else { return }
        let mentions = DoorList.read(line, after: chosen, avoiding: taken).map { door in
            var mention = chosen
            mention.place.room = door.value
            mention.room = door.range
            return mention
        }
        guard let head = mentions.first else { return }
        first = head
        more = Array(mentions.dropFirst())
    }

    private static func resolve(_ mention: PlaceMention, in buildings: BuildingDirectory) -> PlaceMention? {
        guard let name = mention.place.building else { return mention }
        guard let normal = buildings.normal(name) else { return nil }
        var mention = mention
        mention.place.building = normal
        return mention
    }

    /// `不是5栋是6栋`, `3座,写错了`; but `是不是5栋` asks.
    private static func isDenied(_ mention: PlaceMention, in line: Line) -> Bool {
        let start = mention.range.lowerBound
        for gap in 0...3 {
            for word in denials where line.has(word, before: start - gap) {
                if word == "写的", !line.holds(["应该", "其实", "实际", "错"], in: mention.end..<line.count) { continue }
                let between = start - gap..<start
                if between.contains(where: { line[$0].endsClause || line[$0].isDigit || line.has("是", at: $0) }) {
                    continue
                }
                return !line.has("是" + word, before: start - gap)
            }
        }
        let after = mention.end..<min(line.count, mention.end + 5)
        if line.has("还是哪", at: mention.end) { return true }
        if line.holds(["只管", "负责", "我管", "分管"], in: max(0, start - 4)..<start) { return true }
        return line.holds(["写错", "打错", "说错", "是错的", "填错", "不对", "哦不", "啊不", "噢不", "呃不", "口误"], in: after)
            && !line.holds(["不对劲"], in: after)
    }

    /// `3栋楼长`, `16号楼的志愿者`: where the speaker comes from, not where the need is.
    private static func isOffice(_ mention: PlaceMention, in line: Line) -> Bool {
        line.first(of: ["楼长", "的楼长", "的志愿者", "志愿者", "网格员", "的党员"], at: mention.end) != nil
    }

    /// A range names its first building only.
    private static func withoutRangeEnds(_ mentions: [PlaceMention], in line: Line) -> [PlaceMention] {
        var kept: [PlaceMention] = []
        for mention in mentions {
            if let last = kept.last, spans.contains(line.folded(last.end..<max(last.end, mention.range.lowerBound))) {
                continue
            }
            kept.append(mention)
        }
        return kept
    }

    private static func isJoined(_ left: PlaceMention, _ right: PlaceMention, in line: Line) -> Bool {
        joints.contains(line.folded(left.end..<max(left.end, right.range.lowerBound)))
    }

    /// Both open an item of a list, and both name a door: `3-1-105 …;6栋1002 …`.
    private static func isListed(_ left: PlaceMention, _ right: PlaceMention, in line: Line) -> Bool {
        left.place.building != right.place.building
            && [left, right].allSatisfy { mention in
                let before = line[mention.range.lowerBound - 1]
                return mention.room != nil && (before.endsSentence || before == 0x3A || mention.range.lowerBound == 0)
            }
    }

    /// The same building said again may add stair and door; a stair alone may follow a building said before.
    private static func complete(_ chosen: inout PlaceMention, by rest: inout [PlaceMention]) {
        rest.removeAll { other in
            let sameBuilding =
                other.place.building == nil || other.place.building == chosen.place.building
                || chosen.place.building == nil
            guard sameBuilding,
                chosen.place.unit == nil || other.place.unit == nil || chosen.place.unit == other.place.unit,
                chosen.place.room == nil || other.place.room == nil || chosen.place.room == other.place.room
            else { return false }
            chosen.building = chosen.building ?? other.building
            chosen.unit = chosen.unit ?? other.unit
            chosen.room = chosen.room ?? other.room
            chosen.place = chosen.place.completed(by: other.place)
            return true
        }
    }
}
