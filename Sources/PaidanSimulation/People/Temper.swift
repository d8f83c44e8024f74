internal import PaidanCore

/// How people behave; every number is an assumption, said in Benchmarks/RESULTS.md.
enum Temper {
    /// How much likelier than a plain wish a yes is.
    static func willingness(_ base: Double, _ urgency: Urgency, unanswered: Int) -> Double {
        let factor: Double =
            switch urgency {
            case .emergency: 1.25
            case .urgent: 1.1
            case .scheduled, .normal: 1
            }
        var fatigue = 1.0
        // Each offer that went by unanswered within a day makes the next yes less likely.
        for _ in 0..<unanswered { fatigue *= 0.88 }
        return min(base * factor, 0.95) * fatigue
    }

    /// How long somebody takes to answer: the median; spread is log-normal.
    static func patience(_ urgency: Urgency, isPaid: Bool) -> Instant.Span {
        switch urgency {
        case .emergency: isPaid ? .seconds(30) : .seconds(55)
        case .urgent: .seconds(100)
        case .scheduled: .minutes(20)
        case .normal: .minutes(4)
        }
    }

    static let spread = 0.8
    /// Of those who do not take it, how many say so.
    static let saysNo = 0.4
    /// Of those who took it, how many never come.
    static let noShow = 0.03
    /// Of those who took it, how many give it back.
    static let givesBack = 0.03

    /// How long the job takes from the yes on: the median.
    static func job(_ urgency: Urgency) -> Instant.Span { urgency == .emergency ? .minutes(25) : .minutes(40) }
}

/// What one member would do with one incident, drawn before anybody is asked, so that every policy and the optimum meet
/// the same luck.
struct Luck {
    /// Below the willingness it is a yes.
    let yes: Double
    /// How long the answer takes.
    let delay: Instant.Span
    /// Whether a no is said aloud.
    let saysNo: Bool
    /// Whether somebody who took it never comes.
    let noShow: Bool
    /// Whether it is given back, and how long after the yes.
    let givesBack: Instant.Span?
    /// Whether who never comes can be reached by telephone.
    let isReachable: Bool
    /// From the yes to 办好了.
    let job: Instant.Span

    init(_ seed: UInt64, _ incident: Incident, _ member: Member) {
        var dice = Dice(seed, "luck \(incident.number) \(member.id)")
        let urgency = incident.need.urgency ?? .normal
        let isPaid = member.kind != .member
        yes = dice.uniform()
        delay = dice.span(median: Temper.patience(urgency, isPaid: isPaid), spread: Temper.spread)
        saysNo = dice.happens(Temper.saysNo)
        noShow = dice.happens(isPaid ? 0 : Temper.noShow)
        let returns = dice.happens(isPaid ? 0 : Temper.givesBack)
        let after = dice.span(median: .minutes(8), spread: 0.5)
        givesBack = returns ? after : nil
        isReachable = dice.happens(0.7)
        job = dice.span(median: Temper.job(urgency), spread: 0.4)
    }
}
