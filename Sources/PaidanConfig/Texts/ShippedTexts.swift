/// Every text as it is shipped, in the form of `texts.yaml`; it stands in the binary, so that a copy of the binary alone
/// can speak. `config/communities/taoyuan/texts.yaml` shows the same to those who want to change it.
enum ShippedTexts {
    /// The file.
    static let source = #"""
        # Every sentence that Paidan says to residents, to members and to the duty, and the names of the codes in them.
        #
        # A text not written here is said as it is shipped, so keep only what you change. Write as one speaks: two short
        # sentences, who comes, when, which telephone to call. Old people read this, on a small screen.
        #
        # {{number}} is filled in. {{#eta}}…{{/eta}} is said only where there is an eta, {{^helper}}…{{/helper}} only where
        # there is no helper. Every text knows {{community}} and {{phone}}; where a wish is concerned also {{number}},
        # {{category_name}}, {{urgency_name}}, {{building}} and {{place}} (as much of the address as the reader may see).
        # Further facts stand beside each text.

        texts:

          # ---- To residents ----

          # waits_until: it is night and goes out then; when: the time that was wished for; busy: there is
          # more to do than people for it
          reporter.received: "您说的事记下了，编号 {{number}}。{{#waits_until}}现在夜深了，{{waits_until}} 开始找人；{{/waits_until}}{{#when}}会按您说的“{{when}}”安排人；{{/when}}{{^waits_until}}{{^when}}{{#busy}}现在事情多，先办急的，您这件要多等一阵；{{/busy}}{{^busy}}正在找人，有人来马上告诉您；{{/busy}}{{/when}}{{/waits_until}}急事打 {{phone}}。"
          reporter.series: "记下了，{{times}} 都会安排人，编号 {{number}}，第一次是 {{when}}。哪次不用就说一声，比如“周三不用”；急事打 {{phone}}。"
          reporter.skipped: "好的，{{#days}}{{days}} {{/days}}不来了{{#next}}，下次是 {{next}}{{/next}}。都不用了就说“以后不用了”，急事打 {{phone}}。"
          reporter.series_ended: "好的，以后不来了，编号 {{number}}。要用时再说一声，急事打 {{phone}}。"
          # names: who signed up; missing: which building is not known; left: they left the list; which: it is not clear who leaves
          reporter.signed_up: "{{#which}}请说谁不去，比如“取消报名 张阿姨”{{#names}}（您报了{{names}}）{{/names}}。{{/which}}{{^which}}{{#left}}好的，{{names}}不去了。改主意再报名，{{/left}}{{^left}}记下了：{{names}}，{{title}}，{{when}}。{{#missing}}请说住几栋，好去接；{{/missing}}{{^missing}}坐哪辆车会告诉您；{{/missing}}{{/left}}{{/which}}有事打 {{phone}}。"
          # car, time, place; helper: who drives, partner: who rides with them; without car there is no seat yet
          reporter.car: "{{title}}（{{names}}）：{{#car}}{{time}} 在{{place}}上{{car}}号车，{{#helper}}{{helper}}开车{{#partner}}，{{partner}}陪同{{/partner}}{{/helper}}{{^helper}}司机还在找，找到马上告诉您{{/helper}}。{{/car}}{{^car}}现在没有空位，有了马上告诉您。{{/car}}不去了请回“取消报名”，有事打 {{phone}}。"
          reporter.confided: "您说的事记下了，编号 {{number}}。只给专人看，不在群里说；急事打 {{phone}}。"
          # call: 120, 119 or 110
          reporter.emergency: "{{#call}}请现在就打 {{call}}！{{/call}}社区也在叫人过去（编号 {{number}}），值班电话 {{phone}}。"
          reporter.unconfirmed: "还没有人确认，{{#call}}请马上打 {{call}}，并{{/call}}{{^call}}请{{/call}}打社区值班电话 {{phone}}。编号 {{number}}，社区还在叫人。"
          reporter.false_alarm: "社区核实过了，编号 {{number}} 不用再去人。要是真有事，马上再说一声，或打 {{phone}}。"
          reporter.merged: "这件事已经记着了，编号 {{number}}。有人去了也会告诉您，急事打 {{phone}}。"
          reporter.ask.building: "请问是几号楼？回个楼号就行，比如“5栋”；急事打 {{phone}}。"
          reporter.ask.what: "收到。请问要帮什么忙？说一句就行，比如“水管漏水”；急事打 {{phone}}。"
          # numbers: the numbers of the wishes that may be meant
          reporter.ask.which: "您有几件事在办：{{numbers}}。请问说的是哪一件？回编号就行。"
          reporter.ask.when: "请问什么时候去合适？回个时间就行，比如“明天上午9点”。"
          # helper: the name; role: volunteer, staff, organization; eta: minutes; time: in the helper's words; have, lacking: where a team is not whole
          reporter.accepted: "{{helper}}{{#role}}（{{role}}）{{/role}}来帮您，编号 {{number}}{{#eta}}，大约 {{eta}} 分钟到{{/eta}}{{#time}}，{{time}}来{{/time}}。{{#lacking}}已有 {{have}} 人，还差 {{lacking}} 人，正在找。{{/lacking}}{{#code}}开门前问暗号 {{code}}，对不上别开门，{{/code}}有变化打 {{phone}}。"
          reporter.reminder: "{{#until}}{{until}}，{{/until}}{{#helper}}{{helper}}{{/helper}}{{^helper}}约好的人{{/helper}}会来，编号 {{number}}。有变化打 {{phone}}。"
          reporter.arrived: "{{helper}}已经到了，编号 {{number}}{{#code}}，暗号 {{code}}{{/code}}。没见到人就打 {{phone}}。"
          # time: when the helper could come, in the helper's words
          reporter.proposed: "{{helper}}现在来不了，{{time}}能来，编号 {{number}}。行就回“好”，不行就回“不行”；急事打 {{phone}}。"
          # words: what it waits for; until: when that is over, where it is known
          reporter.delayed: "{{helper}}说：{{words}}。{{#until}}{{until}} 再来{{/until}}{{^until}}再来的时间定了就告诉您{{/until}}，编号 {{number}}，急事打 {{phone}}。"
          # words: the part
          reporter.partial: "{{helper}}能帮一部分：{{words}}。剩下的还在找人，编号 {{number}}，急事打 {{phone}}。"
          reporter.door: "{{helper}}在门口，敲门没人应，编号 {{number}}。请开一下门，或者回一句话；也可以打 {{phone}}。"
          # duty: who sees to it; helper: who should have come
          reporter.missed: "对不起，让您白等了，编号 {{number}}。{{#duty}}{{duty}}{{/duty}}{{^duty}}值班人员{{/duty}}马上问{{#helper}}{{helper}}{{/helper}}{{^helper}}清楚{{/helper}}，新的时间还没定，定了就告诉您；急事打 {{phone}}。"
          reporter.returned: "{{helper}}临时来不了，正在给您另找人，编号 {{number}}。着急就打 {{phone}}。"
          # duty: the name of who has it now
          reporter.shortfall: "还没找到能来的人，{{#duty}}{{duty}}{{/duty}}{{^duty}}值班人员{{/duty}}正在想办法，编号 {{number}}。着急就打 {{phone}}。"
          reporter.done: "{{#helper}}{{helper}}说，{{/helper}}您的事办好了，编号 {{number}}。办好了请回“好了”，没办好请回“没办好”。"
          # satisfied: said only where the resident was
          reporter.confirmed: "谢谢您回话，编号 {{number}} 办完了。{{#satisfied}}以后有事随时说。{{/satisfied}}{{^satisfied}}哪里不满意，请打 {{phone}} 告诉我们。{{/satisfied}}"
          reporter.witnessed: "有人看过，说您的事办好了，编号 {{number}}。没办好请回“没办好”，或打 {{phone}}。"
          reporter.reopened: "对不起，没给您办好。{{#duty}}{{duty}}{{/duty}}{{^duty}}值班人员{{/duty}}马上接着办，编号 {{number}}，电话 {{phone}}。"
          reporter.cancelled: "好的，编号 {{number}} 不办了。以后有事再说一声就行。"
          reporter.closed: "社区说，编号 {{number}} 的事办完了。没办好请回“没办好”，或打 {{phone}}。"
          # words: the office's answer
          reporter.answered: "您问的事（编号 {{number}}），社区答复：{{#words}}“{{words}}”。{{/words}}{{^words}}已经处理。{{/words}}还有不清楚的，打 {{phone}}。"
          # state_name: how far it is; of what is over also ended: when, ending_name: how, into: the number that carries it on
          reporter.status: "编号 {{number}}：{{state_name}}{{#helper}}（{{helper}}）{{/helper}}{{^helper}}{{#duty}}（{{duty}}）{{/duty}}{{/helper}}{{#until}}，说好 {{until}} 到{{/until}}{{#ended}}（{{ended}}，{{ending_name}}）{{/ended}}{{#into}}，看编号 {{into}}{{/into}}。急事打 {{phone}}。"
          reporter.noted: "记下了，补到编号 {{number}} 里，来的人会知道。急事打 {{phone}}。"

