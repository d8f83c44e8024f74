import PaidanCore

/// The ways to reach a member as a roster writes them, in order of preference: `qq:10001; work-group; phones:{id}`.
struct ContactNotation {
    let context: RosterContext
    let member: Member

    /// The contacts of a cell; of the member's accounts where the cell is empty. What leads nowhere is recorded.
    func read(_ cell: Table.Cell?) -> [Member.Contact] {
        guard let cell else { return contactsOfAccounts() }
        return cell.text.split { ";；\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }.compactMap { item in
            if let colon = item.firstIndex(where: { $0 == ":" || $0 == "：" }) {
                return direct(item[..<colon].trimmed, item[item.index(after: colon)...].trimmed, at: cell.spot)
            }
            return named(item, at: cell.spot)
        }
    }

    private func contactsOfAccounts() -> [Member.Contact] {
        member.accounts.compactMap { account in
            context.channels.first { $0.settings.namespace == account.namespace && $0.rule.reachesPersons }
                .map { contact($0, address: account.id) }
        }
    }

    private func contact(_ channel: ChannelReader.Channel, address: String) -> Member.Contact {
        Member.Contact(
            destination: .direct(address, on: channel.settings.id), privacy: channel.rule.privacy, rings: channel.rings)
    }

    /// `channel:address`: one person on a channel.
    private func direct(_ name: String, _ address: String, at spot: Spot) -> Member.Contact? {
        guard let channel = context.channels.first(where: { $0.settings.id.rawValue == name }) else {
            refuse(name, at: spot)
            return nil
        }
        return person(on: channel, address: address, at: spot)
    }

    /// The name of a group, or of a channel on which the member has an account.
    private func named(_ name: String, at spot: Spot) -> Member.Contact? {
        if let group = context.groups.first(where: { $0.name == name || $0.rule.name == name }) {
            return member(in: group, at: spot)
        }
        guard let channel = context.channels.first(where: { $0.settings.id.rawValue == name }) else {
            refuse(name, at: spot)
            return nil
        }
        guard let account = member.accounts.first(where: { $0.namespace == channel.settings.namespace }) else {
            spot.fault(
                "names a channel without an address, and the member has no account of its namespace \(channel.settings.namespace)",
                "只写了渠道没写地址，而此人没有 \(channel.settings.namespace) 账号", got: name)
            return nil
        }
        return person(on: channel, address: account.id, at: spot)
    }

    private func member(in group: GroupSettings, at spot: Spot) -> Member.Contact? {
        let channel = context.channels.first { $0.settings.id == group.rule.channel }
        guard let channel, channel.rule.reachesGroups else {
            spot.fault("names a group that cannot be written to", "这个群不能发消息", got: group.name)
            return nil
        }
        guard group.rule.audience != .residents else {
            spot.fault(
                "names a residents' group: offers would be read by all of them", "这是居民群，派单消息会被所有居民看到", got: group.name)
            return nil
        }
        return Member.Contact(
            destination: group.rule.destination,
            mention: member.accounts.first { $0.namespace == channel.settings.namespace }?.id, privacy: .group)
    }

    private func person(on channel: ChannelReader.Channel, address: String, at spot: Spot) -> Member.Contact? {
        guard channel.rule.reachesPersons else {
            spot.fault(
                "names a channel that cannot write to one person", "这个渠道不能给个人发消息", got: channel.settings.id.rawValue)
            return nil
        }
        guard
            let address = AddressNotation(member: member, channel: channel.settings.id, secrets: context.secrets)
                .read(address, at: spot)
        else { return nil }
        if channel.settings.platform == .mail && !MailAddress.isAddress(address) {
            spot.fault("must be a mail address", "应当是电子邮箱地址", got: address)
            return nil
        }
        return contact(channel, address: address)
    }

    private func refuse(_ name: String, at spot: Spot) {
        guard context.isComplete else { return }
        let known = context.channels.map(\.settings.id.rawValue) + context.groups.map(\.name)
        let hint = Spelling.hint(name, among: known)
        spot.fault(
            "is neither a channel nor a group of this community\(hint.english)", "不是渠道，也不是本社区的群\(hint.chinese)",
            got: name)
    }
}

/// The address of one person on a channel: as written, with `{id}` and `{phone}` filled in, or kept as a secret.
struct AddressNotation {
    let member: Member
    let channel: ChannelID
    let secrets: Secrets

    /// The address; nil where it is empty or its secret cannot be had, which is then recorded.
    func read(_ text: String, at spot: Spot) -> String? {
        var address = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            address += rest[..<open]
            guard let value = value(of: rest[rest.index(after: open)..<close].trimmed, at: spot) else { return nil }
            address += value
            rest = rest[rest.index(after: close)...]
        }
        address += rest
        guard !address.isEmpty || secrets.use == .unread || secrets.use == .proved && text.contains("{credential")
        else {
            spot.fault("has no address after the colon", "冒号后面没有地址", got: "\(channel):")
            return nil
        }
        return address
    }

    private func value(of name: String, at spot: Spot) -> String? {
        switch name {
        case "id": return member.id.rawValue
        case "phone":
            if member.phone == nil { spot.fault("{phone} needs a number in the column phone", "{phone} 需要先填手机号") }
            return member.phone
        // Without a name the credential is called after the channel and the member.
        case "credential": return secrets.resolve(kind: name, name: "\(channel).\(member.id)", at: spot)
        default:
            let parts = name.split(separator: ":", maxSplits: 1).map(\.trimmed)
            guard parts.count == 2, ["credential", "env", "file"].contains(parts[0]) else {
                spot.fault(
                    "knows {id}, {phone}, {credential}, {credential:NAME}, {env:NAME} and {file:PATH}",
                    "只认 {id}、{phone}、{credential}、{credential:名称}、{env:变量名}、{file:路径}", got: "{\(name)}")
                return nil
            }
            return secrets.resolve(kind: parts[0], name: parts[1], at: spot)
        }
    }
}
