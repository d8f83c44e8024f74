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
    /// 代 NAME 接单: what a member said elsewhere.
    case act(Deed, for: String)
    /// 恢复 NAME: take back what a member said of the own time, and a leaving.
    case clearTime(of: String)
    /// 今晚值班换 NAME: give a turn on duty to somebody else.
    case swapDuty(DutySwap)
    /// A one-time code waits for a member, who binds an account with it; the code itself is not recorded.
    case issueCode(for: String, salt: String, hash: String)
    /// Ask a member by the first private way to answer.
    case tryContact(of: String)
    /// 下周不用, 以后不用了: times of a service that comes again are not wanted.
    case skip(Skip)
    /// 活动, 报名, 退名, 排车: a service for many.
    case campaign(CampaignCommand)
    /// 停派: stop dispatching.
    case pause
    /// 恢复: dispatch again.
    case resume
    /// 演练: what says so from now on is practice; with a number, that wish is, or is none after all.
    case drill
    /// 演练结束: no drill any more.
    case endDrill
    /// 月报 [10月]: the figures of a month; of the last one where none is named.
    case month(MonthAsked)
    /// Takes somebody's traces away; by command only.
    case erase(Erasure)
    /// 今天: what is open.
    case today
    /// 谁在值班: who is on duty.
    case onDuty
    /// 帮助: what can be said.
    case help

    /// Which month's figures somebody asks for.
    public struct MonthAsked: Hashable, Codable, Sendable {
        /// The year; nil for the last in which the month was.
        public var year: Int?
        /// The month; nil for the last one.
        public var month: Int?

        /// A month asked for.
        public init(year: Int? = nil, month: Int? = nil) {
            self.year = year
            self.month = month
        }

        /// Reads `10月`, `十月`, `2026-10`, `2026年10月` or nothing; nil where it is none of these.
        public init?(_ text: String) {
            if text.isEmpty {
                self.init()
                return
            }
            let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
            if text.hasSuffix("月"), let place = numerals.firstIndex(of: String(text.dropLast())) {
                self.init(month: place + 1)
                return
            }
            let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
            let isMonth = text.allSatisfy { $0.isNumber || "年月-./份".contains($0) }
            guard isMonth, (1...2).contains(parts.count), let month = parts.last, (1...12).contains(month) else {
                return nil
            }
            if parts.count == 2 {
                guard (2000...2999).contains(parts[0]) else { return nil }
                self.init(year: parts[0], month: month)
            } else {
                guard text.hasSuffix("月") || text.hasSuffix("月份") else { return nil }
                self.init(month: month)
            }
        }
    }

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
