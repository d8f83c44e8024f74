/// What the staff can do, in the duty group or by command.
public enum DeskCommand: Hashable, Codable, Sendable {
    /// 派 [NAME]: put it to somebody, or let the desk choose.
    case dispatch(to: String?)
    /// 不派: do not dispatch it.
    case refuse
    /// 不是心愿: it was no wish.
    case notAWish
    /// 误报: the alarm was false. The words were read as they were meant, so that nothing is to be learned from it.
    case falseAlarm
    /// 改: correct place, category, urgency, head count or skills.
    case amend(Amendment)
    /// 结 [words]: close it; the words are what the office answered.
    case close(words: String?)
    /// 重开: open it again.
    case reopen
    /// 挂 [words]: nothing goes out until the morning of the next working day.
    case hold(words: String?)
    /// 合并 NUMBER: another wish carries it on.
    case merge(into: WishNumber)
    /// 已告知: the telephone call was made.
    case told
    /// 停派: stop dispatching.
    case pause
    /// 恢复: dispatch again.
    case resume
    /// 演练: what says so from now on is practice; with a number, that wish is, or is none after all.
    case drill
    /// 演练结束: no drill any more.
    case endDrill
    /// 今天: what is open.
    case today
    /// 谁在值班: who is on duty.
    case onDuty
    /// 帮助: what can be said.
    case help

    /// What a correction changes; nil leaves it as it is.
    public struct Amendment: Hashable, Codable, Sendable {
        /// Another address; without a building another door of the same one.
        public var place: Place?
        /// Another kind of service.
        public var category: Category?
        /// Another class of haste.
        public var urgency: Urgency?
        /// How many people it takes, at least 1.
        public var people: Int?
        /// What a member must be able to do; none where anybody will do.
        public var skills: [Skill]?

        /// A correction.
        public init(
            place: Place? = nil, category: Category? = nil, urgency: Urgency? = nil, people: Int? = nil,
            skills: [Skill]? = nil
        ) {
            self.place = place
            self.category = category
            self.urgency = urgency
            self.people = people
            self.skills = skills
        }

        /// Whether it changes nothing.
        public var isEmpty: Bool { self == Amendment() }
    }
}
