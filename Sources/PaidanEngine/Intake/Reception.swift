public import Logging
public import PaidanCore
import Synchronization

/// Hears what comes in through webhooks and mailboxes: proves and decodes it, finds its community, and answers only
/// when it is durable.
public final class Reception: Sendable {
    private let store: any Store
    private let clock: any PaidanCore.Clock
    private let logger: Logger
    private let routes: Mutex<Routes>
    private let keepers: Mutex<[CommunityID: DeskKeeper]>
    /// Told whenever a channel was heard.
    private let watch: ChannelWatch
    private let requests = CounterFamily<RequestKind>("paidan_requests_total") {
        [("channel", $0.channel.rawValue), ("outcome", $0.outcome)]
    }

    private struct RequestKind: Hashable {
        var channel: ChannelID
        var outcome: String
    }

    /// A reception for the communities of the keepers.
    public init(
        store: any Store, clock: any PaidanCore.Clock, routes: Routes, keepers: [DeskKeeper], watch: ChannelWatch,
        logger: Logger = Logger(label: "paidan.intake")
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.watch = watch
        self.routes = Mutex(routes)
        self.keepers = Mutex(Dictionary(uniqueKeysWithValues: keepers.map { ($0.community, $0) }))
    }

    /// Hears by other routes from now on.
    public func replace(routes: Routes) { self.routes.withLock { $0 = routes } }

    /// Hears a request; the answer is given when what it said is durable.
    public func receive(_ request: WebhookRequest, on channel: ChannelID) async -> WebhookAnswer {
        guard let codec = routes.withLock({ $0.codecs[channel] }) else {
            count(channel, "no_channel")
            return Problem(status: 404, name: "no-such-channel", detail: "no channel has this name").answer()
        }
        let heard: Heard
        do {
            heard = try codec.hear(request, at: clock.now)
        } catch {
            count(channel, error.type)
            if error.isGenuine { await quarantine(request.body, from: channel, reason: error.detail) }
            return error.answer ?? Problem(error).answer()
        }
        do {
            return try await take(heard, from: channel, body: request.body)
        } catch {
            logger.error("nothing can be written down", metadata: ["channel": "\(channel)", "failure": "\(error)"])
            count(channel, "store_failure")
            return Problem(status: 503, name: "store-unavailable", detail: "nothing can be written down now, try again")
                .answer(headers: ["Retry-After": "5"])
        }
    }

    private func take(_ heard: Heard, from channel: ChannelID, body: [UInt8]) async throws(StoreFailure)
        -> WebhookAnswer
    {
        watch.heard(channel, at: clock.now)
        var isNew = true
        for event in heard.events {
            switch event {
            case .message(let message):
                if case .known? = try await accept(message, requestID: heard.requestID) { isNew = false }
            case .edit(let message):
                let key = Arrival.Key(channel: channel, key: message.key, request: heard.requestID)
                let acceptance = try await accept(
                    .edit(message), key: key, for: await community(of: message), on: channel)
                if case .known? = acceptance { isNew = false }
            case .recall(let recall):
                let key = Arrival.Key(channel: channel, key: recall.key, request: heard.requestID)
                let found = await community(in: recall.group, of: recall.by, on: recall.channel)
                if case .known? = try await accept(.recall(recall), key: key, for: found, on: channel) { isNew = false }
            case .liveness(let isAlive, let detail):
                watch.learned(channel, isAlive: isAlive, detail: detail)
            case .unknown(let key, let kind):
                let key = Arrival.Key(channel: channel, key: key, request: heard.requestID)
                try await keep(unknown: kind, key: key, body: body)
            }
        }
        switch heard.reply {
        case .fixed(let answer): return answer
        case .created(let id):
            return WebhookAnswer(
                status: isNew ? 202 : 200, contentType: "application/json",
                body: Fact.record(["id": .text(id)]).canonicalJSON)
        }
    }

