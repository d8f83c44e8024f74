import PaidanConfig
import PaidanCore

extension Rule {
    /// What a hard rule says of who is passed over, and a soft rule of who comes first.
    var words: Wording {
        switch self {
        case .kind: Wording("the post is for others", "不是这类人员")
        case .danger: Wording("no volunteer goes into danger", "有危险，不派志愿者")
        case .skill: Wording("lacks a skill", "没有这项特长")
        case .safeguard: Wording("not vetted for such visits", "还没审核，不能单独上门")
        case .conflict: Wording("is party to it, lives too near, or did it before", "与此事有关、住得太近，或上次没办好")
        case .away: Wording("away", "请假")
        case .hours: Wording("not within the hours given", "这个时段没空")
        case .contact: Wording("cannot be reached", "联系不上")
        case .asked: Wording("was asked before", "这件事已问过")
        case .offered: Wording("considers another offer", "正等他回另一件")
        case .cap: Wording("holds as many as it may", "手上的事满了")
        case .busy: Wording("has promised to be elsewhere then", "那个时间答应了别处")
        case .rest: Wording("rests from a job", "刚办完一件，歇一歇")
        case .nagged: Wording("was asked too often", "问得太多了")
        case .ring: Wording("is nearer", "更近")
        case .scarcity: Wording("saves a rare skill", "省下少有的特长")
        case .continuity: Wording("served the resident well before", "以前给这家办得好")
        case .load: Wording("did less in 28 days", "近四周办得少")
        case .acceptance: Wording("says yes more often", "更常接单")
        case .idle: Wording("had the last turn longer ago", "更久没轮到")
        case .hash: Wording("was drawn by lot", "抽签抽中")
        }
    }

    /// The code with its words.
    func spoken(in language: Language) -> String { "\(rawValue) \(words[language])" }

    /// The code with the reason for which somebody was passed over.
    func reason(in language: Language) -> String {
        guard self >= .ring else { return spoken(in: language) }
        return language == .english
            ? "\(rawValue) the one asked \(words.english)" : "\(rawValue) 被派的人\(words.chinese)"
    }
}

extension Verdict {
    /// What became of the message, for those who ask.
    var words: Wording {
        switch self {
        case .opened: Wording("a wish is opened", "记为心愿单")
        case .observed: Wording("only observed: nothing goes out", "只看不派")
        case .proposed: Wording("put before the duty", "请值班定（派/不派）")
        case .merged: Wording("joins a wish that is open", "并入已有的心愿单")
        case .chatter: Wording("chatter: nothing is done", "闲聊，不处理")
        case .doubtful: Wording("perhaps a wish: the duty sees it", "拿不准，给值班看")
        case .updated: Wording("completes a wish", "补充到心愿单")
        case .accepted: Wording("the job is taken", "接单")
        case .declined: Wording("refused or returned", "退单")
        case .seen: Wording("seen, not taken", "看到了，没有接单")
        case .notOffered: Wording("there is nothing for this person to take", "没有派给此人的单")
        case .unclear: Wording("not clear which wish is meant: asked back", "不清楚说的是哪一件，反问")
        case .completed: Wording("reported done", "说是办好了")
        case .judged: Wording("confirmed, judged or contradicted", "居民回访")
        case .cancelled: Wording("withdrawn", "居民撤回")
        case .told: Wording("asked how far it is, and told", "问进度，已答复")
        case .commanded: Wording("a command is carried out", "照办")
        case .refused: Wording("a command cannot be carried out", "办不了")
        case .late: Wording("too late to act upon: goes to the desk's list", "来得太晚，交值班处理")
        case .noted: Wording("taken in", "已记下")
        }
    }
}

