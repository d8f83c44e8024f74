import PaidanCore

extension Neighbourhood {
    /// A campaign from its announcement to its end, with what comes between: people sign up and leave, a driver drops out,
    /// a car fills up, and a second campaign does not take place.
    mutating func holdCampaign() {
        pass(.hours(30))
        staff("恢复")
        staff("活动 60岁以上接种疫苗 后天上午9点、10点 社区医院 车4座×1 陪同3 报名到明天18点")
        guard let campaign = desk.state.wishes.values.filter({ $0.campaign != nil }).map(\.number).max() else { return }
        resident("1", "接龙 接种疫苗\n1. 张阿姨 3栋501 9点")
        resident("2", "接龙 接种疫苗\n1. 张阿姨 3栋501 9点\n2. 李伯 3栋 2人 9点")
        resident("3", "我要报名，9栋，两个人，9点", alone: true)
        resident("4", "报名 钱师傅")
        staff("报名 \(campaign) 王奶奶 5栋 10点 13900001234")
        staff("报名 \(campaign) 孙爷爷 10点 13900001235")
        staff("活动")
        staff("排车 \(campaign)")
        take(campaign)
        pass(.hours(25))
        dropOut(campaign)
        resident("5", "报名 周大妈 5栋 2人 10点", alone: true)
        resident("2", "取消报名")
        take(campaign)
        staff("退名 \(campaign) 王奶奶")
        pass(.days(2))
        staff("活动 看花 后天上午9点 植物园")
        resident("1", "报名 张阿姨 3栋", alone: true)
        resident("2", "报名 李伯 3栋")
        staff("报名 吴奶奶 5栋 13900001236")
        staff("结 \(desk.state.wishes.values.filter { $0.campaign != nil }.map(\.number).max() ?? 1024)")
    }

    private mutating func resident(_ id: String, _ text: String, alone: Bool = false) {
        let group = rulebook.groups.first { $0.audience == .residents && $0.channel == "qq" && $0.level != .observe }
        let sender = Message.Sender(account: Account(namespace: "qq", id: "77\(id)"), name: "街坊\(id)")
        hear(message(text, by: sender, in: alone ? nil : group?.id, on: "qq"))
    }

    private mutating func staff(_ text: String) {
        guard let account = rulebook.members.first(where: { $0.kind == .staff })?.accounts.first,
            let group = rulebook.groups.first(where: { $0.audience == .duty && $0.channel == "qq" })
        else { return }
        hear(message(text, by: Message.Sender(account: account), in: group.id, on: "qq"))
    }

    /// Volunteers take the cars, as they told the office.
    private mutating func take(_ campaign: WishNumber) {
        let rides = desk.state.wishes.values.filter { $0.ride?.campaign == campaign && !$0.state.isOver }
        for (ride, member) in zip(
            rides.sorted { $0.number < $1.number }, rulebook.members.filter { $0.kind == .member })
        {
            staff("代 \(member.name) 接单 \(ride.number)")
        }
    }

    private mutating func dropOut(_ campaign: WishNumber) {
        let rides = desk.state.wishes.values.filter { $0.ride?.campaign == campaign && $0.isHeld }
        for ride in rides {
            guard let driver = ride.holders.first, let member = rulebook.members.first(where: { $0.id == driver })
            else {
                continue
            }
            staff("代 \(member.name) 来不了 \(ride.number)")
        }
    }
}