    /// Writes a message down for its community; nil where no community listens there.
    ///
    /// - Parameter requestID: the sender's own id of the request that brought it.
    public func accept(_ message: Message, for given: CommunityID? = nil, requestID: String? = nil)
        async throws(StoreFailure) -> Acceptance?
    {
        var found = given
        if found == nil { found = await community(of: message) }
        let key = Arrival.Key(channel: message.channel, key: message.key, request: requestID)
        return try await accept(.message(message), key: key, for: found, on: message.channel)
    }

    private func accept(_ input: Input, key: Arrival.Key, for found: CommunityID?, on channel: ChannelID)
        async throws(StoreFailure) -> Acceptance?
    {
        guard let community = found else {
            count(channel, "unlisted")
            return nil
        }
        let acceptance = try await store.accept([
            Arrival(community: community, key: key, at: clock.now, input: input)
        ]).first
        if case .known? = acceptance { count(channel, "repeated") } else { count(channel, "accepted") }
        keepers.withLock { $0[community] }?.wake()
        return acceptance
    }

    /// A group's community; for a private word that of the code said in it, of the sender's roster, of a wish or group the sender is known
    /// from, or the only one there is.
    private func community(of message: Message) async -> CommunityID? {
        if message.group == nil, let code = MemberWords.code(in: message.text) {
            let all = routes.withLock { $0.communities }
            for keeper in keepers.withLock({ keepers in all.compactMap { keepers[$0] } })
            where await keeper.expects(code) {
                return keeper.community
            }
        }
        return await community(in: message.group, of: message.sender.account, on: message.channel)
    }

    private func community(in group: GroupID?, of account: Account?, on channel: ChannelID) async -> CommunityID? {
        let (known, all) = routes.withLock { routes in
            let known =
                group.map { routes.community(of: $0, on: channel) } ?? account.flatMap { routes.community(of: $0) }
            return (known, routes.communities)
        }
        if known != nil || group != nil { return known }
        let everyone = keepers.withLock { keepers in all.compactMap { keepers[$0] } }
        if let account {
            for keeper in everyone where await keeper.knows(account) { return keeper.community }
        }
        return all.count == 1 ? all.first : nil
    }

    /// What is genuine but of an unknown kind is kept, and the duty is told that it lies there.
    private func keep(unknown kind: String, key: Arrival.Key, body: [UInt8]) async throws(StoreFailure) {
        let channel = key.channel
        let now = clock.now
        try await store.quarantine(
            QuarantineRecord(channel: channel, at: now, reason: "unknown kind \(kind)", body: body))
        count(channel, "unknown_kind")
        guard let community = routes.withLock({ $0.communities(using: channel).first ?? $0.communities.first }) else {
            return
        }
        _ = try await store.accept([
            Arrival(community: community, key: key, at: now, input: .unreadable("\(channel): \(kind)"))
        ])
        keepers.withLock { $0[community] }?.wake()
    }

    private func quarantine(_ body: [UInt8], from channel: ChannelID, reason: String) async {
        do {
            try await store.quarantine(
                QuarantineRecord(channel: channel, at: clock.now, reason: reason, body: body))
        } catch {
            logger.error("quarantine failed", metadata: ["channel": "\(channel)", "failure": "\(error)"])
        }
    }

    /// Tells a community's duty that a mail lies unread.
    public func report(unreadable file: String, to community: CommunityID) async throws(StoreFailure) {
        _ = try await store.accept([
            Arrival(
                community: community, key: Arrival.Key(channel: "mail-drop", key: file), at: clock.now,
                input: .unreadable(file))
        ])
        keepers.withLock { $0[community] }?.wake()
    }

    private func count(_ channel: ChannelID, _ outcome: String) {
        requests.increment(RequestKind(channel: channel, outcome: outcome))
    }
}

extension DeskKeeper {
    /// Whether the desk knows an account from a wish or a group.
    func knows(_ account: Account) -> Bool { desk?.knows(account) ?? false }

    /// Whether a code would bind an account to a member of the community.
    func expects(_ code: String) -> Bool { desk?.expects(code: code) ?? false }
}
