import PaidanCore

/// The one short question that a message leaves open.
enum Asking {
    /// Places that everybody finds without a building.
    private static let spots = [
        "东门", "西门", "南门", "北门", "大门口", "小区门口", "广场", "车库", "地库", "岗亭", "凉亭", "活动室", "花园", "喷泉", "湖边", "菜场", "围墙", "操场",
        "游乐", "中庭", "幼儿园", "驿站", "便利店", "居委会",
        "物业办公室", "保安室", "健身", "斑马线", "停车场", "车棚", "公园", "马路",
    ]
    /// What is done in a home, so that the door is needed.
    private static let atHome: Set<Category> = [.repair, .eldercare, .medical, .errand]

    /// What to ask back; nil where enough is known or it does not matter. Doors are asked for in private only.
    static func question(about reading: Reading, evidence: Evidence, in context: ReadingContext) -> Ask? {
        switch reading.kind {
        case .wish: wish(reading, evidence, context)
        case .accept, .decline, .complete: which(reading, context)
        case .update: movedTo(evidence)
        default: nil
        }
    }

    private static func wish(_ reading: Reading, _ evidence: Evidence, _ context: ReadingContext) -> Ask? {
        let isEmergency = reading.need.urgency == .emergency
        if evidence.isOnlyMedia || isEmpty(reading, evidence) {
            return Ask(field: .what, text: "请问您要帮什么忙？打几个字告诉我们。")
        }
        if let place = place(reading, evidence, context, isEmergency: isEmergency) { return place }
        guard !isEmergency else { return nil }
        return time(reading, evidence)
    }

    private static func place(
        _ reading: Reading, _ evidence: Evidence, _ context: ReadingContext, isEmergency: Bool
    ) -> Ask? {
        if let others = contradiction(evidence) {
            let names = others.map { $0 + "栋" }.joined(separator: "还是")
            return Ask(field: .building, text: isEmergency ? "在\(names)？请马上回我。" : "请问是\(names)？")
        }
        if let building = reading.need.place.building {
            guard context.audience == nil, !isEmergency, reading.need.place.room == nil, reading.more.isEmpty,
                reading.spans["card"] == nil,
                let category = reading.need.category, atHome.contains(category),
                !evidence.line.holds(spots + ["楼道", "楼下", "门口"])
            else { return nil }
            let known = building + "栋" + (reading.need.place.unit.map { $0 + "单元" } ?? "")
            return Ask(field: .building, text: "请问是\(known)\(reading.need.place.unit == nil ? "几单元" : "")几号？")
        }
        if let unknown = unknownBuilding(evidence, context) {
            return Ask(field: .building, text: "我们这里没有\(unknown)栋。请问您在几栋？")
        }
        if isEmergency { return Ask(field: .building, text: "您在几栋？请马上回我。") }
        guard reading.need.category != .admin, !evidence.line.holds(spots) else { return nil }
        return Ask(field: .building, text: context.audience == nil ? "请问您住几栋几单元几号？" : "请问您住几栋？")
    }

    /// Two buildings that nothing joins, corrects or lists: either could be meant.
    private static func contradiction(_ evidence: Evidence) -> [String]? {
        guard evidence.places.more.isEmpty, evidence.line.holds(["还是", "或者", "不知道是", "好像是"]) else { return nil }
        var names: [String] = []
        for mention in evidence.mentions {
            if let name = mention.place.building, !names.contains(name) { names.append(name) }
        }
        guard names.count == 2, let first = evidence.mentions.first, let last = evidence.mentions.last,
            evidence.line.holds(["还是", "或"], in: first.end..<max(first.end, last.range.lowerBound))
        else { return nil }
        return names
    }

    /// A building that is named but that the community does not have.
    private static func unknownBuilding(_ evidence: Evidence, _ context: ReadingContext) -> String? {
        guard let buildings = context.buildings else { return nil }
        return evidence.mentions.lazy.compactMap(\.place.building).first { buildings.normal($0) == nil }
    }

    /// A ride or a visit for a day without an hour: somebody has to know when to be there.
    private static func time(_ reading: Reading, _ evidence: Evidence) -> Ask? {
        guard let time = ServiceTime.ofWish(evidence.times, in: evidence.line), time.clock == nil, !time.repeats,
            reading.need.urgency == .scheduled, reading.need.category == .transport
        else { return nil }
        let day = evidence.line.text(time.range)
        return day.utf16.count <= 6 ? Ask(field: .when, text: "请问\(day)几点出发？") : Ask(field: .when, text: "请问几点出发？")
    }

    /// A time that is to change without saying to when: `换个时间吧`.
    private static func movedTo(_ evidence: Evidence) -> Ask? {
        guard evidence.line.holds(["换个时间", "改个时间", "改天吧", "时间改一下", "改一下时间", "改期"]),
            ServiceTime.ofUpdate(evidence.times, in: evidence.line) == nil
        else { return nil }
        return Ask(field: .when, text: "好的。请问改到什么时候？")
    }

    /// An answer of somebody who was asked about several, to none of them by number.
    private static func which(_ reading: Reading, _ context: ReadingContext) -> Ask? {
        guard context.offers.count > 1, context.replyTo == nil, reading.orderNumbers.isEmpty else { return nil }
        let numbers = context.offers.prefix(3).map(String.init).joined(separator: "还是")
        return Ask(field: .which, text: "请问您说的是\(numbers)？回个编号就行。")
    }

    /// A call for help without any content: `在吗`, `有点事`.
    private static func isEmpty(_ reading: Reading, _ evidence: Evidence) -> Bool {
        let placed =
            evidence.mentions.reduce(0) { $0 + $1.range.count } + evidence.phones.reduce(0) { $0 + $1.range.count }
        return reading.need.category == .other && evidence.line.count - placed <= 14
            && reading.confidence(in: "category") < 0.6
            && reading.need.urgency != .emergency
    }
}