/// The events of the timeline in words.
enum EventWords {
    private static let known: [String: Wording] = [
        "opened": Wording("written down", "记下"),
        "merged": Wording("another reporter joined", "又有人报同一件事"),
        "added": Wording("something was added", "补充"),
        "raised": Wording("became an emergency", "升为紧急"),
        "proposed": Wording("put before the duty", "请值班定"),
        "recalled": Wording("the message was taken back", "消息被撤回"),
        "reworded": Wording("the message was changed", "消息改过"),
        "unanswered": Wording("nobody took it in time: the resident was told to call", "没人确认，已请居民打电话"),
        "paired": Wording("two must go together", "要两个人一起去"),
        "skipped": Wording("not wanted this time", "这次不用"),
        "series_changed": Wording("some of the times to come are not wanted", "以后有几次不用"),
        "series_ended": Wording("nobody comes any more", "以后都不用了"),
        "other_time": Wording("another time was offered by", "提出改时间："),
        "other_time_answered": Wording("the reporter answered the other time", "居民答复改时间"),
        "other_time_dropped": Wording("the other time does not count any more, of", "改时间不算了："),
        "delayed": Wording("must wait for something:", "要等东西："),
        "partial": Wording("a part is done by", "办一部分："),
        "no_show": Wording("the reporter says that nobody came", "居民说没人来"),
        "replaced": Wording("never came, another is sought:", "一直没来，另找人："),
        "door": Wording("nobody opens to", "敲门没人应："),
        "chased": Wording("the reporter chased", "居民来催"),
        "asked_back": Wording("a question was put back", "反问"),
        "answered_back": Wording("the question was answered", "回答了反问"),
        "offered": Wording("asked", "派单给"),
        "withdrawn": Wording("needs not answer any more:", "不用回复了："),
        "accepted": Wording("accepted by", "接单："),
        "seen": Wording("seen, not taken, by", "看到了没接："),
        "not_offered": Wording("a yes that was not asked for, by", "没派给此人："),
        "declined": Wording("declined by", "来不了："),
        "expired": Wording("no answer from", "没有回复："),
        "updated": Wording("news from", "进展："),
        "completed": Wording("reported done by", "办好了："),
        "judged": Wording("the reporter judged it", "居民评价"),
        "contradicted": Wording("the reporter says that it is not done", "居民说没办好"),
        "withdrawn_by_reporter": Wording("the reporter withdrew", "居民撤回"),
        "asked_state": Wording("the reporter asked how far it is", "居民问进度"),
        "escalated": Wording("the duty must act:", "交值班："),
        "reminded": Wording("the duty was reminded:", "催值班："),
        "relieved": Wording("the duty need not act any more", "值班不用管了"),
        "tell_by_phone": Wording("to be told by telephone by", "请打电话告知："),
        "undelivered": Wording("could not be delivered", "没送到"),
        "moved": Wording("state", "状态"),
        "lapsed": Wording("a deadline passed", "到时间了"),
        "shortfall": Wording("nobody can come", "无人可派"),
        "looked_again": Wording("looked again, and nobody can come", "又找了一遍，还是无人可派"),
        "held_back": Wording("nothing goes out yet", "先不派"),
        "retried": Wording("somebody became free: looked again", "有人空出来了，再找"),
        "clock_missed": Wording("too late:", "过了时限："),
        "agreed_on_time": Wording("a common time was found:", "定了大家都能来的时间："),
        "signed_up": Wording("somebody signed up, or left the list", "报名有变"),
        "signed_off": Wording("somebody left the list", "退出报名"),
        "arranged": Wording("the cars were arranged", "排了车"),
        "campaign_over": Wording("the campaign is over", "活动办完了"),
        "gaps": Wording("gaps ahead were told", "提前说了人手空档"),
        "team_whole": Wording("the team is whole", "人齐了"),
        "team_started": Wording("starts with who is there", "人没齐，先去办"),
        "reminded_of_time": Wording("reminded of the time", "提醒约好的时间"),
        "reserved": Wording("said yes just too late and is kept in reserve:", "晚了一步，留作替补："),
        "called_for_hands": Wording("hands were called for", "在群里找帮手"),
        "overload": Wording("more to do than people for it", "事情多过人手"),
        "overload_over": Wording("enough people again", "人手够了"),
        "commanded": Wording("by command", "值班指令"),
    ]

    /// What happened; the event's own name where it has no words.
    static func words(of event: String, in language: Language) -> String {
        known[event]?[language] ?? event
    }
}
