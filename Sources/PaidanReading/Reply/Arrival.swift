/// Whether somebody is there, or sets out.
enum Arrival {
    private static let words = [
        "到了", "到楼下", "到楼底下", "到门口", "已到", "已经到", "到达", "到现场", "到位了", "在楼下了", "在门口了", "到单元门", "楼下等紧", "到恁楼下",
    ]
    private static let others = ["没", "吗", "么", "再", "的话", "就", "给", "发消息", "看过", "屋里", "家了", "我喊", "叫我", "打给"]
    private static let before = [
        "快", "没", "还", "等", "分钟", "送", "配件", "货", "120", "收", "找", "看", "接", "拿", "买", "听", "抓", "修", "借", "轮", "遇",
        "消", "警", "护车", "者", "查", "走", "坐", "们都",
    ]

    /// Whether the member says to have arrived.
    static func isSaid(_ line: Line) -> Bool {
        for word in words {
            guard let start = line.find(word) else { continue }
            let end = start + word.utf16.count
            if line.first(of: others, at: end) != nil || line.holds(before, in: max(0, start - 3)..<start) { continue }
            return true
        }
        // `到13栋楼下了`, `在B1栋2201门口`.
        guard let start = line.find("楼下了") ?? line.find("门口") else { return false }
        return line.holds(["到", "在"], in: max(0, start - 9)..<start)
            && line.holds(["栋", "号楼", "幢"], in: max(0, start - 8)..<start)
            && !line.holds(["放", "送", "挂", "坐", "走"], in: max(0, start - 10)..<start)
    }

    /// Whether the member comes at once or is on the way.
    static func setsOut(_ line: Line) -> Bool {
        if line.holds(["马上要", "马上到期", "马上到周"]) { return false }
        return line.holds([
            "马上到", "马上来", "马上过", "马上去", "这就来", "这就去", "这就过", "这就拿", "这就出发", "现在就", "现在过", "现在出发", "我现在下楼", "出发了", "我出发",
            "立刻", "立马",
            "在路上", "路上了", "已出门", "来了来了", "来咯", "马上上", "就到", "我这就", "赶过", "我过来了", "动身",
        ])
    }
}
