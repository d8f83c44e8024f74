extension Desk {
    /// Writes down why nothing goes out, each time that the reason or its end is another one.
    mutating func noteWait(_ wish: Wish, since before: Wait?) {
        guard let wait = wish.wait, wait != before else { return }
        var facts: Facts = ["reason": .text(wait.reason.rawValue), "until": .number(Int(wait.until.milliseconds))]
        if let member = wait.member { facts["member"] = .text(member.rawValue) }
        note("held_back", of: wish.number, facts: facts)
    }
}
