import PaidanCore

/// Reads one channel of `paidan.yaml`.
struct ChannelReader {
    let secrets: Secrets

    /// A channel as the couriers and the desks need it.
    struct Channel {
        var settings: ChannelSettings
        var rule: ChannelRule
        /// Whether what one person is sent on it rings at night.
        var rings: Bool
        /// Where its groups stand in the file.
        var groups: Entry?
    }

    private static let keys = [
        "platform", "namespace", "self_id", "inbound", "outbound", "mail", "privacy", "reaches_persons",
        "reaches_groups", "rings", "probe_every", "lost_after", "groups",
    ]

    /// The channel; nil where its platform is not known, which is then recorded.
    func read(_ id: ChannelID, _ entry: Entry) -> Channel? {
        guard let fields = Fields(entry, known: ChannelReader.keys),
            let platform = fields.required("platform", { $0.word(ChannelSettings.PlatformName.self) })
        else { return nil }
        let habits = PlatformHabits(platform)
        var settings = ChannelSettings(
            id: id, platform: platform, namespace: habits.namespace ?? id.rawValue, quota: habits.quota,
            probeEvery: habits.probeEvery, lostAfter: habits.lostAfter)
        settings.namespace = fields.value("namespace", default: settings.namespace, namespace)
        settings.selfID = fields.optional("self_id") { $0.text() }
        settings.probeEvery =
            fields.optional("probe_every") { $0.span(in: .seconds(5)...(.hours(1))) } ?? settings.probeEvery
        settings.lostAfter =
            fields.optional("lost_after") { $0.span(in: .seconds(10)...(.days(1))) } ?? settings.lostAfter
        readInbound(fields, habits: habits, into: &settings)
        readOutbound(fields, habits: habits, into: &settings)
        if platform == .mail {
            settings.mail = fields.required("mail", mail)
        } else if let mail = fields["mail"] {
            mail.spot.fault("is only for the platform mail", "只用于 mail 渠道")
        }
        return Channel(
            settings: settings, rule: rule(of: settings, fields, habits: habits),
            rings: fields.value("rings", default: false) { $0.bool() }, groups: fields["groups"])
    }

    private func rule(of settings: ChannelSettings, _ fields: Fields, habits: PlatformHabits) -> ChannelRule {
        let speaks = fields.has("outbound") || fields.has("mail")
        let privacies: [(String, Privacy)] = [("private", .private), ("third_party", .thirdParty), ("group", .group)]
        return ChannelRule(
            id: settings.id, namespace: settings.namespace,
            reachesPersons: speaks && fields.value("reaches_persons", default: habits.reachesPersons) { $0.bool() },
            reachesGroups: speaks && fields.value("reaches_groups", default: habits.reachesGroups) { $0.bool() },
            privacy: fields.value("privacy", default: habits.privacy) { $0.word(among: privacies) },
            isMail: settings.platform == .mail)
    }

    private func namespace(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        guard !text.contains(where: { ":; \n".contains($0) }) else {
            entry.spot.fault("must hold no colon, semicolon or space", "不能含冒号、分号或空格", got: text)
            return nil
        }
        return text
    }

    private func readInbound(_ fields: Fields, habits: PlatformHabits, into settings: inout ChannelSettings) {
        guard let entry = fields["inbound"] else {
            if habits.mustProve && fields.has("groups") {
                fields.key("inbound").fault(
                    "is missing: without a secret anybody could speak for the residents", "缺少这一项：没有密钥，谁都能冒充居民发消息")
            } else if settings.platform == .onebot11 {
                // It need not sign its reports, so private messages are heard from whoever finds the webhook.
                fields.key("inbound").warn(
                    "is missing: without a secret or a token anybody who reaches the webhook can accept offers as a member",
                    "缺少这一项：没有密钥或口令，能访问这个地址的人都能冒充名册上的人接单")
            }
            return
        }
        guard habits.hears else {
            entry.spot.fault("this platform only sends", "这种渠道只能发送")
            return
        }
        guard let inbound = Fields(entry, known: ["secret", "token", "key", "receiver", "tolerance", "mapping"]) else {
            return
        }
        settings.inboundSecrets = inbound["secret"].map { $0.oneOrMore().compactMap(secrets.read) } ?? []
        settings.inboundToken = inbound.optional("token", secrets.read)
        settings.inboundKey = inbound.optional("key", secrets.read)
        if let mapping = inbound["mapping"] {
            if settings.platform == .generic {
                settings.mapping = MappingReader().read(mapping)
            } else {
                mapping.spot.fault("is only for the platform generic", "只用于 generic 渠道")
            }
        }
        settings.receiver = inbound.optional("receiver") { $0.text() }
        settings.tolerance =
            inbound.optional("tolerance") { $0.span(in: .seconds(1)...(.hours(1))) }
            .map { Int($0.milliseconds / 1000) } ?? habits.tolerance
        for name in habits.proofs where !inbound.has(name) {
            inbound.key(name).fault("is missing: this platform is proved by it", "缺少这一项：这种渠道靠它验证来源")
        }
        guard habits.proofs.isEmpty else { return }
        let hasSecret = inbound["secret"].map { !$0.oneOrMore().isEmpty } ?? false
        if habits.mustProve && !hasSecret && !inbound.has("token") {
            entry.spot.fault("needs a secret or a token", "至少要有 secret 或 token")
        }
    }