          # ---- To members ----

          # further: other buildings from which the same was reported
          # until: the time on the clock; minutes: how long that is; words: what the resident said, without what leads to
          # the door, and only on a private path; unconfirmed: not yet proved
          offer.made: |-
            【{{urgency_name}}】{{#unconfirmed}}（还没核实）{{/unconfirmed}}{{#place}}{{place}}{{#further}}、{{further}}{{/further}}，{{/place}}{{category_name}}{{#post}}（{{post}}）{{/post}}{{#when}}，{{when}}{{/when}}，编号 {{number}}。{{#words}}居民说：{{words}}{{/words}}
            请在 {{until}} 前回复：接单 {{number}}；去不了就回：来不了 {{number}}。
          offer.reminder: "编号 {{number}} 还在等您回话（{{#place}}{{place}}，{{/place}}{{category_name}}）。{{until}} 前回复：接单 {{number}}；去不了就回：来不了 {{number}}。"
          offer.taken: "编号 {{number}} 已有人接单{{#helper}}（{{helper}}）{{/helper}}，您不用去了。谢谢您！"
          offer.cancelled: "编号 {{number}} 不用去了，那边已经不需要了。谢谢您！"
          offer.expired: "编号 {{number}} 没等到您回话，已经找别人了，没关系。以后不方便，回一句“来不了”就行。"
          # pair: two must go together; partner: the other one, once known
          # place is the whole address, and contact, reporter (who needs it) and words are there, only on a private path
          member.accepted: |-
            谢谢您！编号 {{number}} 交给您了：{{#place}}{{place}}{{#further}}、{{further}}{{/further}}，{{/place}}{{category_name}}{{#when}}，{{when}}{{/when}}。
            {{#reporter}}
            居民：{{reporter}}
            {{/reporter}}
            {{#contact}}
            电话：{{contact}}
            {{/contact}}
            {{#words}}
            居民说：{{words}}
            {{/words}}
            {{#code}}
            进门暗号：{{code}}，居民问就说
            {{/code}}
            {{#pair}}
            这一趟要两个人一起去，{{#partner}}同去的是{{partner}}{{/partner}}{{^partner}}另一位定了马上告诉您，先别一个人去{{/partner}}。
            {{/pair}}
            到了回“到了”，办好了回：办好了 {{number}}。有难处打 {{phone}}。
          # helper: who goes with them now
          member.partner: "编号 {{number}}，{{#helper}}同去的是{{helper}}，请两个人一起上门{{/helper}}{{^helper}}同去的人来不了了，正在另找，先别一个人去{{/helper}}。有难处打 {{phone}}。"
          member.recalled: "居民把编号 {{number}} 的消息撤回了{{#contact}}，请先打 {{contact}} 问一声{{/contact}}。不用去了就回：来不了 {{number}}；有难处打 {{phone}}。"
          member.seen: "看到了，谢谢。编号 {{number}} 您能去吗？{{#until}}{{until}} 前{{/until}}回 1 接单，回 2 来不了。"
          member.declined: "知道了，编号 {{number}} 我们另找人。谢谢您回话！"
          member.late: "谢谢您！编号 {{number}} {{#helper}}{{helper}}{{/helper}}{{^helper}}别人{{/helper}}先接了，这次不用去了。"
          # helper: who has it; asked first when that one cannot come
          member.reserve: "谢谢您！编号 {{number}} {{#helper}}{{helper}}{{/helper}}{{^helper}}别人{{/helper}}刚先接了。万一去不了，头一个找您。"
          member.not_offered: "现在没有等您接的单。有需要会再找您，谢谢！"
          member.which: "您有几件：{{numbers}}。请带上编号再回一次，比如“接单 编号”。"
          member.proposed: "记下了：编号 {{number}}，您{{time}}能去。问过居民马上告诉您，有变化打 {{phone}}。"
          member.missed: "居民说还没等到您，编号 {{number}}。到了回“到了”，还要多久就回“20分钟”；去不了回：来不了 {{number}}。"
          member.door: "编号 {{number}}，请{{#contact}}打 {{contact}}，{{/contact}}再敲敲门，等几分钟。我们也在找家里人和邻居，有动静马上打 {{phone}}。"
          member.neighbour: "{{#building}}{{building}}{{/building}}{{^building}}您那边{{/building}}有一家敲门没人应，编号 {{number}}。您方便的话去看一眼有没有动静，有消息打 {{phone}}。"
          # helper: the names; have, lacking: where the team is not whole yet
          member.team: "编号 {{number}} {{#lacking}}现在有 {{have}} 人，还差 {{lacking}} 人，先去办能办的，其余接着找{{/lacking}}{{^lacking}}人齐了{{/lacking}}{{#helper}}：{{helper}}{{/helper}}。有难处打 {{phone}}。"
          # words: what the ride is; riders: name, from (where they live), telephone, the last two whole only on a private path
          member.car: |-
            谢谢您！编号 {{number}} 交给您了：{{#when}}{{when}}，{{/when}}{{#words}}{{words}}{{/words}}{{^words}}爱心车{{/words}}。
            {{#riders}}
            · {{name}}{{#from}}，{{from}}{{/from}}{{#telephone}}，电话 {{telephone}}{{/telephone}}
            {{/riders}}
            去不了请马上回：来不了 {{number}}。送到了回：办好了 {{number}}。
          member.car_changed: |-
            编号 {{number}} 坐车的人有变，现在是：
            {{#riders}}
            · {{name}}{{#from}}，{{from}}{{/from}}{{#telephone}}，电话 {{telephone}}{{/telephone}}
            {{/riders}}
            有疑问打 {{phone}}。
          member.reminder: "提醒您：{{#until}}{{until}}，{{/until}}{{#place}}{{place}}，{{/place}}{{category_name}}，编号 {{number}}。去不了请马上回：来不了 {{number}}。"
          member.progress: "编号 {{number}}（{{#place}}{{place}}，{{/place}}{{category_name}}）怎么样了？办好了回：办好了 {{number}}；还没好，请说什么时候能好。"
          member.done: "辛苦了！编号 {{number}} 记为办好，正在问居民。"
          member.noted: "记下了，编号 {{number}}。办好了回：办好了 {{number}}。"
          # words: what the resident added, only on a private path
          member.update: "编号 {{number}}，居民补充了{{#words}}：{{words}}{{/words}}{{^words}}情况{{/words}}{{#place}}（{{place}}）{{/place}}。有疑问打 {{phone}}。"
          member.released: "编号 {{number}} 已交给别人，您不用再跑了。谢谢您！"
          # away, never, only, limit, pause: which it is; from, to, days, count, period; held: how many jobs stay
          member.time: |-
            记下了：{{#away}}{{#to}}{{from}}到{{to}}{{/to}}{{^to}}从现在起{{/to}}不找您{{/away}}{{#never}}{{days}} {{from}}到{{to}}不找您{{/never}}{{#only}}只在{{days}} {{from}}到{{to}}找您{{/only}}{{#limit}}{{period}}最多请您 {{count}} 次{{/limit}}{{#pause}}先不找您了{{/pause}}。要撤销请回：恢复。
            {{#held}}
            您手上的 {{held}} 件还请办完，去不了就回：来不了。
            {{/held}}
          # the same words; left: how many others still hold
          member.time_back: "好的，{{#away}}请假{{/away}}{{#never}}“{{days}} {{from}}到{{to}}不找您”{{/never}}{{#only}}“只在{{days}} {{from}}到{{to}}找您”{{/only}}{{#limit}}“{{period}}最多 {{count}} 次”{{/limit}}{{#pause}}暂停{{/pause}}已撤销，有事会找您。{{#left}}还有 {{left}} 条照旧，再回一次“恢复”就撤销下一条。{{/left}}要改回来，把原话再说一遍就行。"
          # roster, duty: who did it
          member.time_cleared: "您以前说的请假或时间安排不再算数了（{{#roster}}名册改过{{/roster}}{{#duty}}值班人员改的{{/duty}}）。不对就再说一遍，或打 {{phone}}。"
          # count; lines: number, place, category_name, contact (only privately), asked (not answered yet); resting: away now
          member.tasks: |-
            {{#count}}您手上有 {{count}} 件：{{/count}}{{^count}}您手上现在没有事。{{/count}}
            {{#lines}}
            · 编号 {{number}}{{#place}}，{{place}}{{/place}}{{#category_name}}，{{category_name}}{{/category_name}}{{#contact}}，电话 {{contact}}{{/contact}}{{#asked}}（等您回话）{{/asked}}
            {{/lines}}
            {{#resting}}
            现在不找您；要接着来请回：恢复。
            {{/resting}}
            说不准的请打 {{phone}}。
          # helper: who has it now; until: the time on the clock
          offer.hand_over: "{{helper}}想请您代他去：{{#place}}{{place}}，{{/place}}{{category_name}}，编号 {{number}}。能去请在 {{until}} 前回 1，去不了回 2。"
          member.hand_over_asked: "已经去问{{helper}}了，他答应之前还是您的。{{#number}}编号 {{number}}，{{/number}}有变化马上告诉您，急事打 {{phone}}。"
          # helper: who cannot be asked; problem_name: why
          member.hand_over_refused: "{{#number}}编号 {{number}} {{/number}}不能转给{{helper}}{{#problem_name}}：{{problem_name}}{{/problem_name}}。现在还是您的，去不了请回：来不了。"
          member.hand_over_open: "{{helper}}没有答应，编号 {{number}} 还是您的。去不了请回：来不了 {{number}}。"
          member.handed_over: "编号 {{number}} 由{{helper}}去了，您不用跑了。谢谢您！"
          # helper: who has the turn now; role; from, to
          member.cover_asked: "{{helper}}想请您代班：{{role}}，{{from}}到{{to}}。能代{{#until}}请在 {{until}} 前{{/until}}回 1，不能回 2。"
          member.cover_open: "{{helper}}没有答应代班，还是您值班。换别人请再说一遍，或打 {{phone}}。"
          # on: for who has the turn now; helper: who has it, old: who had it
          member.duty: "{{#on}}请您值班：{{role}}，{{from}}到{{to}}（原来是{{old}}）{{/on}}{{^on}}{{role}}，{{from}}到{{to}}由{{helper}}值班，您不用来了{{/on}}。不对请打 {{phone}}。"
          # helper: the member's own name
          member.bound: "绑定好了，您是{{helper}}，以后在这里回话就行。要解除请回：解绑。"
          # taken: the account is somebody else's; blocked: too many wrong ones
          member.bind_failed: "{{#taken}}这个账号在名册里是别人的，绑不上{{/taken}}{{^taken}}这个码不对，或者过期了{{/taken}}。{{#blocked}}一小时以后才能再试；{{/blocked}}请打 {{phone}} 重新要一个。"
          # void: the code holds no more
          member.bind_privately: "绑定请私下发给我，别在群里发。{{#void}}这个码已经作废，请打 {{phone}} 重新要一个。{{/void}}{{^void}}不会弄就打 {{phone}}。{{/void}}"
          # roster: it is the roster that names the account
          member.unbound: "{{#roster}}这个账号写在名册里，要改请打 {{phone}}。{{/roster}}{{^roster}}已经解除绑定，这里不再找您。要恢复请打 {{phone}} 要一个新码。{{/roster}}"
          member.trial: "{{helper}}您好，这是一条试发的消息，看能不能找到您。看到请回：收到。"
          member.trial_heard: "好的，能找到您。谢谢！"
          # held: how many jobs go to others; office: only the office can do it
          member.leaving: "{{#office}}工作人员和单位要退出，请打 {{phone}}。{{/office}}{{^office}}您要退出吗？{{#held}}您手上的 {{held}} 件会请别人去，{{/held}}您的资料会删掉。退出请回：确认退出；只想歇一阵请回：暂停。{{/office}}"
          member.left: "已经退出，以后不找您了。谢谢您一直帮忙！想回来请打 {{phone}}。"
          # lacking: how many are still wanted; said in the members' groups
          work.hands: "人手不够：{{#place}}{{place}}，{{/place}}{{category_name}}{{#lacking}}，还缺 {{lacking}} 人{{/lacking}}。能来的请回：接单 {{number}}。"

          # ---- To the duty ----

          # candidates: who would be asked; words: what the resident said; missing: the building is not known yet
          # again: an alarm just before this one was vouched for by nobody, or was false
          duty.proposal: |-
            请拿主意：{{#again}}（前一次报急还没核实，或刚说过是误报，请先问清楚）{{/again}}编号 {{number}}，{{#place}}{{place}}，{{/place}}{{category_name}}，{{urgency_name}}。
            {{#words}}
            居民说：{{words}}
            {{/words}}
            {{#missing}}
            还不知道是几号楼，派了就问居民。
            {{/missing}}
            {{#candidates}}
            准备找：{{candidates}}
            {{/candidates}}
            回复：派 {{number}}，或：不派 {{number}}。不是求助就回：不是心愿 {{number}}。
          # minutes: since it was put
          duty.proposal.reminder: "编号 {{number}} 等您拿主意{{#minutes}} {{minutes}} 分钟了{{/minutes}}（{{#place}}{{place}}，{{/place}}{{category_name}}）。回复：派 {{number}}，或：不派 {{number}}。"
          # group: where it was said
          duty.observed: |-
            只看不派：{{#group}}{{group}}里{{/group}}有人说：{{words}}
            如果派单：{{#place}}{{place}}，{{/place}}{{category_name}}，{{urgency_name}}{{#candidates}}，会找 {{candidates}}{{/candidates}}。看错了请回：不是心愿 {{number}}，或：改 {{number}} 对的类别。
          duty.doubtful: |-
            {{#group}}{{group}}里{{/group}}{{#words}}这句话像是求助：{{words}}{{/words}}{{^words}}有句话像是求助{{#place}}（{{place}}，{{category_name}}）{{/place}}。{{/words}}
            {{#number}}
            要办就回：派 {{number}}；不是就回：不是心愿 {{number}}。
            {{/number}}
          # danger: where no volunteer is sent; call: what the resident was told to call
          duty.emergency: |-
            【紧急】{{#unconfirmed}}（还没核实）{{/unconfirmed}}编号 {{number}}，{{#place}}{{place}}，{{/place}}{{category_name}}。
            {{#words}}
            居民说：{{words}}
            {{/words}}
            {{#reporter}}
            报事人：{{reporter}}
            {{/reporter}}
            {{#contact}}
            电话：{{contact}}
            {{/contact}}
            {{#danger}}
            有危险，不派志愿者。
            {{/danger}}
            {{#call}}
            已请居民打 {{call}}。
            {{/call}}
            能去请回：接单 {{number}}；不是真的请回：误报 {{number}}。
          duty.recalled: |-
            编号 {{number}} 的消息被撤回了，请打电话问清楚{{#reporter}}：{{reporter}}{{/reporter}}{{#contact}}（{{contact}}）{{/contact}}。
            还要去请回：派 {{number}}；不用了请回：结 {{number}}；没有的事请回：误报 {{number}}。
          # reason_name: why; duty: who is to act
          duty.escalated: |-
            请{{#duty}}{{duty}}{{/duty}}{{^duty}}值班人员{{/duty}}处理：编号 {{number}}，{{reason_name}}。{{#place}}{{place}}，{{/place}}{{category_name}}，{{urgency_name}}。
            {{#words}}
            居民说：{{words}}
            {{/words}}
            派人请回：派 {{number}} 姓名；办完请回：结 {{number}} 加一句答复。
          # helper: who stands there; minutes: since when
          duty.door: "编号 {{number}}（{{#place}}{{place}}，{{/place}}{{category_name}}）{{helper}}敲门没人应，已经 {{minutes}} 分钟。请打电话找家里人{{#reporter}}：{{reporter}}{{/reporter}}{{#contact}}（{{contact}}）{{/contact}}；人没事请回：结 {{number}} 加一句话。"
          duty.sign_of_life: "【请马上定】编号 {{number}}（{{#place}}{{place}}，{{/place}}{{category_name}}）{{helper}}敲门 {{minutes}} 分钟没人应，家里人和邻居都没找到，可能是老人独自在家。像是出事请回：改 {{number}} 紧急；人没事请回：结 {{number}} 加一句话。"
          # state_name: how far it is
          duty.chased: "居民来催了：编号 {{number}}（{{#place}}{{place}}，{{/place}}{{category_name}}），{{state_name}}。派人请回：派 {{number}} 姓名；办完请回：结 {{number}} 加一句答复。"
          duty.reminder: "{{#duty}}{{duty}}，{{/duty}}编号 {{number}} 还没处理（{{reason_name}}）{{#minutes}}，已经 {{minutes}} 分钟{{/minutes}}。派人请回：派 {{number}} 姓名；办完请回：结 {{number}}。"
          # clock_name: what has not happened; spent: after how long; lacking: how many are still wanted; helper: who has it
          duty.clock: "编号 {{number}}{{#category_name}}（{{#place}}{{place}}，{{/place}}{{category_name}}）{{/category_name}}{{#spent}}{{spent}}了，{{/spent}}{{^spent}}过了时限，{{/spent}}{{#clock_name}}{{clock_name}}{{/clock_name}}{{^clock_name}}还没办到{{/clock_name}}{{#lacking}}，缺 {{lacking}} 人{{/lacking}}{{#helper}}（{{helper}}）{{/helper}}。{{#duty}}请{{duty}}问一下。{{/duty}}"
          # begins: now there is; count: what waits
          duty.overload: "{{#begins}}现在事情多过人手{{#count}}，{{count}} 件在等{{/count}}：先办急的，能接的人可以多接几件，不急的已请居民多等。{{/begins}}{{^begins}}人手够了，照平常办{{#count}}，还有 {{count}} 件在等{{/count}}。{{/begins}}"
          duty.accepted: "编号 {{number}}（{{#place}}{{place}}，{{/place}}{{category_name}}）{{helper}}接单了。"
          duty.done: "编号 {{number}} {{#helper}}{{helper}}说{{/helper}}办好了，正在问居民。"
          # reporter, contact: whom to call; message_name: what to say; helper, eta, answer: where there are any
          duty.tell: |-
            {{#duty}}{{duty}}，{{/duty}}请打电话告诉{{#reporter}}{{reporter}}{{/reporter}}{{^reporter}}居民{{/reporter}}{{#contact}}（{{contact}}）{{/contact}}：编号 {{number}}，{{message_name}}{{#helper}}（{{helper}}{{#eta}}，大约 {{eta}} 分钟到{{/eta}}{{#time}}，{{time}}{{/time}}）{{/helper}}。
            {{#answer}}
            答复是：{{answer}}
            {{/answer}}
            打完请回：已告知 {{number}}。
          duty.untold: "编号 {{number}} 早已结束，一直没人打电话告诉{{#reporter}}{{reporter}}{{/reporter}}{{^reporter}}居民{{/reporter}}{{#contact}}（{{contact}}）{{/contact}}，不再提醒了，已记为“没有告知”。"
          # minutes: since when; count, numbers, more: what waits
          duty.paused: "停派已经 {{minutes}} 分钟了，{{#count}}{{count}} 件事在等：{{numbers}}{{#more}}，还有 {{more}} 件{{/more}}{{/count}}{{^count}}现在没有事在等{{/count}}。恢复派单请回：恢复。"
          # channel: its name; detail: what was seen
          duty.channel.lost: "{{channel}} 断线了，那边的消息收不到{{#detail}}（{{detail}}）{{/detail}}。请尽快检查，这段时间多留意电话 {{phone}}。"
          duty.channel.back: "{{channel}} 恢复了。请翻看断线时的消息，看有没有漏掉的。"
          # sequence: the number of the input
          duty.set_aside: "有一条消息没能处理，先放在一边（第 {{sequence}} 条）。请管理员用 paidan inbox --set-aside 查看。"
          # recipient: who did not get it; cause: why
          duty.undelivered: "没能通知到{{recipient}}{{#number}}（编号 {{number}}）{{/number}}：{{cause}}。请打电话告诉一声。"
          # file: where the mail is kept
          duty.unreadable: "有一封邮件打不开，原件在 {{file}}。请管理员看一下。"
          # day; otherwise as desk.today; by mail with place and contact
          duty.brief: |-
            {{day}} 还没办完的事：{{count}} 件。{{#paused}}现在停派，恢复请回：恢复。{{/paused}}
            {{#lines}}
            {{number}} {{#place}}{{place}} {{/place}}{{#category_name}}{{category_name}}，{{/category_name}}{{state_name}}{{#helper}}，{{helper}}{{/helper}}{{#duty}}，请{{duty}}处理{{/duty}}{{#contact}}，电话 {{contact}}{{/contact}}
            {{/lines}}
            {{#more}}
            还有 {{more}} 件没列出来。
            {{/more}}
          # month; lines: text; none where it could not be counted
          duty.month: |-
            {{month}}的数字：{{^lines}}没能算出来，请管理员看一下。{{/lines}}
            {{#lines}}
            {{text}}
            {{/lines}}
          # holiday: the days, where it is about a public holiday; lines: span, and role or buildings and part
          duty.gaps: |-
            {{#holiday}}{{holiday}}放假，到时人手有空档：{{/holiday}}{{^holiday}}值班有空档：{{/holiday}}
            {{#lines}}
            {{span}} {{#role}}{{role}}没有人{{/role}}{{#buildings}}{{buildings}}{{part}}没有志愿者能来{{/buildings}}
            {{/lines}}
            {{#more}}
            还有 {{more}} 处没列出来。
            {{/more}}
            请早点安排人顶上。
          # count: how many ride; lines: car, ride (the number to answer), time, place, helper, partner, names; waiting, unplaced;
          # cancelled, seatless: it does not take place, or there is no seat, and names must be called
          duty.campaign: |-
            编号 {{number}}，{{title}}：{{#cancelled}}不办了，请打电话告诉 {{names}}{{#contact}}（{{contact}}）{{/contact}}。{{/cancelled}}{{^cancelled}}{{#seatless}}没有座位了，请打电话告诉 {{names}}{{#contact}}（{{contact}}）{{/contact}}。{{/seatless}}{{^seatless}}{{count}} 人报名。{{/seatless}}{{/cancelled}}
            {{#lines}}
            {{car}}号车{{#ride}}（编号 {{ride}}）{{/ride}} {{time}} {{place}}，{{#helper}}{{helper}}开车{{/helper}}{{^helper}}司机还在找{{/helper}}{{#partner}}，{{partner}}陪同{{/partner}}：{{names}}
            {{/lines}}
            {{#waiting}}
            没排上车：{{waiting}}
            {{/waiting}}
            {{#unplaced}}
            没写楼栋：{{unplaced}}。补上请回：报名 {{number}} 姓名 几栋
            {{/unplaced}}
          duty.late: |-
            {{#group}}{{group}}里{{/group}}这条消息晚到了 {{minutes}} 分钟，没有自动派单{{#words}}：{{words}}{{/words}}
            {{#number}}
            还要办就回：派 {{number}}；不用了就回：结 {{number}}。
            {{/number}}
          # names, count, more: who; numbers: what went on to others; by_word, by_group, by_roster: how
          duty.left: "{{#by_word}}{{names}}说要退出{{/by_word}}{{#by_group}}{{names}}退了志愿者群{{/by_group}}{{#by_roster}}名册里去掉了 {{count}} 个：{{names}}{{#more}}，还有 {{more}} 个{{/more}}{{/by_roster}}，不再找了，资料已删。{{#numbers}}编号 {{numbers}} 另找人了。{{/numbers}}{{^by_roster}}弄错了请回：恢复 {{names}}。{{/by_roster}}"
          # old: who had it; helper: who has it now; undo: what to say to change it back
          duty.swapped: "{{old}}请{{helper}}代班：{{role}}，{{from}}到{{to}}。要改回请说：{{undo}}。"

          # ---- The desk's answers in the duty group: what changed, and how to undo it ----

          # helper: who was asked; missing: the resident is asked for the building first
          desk.dispatched: "编号 {{number}} {{#helper}}派给{{helper}}{{/helper}}{{^helper}}{{^missing}}正在找人{{/missing}}{{/helper}}{{#missing}}，先问居民是几号楼{{/missing}}。要收回请回：不派 {{number}}。"
          desk.refused: "编号 {{number}} 不派了。要派请回：重开 {{number}}。"
          desk.not_a_wish: "编号 {{number}} 不当作求助了。{{^observed}}弄错了请回：重开 {{number}}。{{/observed}}{{#observed}}弄错了请回：改 {{number}} {{category_name}}。{{/observed}}"
          # old_… and new_…: place, category_name, urgency_name, people and skills, each where it was changed; new_door: the door was
          desk.amended: "编号 {{number}} 改好了{{#new_place}}，{{#old_place}}{{old_place}}改成{{/old_place}}{{new_place}}{{/new_place}}{{#new_category}}，{{old_category_name}}改成{{new_category_name}}{{/new_category}}{{#new_urgency}}，{{old_urgency_name}}改成{{new_urgency_name}}{{/new_urgency}}{{#new_people}}，{{old_people}}人改成{{new_people}}人{{/new_people}}{{#new_skills}}，特长由{{old_skills}}改成{{new_skills}}{{/new_skills}}{{#new_door}}，换了门牌{{/new_door}}。改错了请回：改 {{number}}{{#new_place}}{{#old_place}} {{old_place}}{{/old_place}}{{^old_place}} 对的楼号{{/old_place}}{{/new_place}}{{#old_category}} {{old_category_name}}{{/old_category}}{{#old_urgency}} {{old_urgency_name}}{{/old_urgency}}{{#old_people}} {{old_people}}人{{/old_people}}{{#old_skills}} {{old_skills}}{{/old_skills}}{{#new_door}} 对的门牌{{/new_door}}。"
          desk.closed: "编号 {{number}} 结了。要接着办请回：重开 {{number}}。"
          desk.reopened: "编号 {{number}} 重开了，正在找人。不办了请回：结 {{number}}。"
          desk.skipped: "{{#days}}{{days}} 不去了{{/days}}{{^days}}记下了{{/days}}，编号 {{number}}{{#next}}，下次 {{next}}{{/next}}{{^next}}，以后都不去了{{/next}}。要恢复请住户再说一次。"
          desk.told: "编号 {{number}} 记下了：已经打过电话。谢谢！"
          desk.held: "编号 {{number}} 先放着，{{until}} 再提醒您。提前办请回：派 {{number}}。"
          # into: the number that carries it on
          desk.merged: "编号 {{number}} 和 {{into}} 一起办了，地址、电话、说过的话和报事的人都并到 {{into}}。要分开请回：重开 {{number}}，人就各归各；{{into}} 的地址不对请回：改 {{into}} 楼号。"
          desk.paused: "停派了：新来的事只记下，不派人。恢复请回：恢复。"
          desk.resumed: "恢复派单了{{#count}}，停派时等着的 {{count}} 件接着办：{{numbers}}{{#more}}，还有 {{more}} 件{{/more}}{{/count}}。要停请回：停派。"
          # until: of an announced drill; with a number: that wish is practice, observed: it is none after all
          desk.drill: "{{#number}}编号 {{number}} {{#observed}}不算演练了{{/observed}}{{^observed}}记为演练，另外统计{{/observed}}。弄错了再回一次：演练 {{number}}。{{/number}}{{^number}}演练开始了：到 {{until}} 为止，说到“演练”的事都记为演练，另外统计。提前结束请回：演练结束。{{/number}}"
          desk.drill_over: "演练结束了，之后的事都当真的办。再来一次请回：演练。"
          # count; paused; lines: number, building, category_name, state_name, helper, duty; more: how many are not listed
          desk.today: |-
            没办完的事：{{count}} 件。{{#paused}}现在停派，恢复请回：恢复。{{/paused}}
            {{#lines}}
            {{number}} {{#building}}{{building}} {{/building}}{{#category_name}}{{category_name}}，{{/category_name}}{{state_name}}{{#helper}}，{{helper}}{{/helper}}{{#duty}}，请{{duty}}处理{{/duty}}
            {{/lines}}
            {{#more}}
            还有 {{more}} 件没列出来。
            {{/more}}
          # lines: role, helper, until, telephone
          desk.on_duty: |-
            {{^lines}}
            值班表上现在没有人。
            {{/lines}}
            {{#lines}}
            {{role}}：{{helper}}{{#telephone}}，{{telephone}}{{/telephone}}{{#until}}，到 {{until}}{{/until}}
            {{/lines}}
          # undo: what to say to change it back
          desk.duty_swapped: "{{role}}，{{from}}到{{to}}，由{{helper}}值班（原来是{{old}}）。要改回请说：{{undo}}。"
          # accept, decline, complete: what was done for the member
          desk.acted: "编号 {{number}}，已替{{helper}}{{#accept}}接单{{/accept}}{{#decline}}回“来不了”，另找人了{{/decline}}{{#complete}}报“办好了”，正在问居民{{/complete}}。弄错了请回：{{#accept}}代 {{helper}} 来不了 {{number}}{{/accept}}{{#decline}}派 {{number}} {{helper}}{{/decline}}{{#complete}}重开 {{number}}{{/complete}}。"
          desk.time_cleared: "{{helper}}的请假、暂停和时间安排都撤销了，有事会找。要改回，请本人再说一遍。"
          # title, when, closes, count, names (before the cars are arranged), lines, waiting, unplaced as in duty.campaign
          desk.campaign: |-
            编号 {{number}}，{{title}}，{{when}}：{{count}} 人报名{{#names}}（{{names}}）{{/names}}。{{#closes}}{{closes}} 截止。{{/closes}}
            {{#lines}}
            {{car}}号车{{#ride}}（编号 {{ride}}）{{/ride}} {{time}} {{place}}，{{#helper}}{{helper}}开车{{/helper}}{{^helper}}司机还在找{{/helper}}{{#partner}}，{{partner}}陪同{{/partner}}：{{names}}
            {{/lines}}
            {{#waiting}}
            没排上车：{{waiting}}
            {{/waiting}}
            {{#unplaced}}
            没写楼栋：{{unplaced}}。补上请回：报名 {{number}} 姓名 几栋
            {{/unplaced}}
            加人请回：报名 {{number}} 姓名 几栋 几人；去掉：退名 {{number}} 姓名；现在就排车：排车 {{number}}；不办了：结 {{number}}。
          desk.help: |-
            在这个群里回复某条通知，或者带上编号，就能这样说：
            派 编号 姓名（不写姓名就由系统找人）｜不派 编号｜不是心愿 编号
            改 编号 12栋（也可以改门牌、类别、急不急、几个人、特长）｜结 编号 一句答复｜重开 编号｜挂 编号 原因
            合并 编号 另一个编号｜已告知 编号｜误报 编号
            停派｜恢复｜今天｜谁在值班｜月报 10月｜演练（再写编号就把那件记为演练）｜演练结束
            替居民报事：代报 12-1-301 王奶奶 厨房漏水 电话
            替志愿者回话：代 王建国 接单 编号（或：来不了、办好了）｜让他重新接单：恢复 王建国
            今晚值班换王强（也可以说：12月3日物业值班换王强）
            活动 接种疫苗 11月28日9点 社区医院 车4座（居民在群里接龙）｜活动 编号｜报名 编号 姓名 几栋 几人｜退名 编号 姓名｜排车 编号
          # reporter: for whom; waits_until: it is night and goes out then
          desk.reported: "{{#reporter}}替{{reporter}}{{/reporter}}记下了，编号 {{number}}{{#category_name}}：{{#place}}{{place}}，{{/place}}{{category_name}}{{/category_name}}。{{#waits_until}}现在夜深了，{{waits_until}} 开始找人。{{/waits_until}}弄错了请回：不是心愿 {{number}}。"
          # problem_name: why not; given: what was said
          desk.problem: "{{problem_name}}{{#given}}（{{given}}）{{/given}}。不知道怎么说，就回：帮助。"

          # ---- To everybody in a group of residents ----

          # when, destination, meeting, closes; cancelled: it does not take place
          group.campaign: "{{title}}（{{when}}）{{#cancelled}}不办了，报了名的不用等车。{{/cancelled}}{{^cancelled}}{{#destination}}，去{{destination}}{{/destination}}，{{#meeting}}{{meeting}}上车{{/meeting}}{{^meeting}}爱心车到楼下接{{/meeting}}。要坐车请接龙，写称呼、几栋、几个人，{{closes}} 截止；{{/cancelled}}有事打 {{phone}}。"
          # lines: car, time, place, helper, partner, names; waiting
          group.cars: |-
            {{title}}，坐车这样安排：
            {{#lines}}
            {{car}}号车 {{time}} {{place}}，{{#helper}}{{helper}}开车{{/helper}}{{^helper}}司机还在找{{/helper}}{{#partner}}，{{partner}}陪同{{/partner}}：{{names}}
            {{/lines}}
            {{#waiting}}
            还没有座位：{{waiting}}，有了马上告诉。
            {{/waiting}}
            不去了请说“取消报名”，有事打 {{phone}}。
          group.car: "{{title}}，{{car}}号车有变：{{time}} {{place}}，{{#helper}}{{helper}}开车{{#partner}}，{{partner}}陪同{{/partner}}{{/helper}}{{^helper}}司机正在另找{{/helper}}（{{names}}）。有事打 {{phone}}。"

          # ---- Frames ----

          # count; lines: text
          digest: |-
            有 {{count}} 条通知：
            {{#lines}}
            · {{text}}
            {{/lines}}
          mail.subject: "您的求助，编号 {{number}}（{{community}}）"

        names:
          category:
            repair: 家里维修
            facility: 公共设施
            medical: 看病用药
            eldercare: 照顾老人
            errand: 跑腿代办
            transport: 接送
            safety: 安全
            dispute: 邻里纠纷
            environment: 环境卫生
            parking: 停车
            admin: 办事咨询
            goods: 借用物品
            companion: 陪伴
            other: 其他
          urgency:
            emergency: 紧急
            urgent: 今天要办
            scheduled: 约好时间
            normal: 不急
          state:
            received: 已记下，等社区安排
            needs_answer: 等回话
            open: 正在找人
            under_way: 有人在办
            done: 说是办好了，等确认
            confirmed: 办完了
            answered: 已答复
            cancelled: 不办了
            merged: 和另一件一起办
          ending:
            confirmed: 居民说办好了
            witnessed: 旁人说办好了
            silent: 一直没有回话
            answered: 社区答复了
            closed_by_desk: 社区结的
            withdrawn: 居民说不用了
            unanswered: 问了没有回答
            not_a_wish: 不是求助
            not_dispatched: 社区决定不派
            observed: 只看不派
            merged: 和另一件一起办
          reason:
            shortfall: 找不到能来的人
            emergency: 紧急情况
            office: 要社区来办或答复
            no_answer: 问居民的话没有回音
            no_word: 派不派还没拿主意
            quiet_holder: 接单的人没有消息
            not_done: 居民说没人来或没办好
            unopened: 敲门没人应，要去看看
            sensitive: 不便公开，请专人处理
          clock:
            acknowledge: 还没回居民的话
            accept: 人还没找齐
            start: 还没说到了
            finish: 还没办完
          wait:
            quiet_hours: 夜里不打扰，早上再派
            staff_first: 先请社区核实
            scheduled: 约好的时间还没到
            other_time: 有人能改时间来，正在问居民
            hold: 先放着
            paused: 社区停派
            campaign: 等人报名，或等车回来
          danger:
            fire: 火灾
            gas: 燃气泄漏
            violence: 暴力
            self_harm: 有人想不开
          ring:
            building: 本楼
            grid: 本网格
            neighbours: 相邻网格
            community: 全社区
            duty: 值班
          kind:
            member: 志愿者
            staff: 社区工作人员
            organization: 服务单位
          problem:
            no_campaign: 没有正在报名的活动
            campaign: 活动和它的车不能这样改
            campaign_when: 没看出哪天几点出发，比如这样写：活动 接种疫苗 11月28日上午9点 社区医院
            campaign_closes: 报名截止要在出发以前
            no_such_rider: 名单里没有这个人
            ambiguous_rider: 名单里有同名的人
            no_series: 这件事没有那样的下一次
            no_such_wish: 没有这个编号
            no_such_member: 名册里没有这个人
            no_such_shift: 那天没有这个班
            not_for_duty: 这个班要工作人员来值
            not_engaged: 这件事没在他手上
            holds_already: 这件事已经在他手上
            not_fitting: 这件事他不合适
            no_such_month: 没有这个月的数字
            open_wishes: 还有没办完的事
            no_contact: 这个人联系不上
            danger: 有危险，不能派志愿者
            not_staff: 这个只有社区工作人员能做
            not_open: 这件事现在不能这样做
            already_over: 这件事已经办完了
            nothing_to_change: 没看出要改什么
            which_wish: 不知道是哪一件，请带上编号
            no_place: 没有这栋楼
            ambiguous_member: 有重名，请写编号
            party: 这件事和本人有关，要别人来办
            sensitive: 不便公开的事不能合并
          message:
            reporter.received: 您说的事记下了，正在找人
            reporter.signed_up: 报名的事记下了
            reporter.car: 坐哪辆车
            reporter.series: 每次都会安排人
            reporter.skipped: 那几次不来了
            reporter.series_ended: 以后不来了
            reporter.confided: 您说的事记下了，只给专人看
            reporter.emergency: 请马上打急救电话，社区也在叫人
            reporter.unconfirmed: 还没有人确认，请马上打急救电话
            reporter.false_alarm: 社区核实过了，不用再去人
            reporter.merged: 这件事已经记着了，有人去了会告诉您
            reporter.ask.building: 请问是几号楼
            reporter.ask.what: 请问要帮什么忙
            reporter.ask.which: 请问说的是哪一件
            reporter.ask.when: 请问什么时候去合适
            reporter.accepted: 有人接了，会来帮您
            reporter.reminder: 约好的时间快到了
            reporter.arrived: 来的人已经到了
            reporter.proposed: 有人能来，要换个时间，问行不行
            reporter.delayed: 来的人要等东西，再来的时间说一声
            reporter.partial: 有人能帮一部分，剩下的还在找人
            reporter.door: 来的人在门口，敲门没人应
            reporter.missed: 没等到人，对不起，正在问
            reporter.returned: 原来的人来不了，正在另找人
            reporter.shortfall: 还没找到能来的人，正在想办法
            reporter.done: 来的人说办好了，请问办好没有
            reporter.confirmed: 谢谢回话，这件事办完了
            reporter.witnessed: 有人看过，说办好了
            reporter.reopened: 没办好，对不起，马上接着办
            reporter.cancelled: 这件事不办了
            reporter.closed: 社区说办完了，请问办好没有
            reporter.answered: 社区有答复了
            reporter.status: 办到哪一步了
            reporter.noted: 补充的话记下了
          rule:
            E_KIND: 不是这类人员
            E_DANGER: 有危险，不派志愿者
            E_SKILL: 没有这项特长
            E_SAFEGUARD: 还没审核，不能单独上门
            E_CONFLICT: 与此事有关
            E_AWAY: 请假
            E_HOURS: 这个时段没空
            E_CONTACT: 联系不上
            E_ASKED: 这件事已问过
            E_OFFERED: 正等他回另一件
            E_CAP: 手上的事满了
            E_BUSY: 那个时间答应了别处
            E_REST: 刚办完一件，歇一歇
            E_NAGGED: 问得太多了
            R_RING: 有人更近
            R_SCARCITY: 他的特长留给更需要的事
            R_CONTINUITY: 有人帮过这位居民
            R_LOAD: 有人最近做得少
            R_ACCEPTANCE: 有人更常接单
            R_IDLE: 轮到别人了
            R_HASH: 条件一样，轮流来

        """#
}
