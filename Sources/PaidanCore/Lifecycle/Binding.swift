/// An account that a member bound by a code from the office, beside those of the roster.
public struct Binding: Hashable, Codable, Sendable {
    /// The account.
    public var account: Account
    /// Where it spoke: the member can be written to there.
    public var channel: ChannelID
    /// When it was bound.
    public var at: Instant
}

/// A one-time code that waits to be said by a member. Only its hash is kept; what protects six digits is that they hold
/// for a day, once, and that few wrong ones are heard.
public struct BindingCode: Hashable, Codable, Sendable {
    /// Mixed into the hash, so that equal codes look different.
    public var salt: String
    /// The code's hash.
    public var hash: String
    /// When it holds no more.
    public var expiresAt: Instant

    /// How long a code holds.
    static let patience = Instant.Span.days(1)

    /// The hash of a code.
    public static func hash(_ code: String, salt: String) -> String { String(keyedHash("\(salt)/\(code)"), radix: 16) }

    func fits(_ said: String, at now: Instant) -> Bool {
        now < expiresAt && BindingCode.hash(said, salt: salt) == hash
    }
}

/// A code that was said and binds nothing.
public struct WrongCode: Hashable, Codable, Sendable {
    /// Who said it.
    public var account: Account
    /// When.
    public var at: Instant

    /// After how many of them within an hour an account is not listened to.
    static let most = 5
}

/// A try whether a member can be reached: a notice that asks for 收到.
public struct ContactTrial: Hashable, Codable, Sendable {
    /// When it was sent.
    public var askedAt: Instant
    /// When the member answered; nil while none came.
    public var answeredAt: Instant?
}

extension Desk {
    /// Whether a code would bind an account just now.
    public func expects(code: String) -> Bool { holder(of: code) != nil }

    private func holder(of code: String) -> MemberID? {
        state.members.values.filter { $0.code?.fits(code, at: now) ?? false && index[$0.id] != nil }.map(\.id).min()
    }

    /// 绑定 123456; nil where it is none. A code said before others is void.
    mutating func hearBinding(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let code = MemberWords.code(in: spoken.message.text) else { return nil }
        let account = spoken.message.sender.account
        let member = holder(of: code)
        guard spoken.isPrivate else {
            guard member != nil || spoken.group?.audience != .residents else { return nil }
            if let member {
                remember(member) { record, _ in record.code = nil }
                note("code_void", of: nil, facts: ["member": .text(member.rawValue)])
            }
            answer(
                spoken, .memberBindPrivately, about: nil, facts: member == nil ? [:] : ["void": true])
            return (.refused, nil)
        }
        let wrong = (state.head.wrongCodes ?? []).count { $0.account == account && now < $0.at + .hours(1) }
        guard wrong < WrongCode.most else {
            note("code_ignored", of: nil)
            return (.refused, nil)
        }
        let owner = rulebook.members.first { $0.accounts.contains(account) }?.id
        guard let member, owner == nil || owner == member else {
            state.head.wrongCodes = (state.head.wrongCodes ?? []) + [WrongCode(account: account, at: now)]
            note("code_wrong", of: nil)
            var facts: Facts = [:]
            if member != nil { facts["taken"] = true }
            if wrong + 1 == WrongCode.most { facts["blocked"] = true }
            answer(spoken, .memberBindFailed, about: nil, facts: facts)
            return (.refused, nil)
        }
        bind(account, on: spoken.message.channel, to: member)
        answer(spoken, .memberBound, about: nil, facts: ["helper": .text(name(of: member))])
        return (.updated, nil)
    }

    private mutating func bind(_ account: Account, on channel: ChannelID, to member: MemberID) {
        release(account)
        remember(member) { record, now in
            record.code = nil
            record.bindings = (record.bindings ?? []) + [Binding(account: account, channel: channel, at: now)]
        }
        reindex()
        note(
            "bound", of: nil, facts: ["member": .text(member.rawValue)],
            personal: ["account": .text(account.description)])
    }

    /// Takes an account from whoever bound it; tells whether somebody had.
    @discardableResult
    private mutating func release(_ account: Account) -> Bool {
        let owners = state.members.values.filter { $0.bindings?.contains { $0.account == account } ?? false }
        for owner in owners.map(\.id).sorted() {
            remember(owner) { record, _ in
                record.bindings?.removeAll { $0.account == account }
                if record.bindings?.isEmpty ?? false { record.bindings = nil }
            }
            note("unbound", of: nil, facts: ["member": .text(owner.rawValue)])
        }
        return !owners.isEmpty
    }

    /// 解绑: the account speaks for nobody any more; one that the roster names stays the roster's.
    mutating func unbind(_ spoken: Spoken, _ member: MemberID) {
        let wasBound = release(spoken.message.sender.account)
        if wasBound { reindex() }
        answer(spoken, .memberUnbound, about: nil, facts: wasBound ? [:] : ["roster": true])
    }

    /// A code waits for a member; one given before holds no more. Answers with the problem where it cannot be done.
    mutating func issueCode(for name: String, salt: String, hash: String, by actor: Actor) -> String? {
        let found = index.members(named: name)
        guard let member = found.first else { return "no_such_member" }
        guard found.count == 1 else { return "ambiguous_member" }
        remember(member.id) { record, now in
            record.code = BindingCode(salt: salt, hash: hash, expiresAt: now + BindingCode.patience)
        }
        noteCommand("issue_code", of: nil, by: actor, facts: ["member": .text(member.id.rawValue)])
        return nil
    }

    /// Lets go of wrong codes that are over.
    mutating func forgetWrongCodes() {
        let kept = (state.head.wrongCodes ?? []).filter { now < $0.at + .hours(1) }
        state.head.wrongCodes = kept.isEmpty ? nil : kept
    }

    /// Asks a member by the first private way to answer 收到; answers with the problem where it cannot be done.
    mutating func tryContact(of name: String, by actor: Actor) -> String? {
        let found = index.members(named: name)
        guard let member = found.first else { return "no_such_member" }
        guard found.count == 1 else { return "ambiguous_member" }
        guard contact(of: member, from: 0, privately: true) != nil else { return "no_contact" }
        remember(member.id) { record, now in record.trial = ContactTrial(askedAt: now) }
        noteCommand("try_contact", of: nil, by: actor, facts: ["member": .text(member.id.rawValue)])
        tellOfOwn(member.id, .memberTrial, facts: ["helper": .text(member.name)], privately: true)
        return nil
    }

    /// 收到 to the last try; nil where none waits, or an offer came after it.
    mutating func hearTrial(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let member = spoken.member, let trial = state.members[member]?.trial, trial.answeredAt == nil,
            now < trial.askedAt + .days(1), BareWord.meanings(of: spoken.message.text).contains(.seen)
        else { return nil }
        let offers = wishIndex.wishes(of: member).flatMap { state.wishes[$0]?.liveOffers ?? [] }.filter {
            $0.member == member
        }
        let isMeant = spoken.isPrivate ? offers.allSatisfy { $0.madeAt < trial.askedAt } : offers.isEmpty
        guard isMeant, spoken.refersTo == nil, spoken.group?.audience != .residents else { return nil }
        remember(member) { record, now in record.trial?.answeredAt = now }
        note("contact_proved", of: nil, facts: ["member": .text(member.rawValue)])
        answer(spoken, .memberTrialHeard, about: nil)
        return (.updated, nil)
    }
}
