extension Desk {
    /// Words by which somebody passes on what others said; such an alarm is nobody's own until a person confirms it.
    private static let hearsay = ["转发", "网传", "听说", "朋友圈", "抖音", "快手", "视频号", "微博", "http://", "https://"]

    /// How long after an alarm that nobody has vouched for its sender's next one waits for the duty's word.
    private static let alarmSpacing = Instant.Span.hours(1)

    /// Whether an alarm is somebody else's word, passed on.
    func isHearsay(_ spoken: Spoken) -> Bool { Desk.hearsay.contains(where: spoken.message.text.contains) }

    /// Whether an emergency must wait for the duty's word before anybody is called out: its sender's last alarm of an
    /// hour ago or less was vouched for by nobody, or the duty has just said of the same place that it was false.
    func mustWaitForDuty(_ wish: Wish, _ spoken: Spoken) -> Bool {
        if let member = spoken.member, index[member]?.kind == .staff { return false }
        let account = spoken.message.sender.account
        let isRepeat = wishIndex.wishes(of: account).contains { number in
            guard let other = state.wishes[number], number != wish.number else { return false }
            return other.urgency == .emergency && other.reporters.first?.account == account
                && other.vouchedAt == nil && other.level != .observe
                && other.receivedAt + Desk.alarmSpacing > now
        }
        return isRepeat || wasJustFalse(wish)
    }

    private func wasJustFalse(_ wish: Wish) -> Bool {
        guard let building = wish.need.place.building else { return false }
        return wishIndex.falseAlarms.contains { number in
            guard let other = state.wishes[number] else { return false }
            return other.category == wish.category && other.need.place.building == building
                && (other.endedAt.map { $0 + rulebook.limits.mergeWindow > now } ?? false)
        }
    }

    /// Puts a doubtful alarm before the duty. The resident hears whom to call all the same, and nothing is lost: the duty
    /// is reminded until it says 派 or 误报.
    mutating func restrain(_ wish: inout Wish) -> Verdict {
        wish.isAnnounced = true
        wish.isConfirmedEmergency = false
        wish.level = .propose
        tellReporters(
            &wish, .reporterEmergency, kind: .wishReceived, facts: emergencyFacts(of: wish), priority: .emergency)
        setAnswerDue(of: &wish)
        if wish.need.place.building == nil, let first = wish.reporters.first {
            ask(&wish, .building, account: first.account)
        }
        wish.proposal = Proposal(until: now + pace(of: wish).dutyReminder)
        note("proposed", of: wish.number, facts: ["doubt": false, "again": true])
        tellDuty(
            .dutyProposal, kind: .wishEscalated, about: wish, facts: ["again": true], priority: .emergency)
        return .proposed
    }

    /// From now on somebody must take it in time, or the resident hears that nobody did; once.
    func setAnswerDue(of wish: inout Wish) {
        guard !wish.isHeld, wish.warnedAt == nil, wish.answerDue == nil else { return }
        wish.answerDue = now + pace(of: wish).dutyReminder
    }

    /// Nobody took an emergency in time: the resident hears so, and whom to call. The duty goes on being alarmed.
    mutating func warnUnanswered(_ wish: inout Wish) {
        wish.answerDue = nil
        guard !wish.isHeld else { return }
        wish.warnedAt = now
        note("unanswered", of: wish.number)
        tellReporters(
            &wish, .reporterUnconfirmed, kind: .wishEscalated, facts: emergencyFacts(of: wish), priority: .emergency)
    }
}
