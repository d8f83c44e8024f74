import PaidanCore

/// How many people a wish takes.
enum PeopleJudge {
    /// People: what is said, else by the guide: carrying someone on stairs four, emergencies and heavy things two, else one.
    static func people(_ evidence: Evidence, urgency: Urgency, skills: [Skill]) -> Int {
        if let said = evidence.people { return said.value }
        guard skills.contains("heavy_lift") else { return urgency == .emergency ? 2 : 1 }
        let line = evidence.line
        let carries = line.holds([
            "担架", "抬病人", "抬人", "抬我", "抬他", "抬她", "抬爸", "抬妈", "抬老", "背下", "背上", "背我", "把人抬", "抬下楼", "抬上楼", "平着抬", "把我爸",
            "把我妈", "轮椅抬", "抬的人",
        ])
        let stairs = line.holds(["楼", "电梯", "下去", "上去", "台阶"])
        return carries && stairs ? 4 : 2
    }
}