    private func readOutbound(_ fields: Fields, habits: PlatformHabits, into settings: inout ChannelSettings) {
        guard let entry = fields["outbound"],
            let outbound = Fields(entry, known: ["endpoint", "secret", "token", "quota"])
        else { return }
        guard settings.platform == .mail || habits.reachesGroups || habits.reachesPersons else {
            entry.spot.fault("this platform only hears", "这种渠道只能接收")
            return
        }
        if settings.platform != .mail {
            // Where a platform has one address for all, the token tells who speaks.
            settings.endpoint =
                habits.needsEndpoint
                ? outbound.required("endpoint", endpoint) : outbound.optional("endpoint", endpoint)
        }
        settings.outboundSecret = outbound.optional("secret", secrets.read)
        settings.outboundToken = outbound.optional("token", secrets.read)
        settings.quota = outbound.value("quota", default: settings.quota, quota)
        if settings.platform == .wecomRobot && !outbound.has("token") && !outbound.has("endpoint") {
            entry.spot.fault("needs the robot's key as its token", "需要把机器人地址里的 key 写成 token")
        }
        if settings.platform == .generic && !outbound.has("secret") {
            entry.spot.warn(
                "has no secret: the receiver cannot tell your pushes from forged ones", "没有 secret：对方分不清推送是真是假")
        }
    }

    /// An absolute URL, or a secret that holds one where the URL itself is the key.
    private func endpoint(_ entry: Entry) -> String? {
        guard let text = entry.isMapping ? secrets.read(entry) : entry.text() else { return nil }
        if entry.isMapping && secrets.use != .required && text.isEmpty { return text }
        guard entry.isMapping || !refusesInline(text, at: entry.spot) else { return nil }
        let shown = entry.isMapping ? nil : text
        guard let url = WebAddress(text) else {
            entry.spot.fault("must be an absolute http or https URL", "应当是 http 或 https 开头的完整网址", got: shown)
            return nil
        }
        if !url.isSecure && !url.isLocal {
            entry.spot.warn("is not encrypted: tokens and words travel in the clear", "没有加密：口令和内容会明文传输", got: shown)
        }
        return text
    }

    /// Whether an address holds a key or a password, which is then recorded without showing it.
    private func refusesInline(_ text: String, at spot: Spot) -> Bool {
        guard WebAddress.holdsSecret(text) else { return false }
        spot.fault(Secrets.advice.english, Secrets.advice.chinese)
        return true
    }

    private func quota(_ entry: Entry) -> ChannelSettings.Quota? {
        guard let fields = Fields(entry, known: ["burst", "every", "per_minute"]) else { return nil }
        if let perMinute = fields["per_minute"] {
            if fields.has("burst") || fields.has("every") {
                entry.spot.fault("says either per_minute, or burst and every", "per_minute 与 burst、every 只能选一种")
            }
            return perMinute.int(in: 1...6000).map(PlatformHabits.quota(perMinute:))
        }
        let burst = fields.required("burst") { $0.int(in: 1...1000) }
        let every = fields.required("every") { $0.span(in: .seconds(1)...(.hours(24))) }
        guard let burst, let every else { return nil }
        return ChannelSettings.Quota(burst: burst, interval: every)
    }

    private func mail(_ entry: Entry) -> ChannelSettings.MailSettings? {
        let known = ["server", "tls", "user", "password", "from", "from_name", "token_key"]
        guard let fields = Fields(entry, known: known) else { return nil }
        let server = fields.required("server", mailServer)
        let from = fields.required("from", MailAddress.read)
        let tokenKey = fields.required("token_key", secrets.read)
        let settings = ChannelSettings.MailSettings(
            server: server ?? "", requiresTLS: fields.value("tls", default: true) { $0.bool() },
            user: fields.optional("user") { $0.text() }, password: fields.optional("password", secrets.read),
            from: from ?? "", fromName: fields.optional("from_name") { $0.text() } ?? from ?? "",
            tokenKey: tokenKey ?? "")
        if fields.has("user") != fields.has("password") {
            entry.spot.fault("a user and a password go together", "user 和 password 要一起写")
        }
        return server == nil || from == nil || tokenKey == nil ? nil : settings
    }

    private func mailServer(_ entry: Entry) -> String? {
        guard let text = entry.text(), !refusesInline(text, at: entry.spot) else { return nil }
        guard let url = WebAddress(text, schemes: ["smtp", "smtps"]), url.hasPort else {
            entry.spot.fault(
                "must be smtp://host:port or smtps://host:port", "应当是 smtp://主机:端口 或 smtps://主机:端口", got: text)
            return nil
        }
        return text
    }
}
