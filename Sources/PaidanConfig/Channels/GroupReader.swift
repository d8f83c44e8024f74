import PaidanCore

/// A conversation of a channel with the community it belongs to.
struct GroupSettings {
    /// How rosters call it.
    var name: String
    var community: CommunityID
    var rule: GroupRule
    var spot: Spot
}

/// Reads the groups of a channel.
struct GroupReader {
    let channel: ChannelReader.Channel

    private static let keys = ["id", "name", "community", "audience", "level", "auto_categories"]

    /// The groups in the file's order, and whether they are all: what is at fault is recorded and left out.
    func read() -> (groups: [GroupSettings], isComplete: Bool) {
        guard let entry = channel.groups else { return ([], true) }
        guard let pairs = entry.pairs() else { return ([], false) }
        let groups = pairs.compactMap { name, key, value in read(name, at: key, value) }
        return (groups, groups.count == pairs.count)
    }

    private func read(_ name: String, at key: Spot, _ entry: Entry) -> GroupSettings? {
        guard !name.contains(where: { ":;,、；".contains($0) || $0.isWhitespace }) else {
            key.fault(
                "must hold no colon, comma, semicolon or space: rosters name it", "名册要引用它，不能含冒号、逗号、分号或空格", got: name)
            return nil
        }
        guard let fields = Fields(entry, known: GroupReader.keys) else { return nil }
        // A robot writes to its one group, which needs no id.
        let isRobot = [.wecomRobot, .discord].contains(channel.settings.platform)
        let id =
            isRobot
            ? fields.optional("id") { $0.text() } ?? channel.settings.id.rawValue : fields.required("id") { $0.text() }
        let community = fields.required("community") { $0.text() }
        let audience = fields.required("audience") { $0.word(among: Vocabularies.audiences) }
        guard let id, let community, let audience else { return nil }
        var rule = GroupRule(
            channel: channel.settings.id, id: GroupID(id), name: fields.optional("name") { $0.text() } ?? name,
            audience: audience, level: fields.value("level", default: .observe) { $0.word(among: Vocabularies.levels) })
        rule.autoCategories = fields["auto_categories"].map { $0.words(Category.self) }
        check(rule, fields)
        return GroupSettings(name: name, community: CommunityID(community), rule: rule, spot: key)
    }

    private func check(_ rule: GroupRule, _ fields: Fields) {
        if rule.autoCategories != nil && rule.level != .auto {
            fields.key("auto_categories").fault(
                "only holds at level auto", "只有 level 是 auto 时才有用", got: rule.level.rawValue)
        }
        if rule.audience == .duty && !channel.rule.reachesGroups {
            fields.spot.fault(
                "a duty group needs a channel that can write to groups", "值班群所在的渠道必须能往群里发消息", got: rule.channel.rawValue
            )
        }
    }
}
