/// What the staff said of one wish's reading, from its timeline; of two words on the same thing the later one counts.
struct WordOfStaff {
    /// Which need of its message the wish was, from 0.
    var part = 0
    /// Whether the staff reported it themselves.
    var isReport = false
    /// Whether it was no wish: 不是心愿, not taken back by 重开, 派 or 改.
    var isNoWish = false
    /// Whether 派 was said of something that the desk was not sure of.
    var settlesDoubt = false
    /// When the last word was said; nil where there was none.
    var at: Instant?
    private var category: Category?
    private var urgency: Urgency?
    private var people: Int?
    private var skills: [Skill]?
    private var isPlaced = false
    private var isDoubtful = false

    init(_ timeline: [TimelineRow]) {
        for row in timeline { hear(row) }
    }

    /// Whether anything was said beyond that it is a wish.
    var isCorrection: Bool {
        isNoWish || isPlaced || category != nil || urgency != nil || people != nil || skills != nil
    }

    /// The need as it is right.
    func corrected(_ need: Need, wish: Wish) -> Need {
        var need = need
        need.category = category ?? need.category
        need.urgency = urgency ?? need.urgency
        need.people = people ?? need.people
        need.skills = skills ?? need.skills
        if isPlaced { need.place = wish.need.place }
        return need
    }

    private mutating func hear(_ row: TimelineRow) {
        let facts = row.entry.facts
        switch row.entry.event {
        case "opened":
            if case .number(let number)? = facts["part"] { part = number }
            guard facts["on_behalf"] == true else { return }
            isReport = true
            at = row.at
        case "proposed": isDoubtful = facts["doubt"] == true
        case "commanded": hear(command: facts, at: row.at)
        default: return
        }
    }

    private mutating func hear(command facts: Facts, at now: Instant) {
        switch facts["command"] {
        case "not_a_wish":
            isNoWish = true
            at = now
        case "reopen", "dispatch":
            if isNoWish { at = now }
            isNoWish = false
            guard facts["command"] == "dispatch", isDoubtful else { return }
            settlesDoubt = true
            at = now
        case "amend":
            isNoWish = false
            take(facts)
            at = now
        default: return
        }
    }

    private mutating func take(_ facts: Facts) {
        if case .text(let code)? = facts["new_category"] { category = Category(rawValue: code) ?? category }
        if case .text(let code)? = facts["new_urgency"] { urgency = Urgency(rawValue: code) ?? urgency }
        if case .number(let count)? = facts["new_people"] { people = count }
        if case .text(let codes)? = facts["new_skills"] { skills = codes.split(separator: " ").map(String.init) }
        if facts["new_place"] != nil || facts["new_door"] != nil { isPlaced = true }
    }
}
