import PaidanCore

/// The one short question that a wish leaves open.
enum Asking {
    /// Places that everybody finds without a building.
    private static let spots = [
        "东门", "西门", "南门", "北门", "大门口", "小区门口", "广场", "车库", "地库", "岗亭", "凉亭", "活动室", "花园", "喷泉", "湖边", "菜场", "围墙", "操场",
        "游乐", "中庭", "幼儿园", "驿站", "便利店", "居委会",
        "物业办公室", "保安室", "健身", "斑马线", "停车场", "车棚", "公园", "马路",
    ]

    /// What to ask back about a wish; nil where enough is known or the place does not matter.
    static func question(about reading: Reading, evidence: Evidence, in context: ReadingContext) -> Ask? {
        guard reading.kind == .wish else { return nil }
        let isEmergency = reading.need.urgency == .emergency
        if evidence.isOnlyMedia || isEmpty(reading, evidence) {
            return Ask(field: .what, text: "请问您要帮什么忙？打几个字告诉我们。")
        }
        guard reading.need.place.building == nil else { return nil }
        if !isEmergency {
            guard reading.need.category != .admin, !evidence.line.holds(spots) else { return nil }
        }
        if isEmergency { return Ask(field: .building, text: "您在几栋？请马上回我。") }
        return Ask(field: .building, text: context.audience == nil ? "请问您住几栋几单元几号？" : "请问您住几栋？")
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
