extension Desk {
    /// How many messages a wish remembers by name; later ones are words like any other.
    private static let rememberedMessages = 50

    /// Remembers by which message a wish was reported, or something was added to it.
    func remember(_ message: Message, in wish: inout Wish, isReport: Bool) {
        let known = wish.messages ?? []
        guard let id = message.id, known.count < Desk.rememberedMessages,
            !known.contains(where: { $0.channel == message.channel && $0.id == id })
        else { return }
        wish.messages =
            known + [
                HeardMessage(
                    channel: message.channel, id: id, account: message.sender.account, isReport: isReport)
            ]
    }

    /// The wishes to which a message led, oldest first, with what it was to each.
    func wishes(madeOf id: String, on channel: ChannelID) -> [(number: WishNumber, message: HeardMessage)] {
        state.wishes.values.compactMap { wish in
            wish.messages?.first { $0.channel == channel && $0.id == id }.map { (wish.number, $0) }
        }
        .sorted { $0.number < $1.number }
    }

    /// A sender took a message back: while nobody has accepted, the wish is withdrawn with it; afterwards who has it is
    /// told, and decides with the resident.
    ///
    /// An alarm is never called off by it, nor a matter for the few: whoever is frightened or pressed takes back what was
    /// true. Those are asked after by the duty.
    mutating func takeIn(_ recall: Recall) -> (Verdict, WishNumber?) {
        let meant = wishes(madeOf: recall.messageID, on: recall.channel).filter {
            recall.by == nil || recall.by == $0.message.account
        }
        var verdict = Verdict.noted
        for (number, message) in meant {
            guard let wish = state.wishes[number], !wish.state.isOver else { continue }
            change(number) { wish, desk in
                desk.note("recalled", of: number, facts: ["report": .flag(message.isReport)])
                if message.isReport, desk.retract(&wish, message.account) { verdict = .cancelled }
            }
        }
        return (verdict, meant.first?.number)
    }

    /// Takes one report back; tells whether that reporter has withdrawn.
    private mutating func retract(_ wish: inout Wish, _ account: Account) -> Bool {
        if wish.reporters.count > 1 {
            leave(&wish, account)
            return true
        }
        if wish.urgency == .emergency || wish.isSensitive {
            tellDuty(.dutyRecalled, kind: .deskAlarm, about: wish, priority: priority(of: wish))
            return false
        }
        if wish.isHeld || wish.state == .done {
            for holder in wish.holders { tell(holder, .memberRecalled, kind: .offerReminder, about: wish) }
            return false
        }
        end(&wish, .cancelled, .withdrawn)
        if wish.isAnnounced { tellReporters(&wish, .reporterCancelled, kind: .wishCompleted) }
        return true
    }

    /// One of several reporters does not wait for it any more.
    mutating func leave(_ wish: inout Wish, _ account: Account) {
        tellReporters(&wish, .reporterCancelled, kind: .wishCompleted, only: account)
        wish.reporters.removeAll { $0.account == account }
        if wish.question?.account == account, let other = wish.reporters.first {
            wish.question?.account = other.account
        }
    }
}
