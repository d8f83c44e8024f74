/// To whom a job should go instead: `转给老周`, `让小汤去`, `请王某代我`, `交物业`.
enum HandOver {
    private static let verbs = [
        "转派给", "转交给", "转给", "交给", "让给", "派给", "退给", "改派给", "转交", "请转", "转派", "换成", "给", "转", "让", "换", "请", "找", "叫",
        "归",
    ]
    private static let ends = [
        "去", "来", "吧", "接", "处", "上门", "看", "的", "了", "一下", "和", "办", "做", "修", "跟", "负责", "代", "替", "帮", "协调", "售后",
        "那边", "他",
        "她", "我", "核实", "管", "送", "弄",
    ]
    private static let nobody = [
        "我", "你", "别", "人", "其他", "另", "先", "退", "派", "住户", "老人", "大家", "谁", "个", "假", "重新", "改", "高明", "给", "更", "专业",
        "近",
        "不", "回", "楼里", "楼下", "他", "她", "步", "会", "懂", "年轻", "有", "隔", "社区管", "好", "几", "年", "错", "老婆", "孩子", "家里", "这",
        "那", "到",
        "一",
    ]

    /// The name as written; nil where nobody is named.
    static func read(_ line: Line) -> String? {
        for verb in verbs {
            guard let start = line.find(verb).map({ $0 + verb.utf16.count }),
                !line.ends(with: ["别", "不", "不要", "莫"], before: start - verb.utf16.count)
            else { continue }
            var end = start
            while line[end].isHan, end - start < 8, end == start || line.first(of: ends, at: end) == nil { end += 1 }
            guard end - start >= 2, !nobody.contains(where: { line.has($0, at: start) }) else { continue }
            if verb == "给" || verb == "归", !isParty(line, start..<end) { continue }
            return line.text(start..<end)
        }
        return nil
    }

    /// A person called by name, or a body: after a weak word only these are meant.
    private static func isParty(_ line: Line, _ range: Range<Int>) -> Bool {
        if line.holds(["小", "老"], in: range.lowerBound..<range.lowerBound + 1) { return range.count <= 3 }
        return line.holds(
            ["网格", "物业", "公司", "街道", "城管", "科", "部", "站", "队", "局", "中心", "姐", "哥", "叔", "师傅", "主任", "医生"], in: range)
    }
}
