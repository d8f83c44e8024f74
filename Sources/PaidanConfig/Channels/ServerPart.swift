import PaidanCore

/// What `paidan.yaml` and the calendar say, as far as it could be read.
struct ServerPart {
    var settings = ServerSettings()
    var channels: [ChannelReader.Channel] = []
    var groups: [GroupSettings] = []
    var mailDrops: [MailDropSettings] = []
    var languageModel: LanguageModelSettings?
    var calendar = Calendar()
    var secrets: Secrets
    /// Whether every channel and every group could be read, so that a name which is not among them is wrong.
    var isComplete = false
}

/// Reads `paidan.yaml` whole.
struct ServerPartReader {
    let directory: String
    let findings: Findings
    /// The communities that have a folder.
    let communities: [CommunityID]
    var secrets: Secrets

    /// The server's part; what is at fault is recorded and left out.
    func read() -> ServerPart {
        var part = ServerPart(secrets: secrets)
        part.calendar = CalendarReader(directory: "\(directory)/calendar", findings: findings).read()
        let file = "\(directory)/paidan.yaml"
        guard let root = YamlFile.root(of: file, findings: findings),
            let fields = Fields(root, known: ["server", "channels", "mail_drops", "language_model", "demo_secrets"])
        else { return part }
        if let demo = fields["demo_secrets"] { part.secrets.demo = DemoSecrets.read(demo, in: directory) }
        part.settings = fields["server"].map(ServerReader(directory: directory).read) ?? part.settings
        part.languageModel = fields.optional("language_model", LanguageModelReader(secrets: part.secrets).read)
        readChannels(fields, into: &part)
        checkGroups(part)
        if let drops = fields["mail_drops"] {
            let read = MailDropReader(directory: directory, channels: part.channels).read(drops)
            part.mailDrops = read.map(\.drop)
            for (drop, fields) in read { check(drop, fields) }
        }
        return part
    }

    private func readChannels(_ fields: Fields, into part: inout ServerPart) {
        guard let pairs = fields.required("channels", { $0.pairs() }) else { return }
        part.channels = pairs.compactMap { name, key, value in
            guard Names.isID(name) else {
                key.fault(Names.rule.english, Names.rule.chinese, got: name)
                return nil
            }
            return ChannelReader(secrets: part.secrets).read(ChannelID(name), value)
        }
        let read = part.channels.map { GroupReader(channel: $0).read() }
        part.groups = read.flatMap(\.groups)
        part.isComplete = part.channels.count == pairs.count && read.allSatisfy(\.isComplete)
    }

    private func checkGroups(_ part: ServerPart) {
        var byID: [Destination: GroupSettings] = [:]
        var byName: [String: GroupSettings] = [:]
        for group in part.groups {
            if let other = byID.updateValue(group, forKey: group.rule.destination) {
                group.spot.fault(
                    "is the same group as \(other.name)", "和 \(other.name) 是同一个群", got: group.rule.id.rawValue)
            }
            if byName.updateValue(group, forKey: group.name) != nil {
                group.spot.fault("another group has this name", "别的群已经用了这个名字", got: group.name)
            }
            if part.channels.contains(where: { $0.settings.id.rawValue == group.name }) {
                group.spot.fault("a channel has this name", "已经有渠道用了这个名字", got: group.name)
            }
            check(group.community, at: group.spot.at(key: "\(group.spot.key).community"))
        }
    }

    private func check(_ drop: MailDropSettings, _ fields: Fields) {
        switch drop.route {
        case .community(let community): check(community, at: fields.key("community"))
        case .recipients(let recipients):
            for recipient in recipients {
                check(recipient.community, at: fields.key("recipients.\(recipient.address)"))
            }
        }
    }

    private func check(_ community: CommunityID, at spot: Spot) {
        guard !communities.contains(community) else { return }
        let hint = Spelling.hint(community.rawValue, among: communities.map(\.rawValue))
        spot.fault(
            "there is no folder communities/\(community)\(hint.english)",
            "没有 communities/\(community) 这个文件夹\(hint.chinese)", got: community.rawValue)
    }
}
