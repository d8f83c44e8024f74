import PaidanCore

/// What a wish needs: category, urgency, skills and people, by the learned weights and the guide's rules.
struct NeedJudge: Sendable {
    private let category: LinearModel?
    private let urgency: LinearModel?
    private let skills: LinearModel?

    /// A judgement with how sure it is.
    struct Sure<Value> {
        var value: Value
        var confidence: Double
    }

    init(models: [String: LinearModel]) {
        category = models["category"]
        urgency = models["urgency"]
        skills = models["skills"]
    }

    /// The category.
    func category(_ features: [Int]) -> Sure<Category> {
        best(category, features).flatMap { best in
            Category(rawValue: best.value).map { Sure(value: $0, confidence: best.confidence) }
        }
            ?? Sure(value: .other, confidence: 0)
    }

    /// How likely each urgency is, without the safety rules.
    func urgency(_ features: [Int]) -> [Urgency: Double] {
        guard let urgency else { return [.normal: 1] }
        var likely: [Urgency: Double] = [:]
        for (label, share) in zip(urgency.labels, shares(urgency.scores(features))) {
            if let value = Urgency(rawValue: label) { likely[value] = share }
        }
        return likely
    }

    /// The skills, in the order of the vocabulary.
    func skills(_ features: [Int]) -> [Skill] {
        guard let skills else { return [] }
        return zip(skills.labels, skills.scores(features)).filter { $0.1 > 0 }.map(\.0)
    }

    /// People: what is said, else by the guide: carrying someone on stairs four, emergencies and heavy things two, else one.
    func people(_ evidence: Evidence, urgency: Urgency, skills: [Skill]) -> Int {
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

    private func best(_ model: LinearModel?, _ features: [Int]) -> Sure<String>? {
        guard let model else { return nil }
        let likely = shares(model.scores(features))
        guard let index = likely.indices.max(by: { likely[$0] < likely[$1] }) else { return nil }
        return Sure(value: model.labels[index], confidence: likely[index])
    }
}
