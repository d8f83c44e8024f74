/// Whose traces are taken away for good, on that person's wish.
public struct Erasure: Hashable, Codable, Sendable {
    /// The accounts with which the person speaks.
    public var accounts: [Account]
    /// Wishes that are the person's without an account to show for it.
    public var wishes: [WishNumber]
    /// Whether open wishes are withdrawn for it; otherwise one that is open stops it.
    public var isForced: Bool

    /// Whose traces are taken away.
    public init(accounts: [Account], wishes: [WishNumber] = [], isForced: Bool = false) {
        self.accounts = accounts
        self.wishes = wishes
        self.isForced = isForced
    }

    /// Whether a wish is the person's own: all words in it go.
    public func takesWhole(_ wish: Wish) -> Bool {
        wishes.contains(wish.number)
            || wish.ride == nil && (wish.reporters.first.map { accounts.contains($0.account) } ?? false)
    }

    /// Whether the person has a part in a wish.
    public func concerns(_ wish: Wish) -> Bool {
        takesWhole(wish) || wish.reporters.contains { accounts.contains($0.account) }
            || wish.campaign?.signUps.contains { $0.account.map(accounts.contains) ?? false } ?? false
    }

    /// An account that tells nobody; its realm stays, it is a statistic.
    private func nobody(_ account: Account) -> Account {
        accounts.contains(account) ? Account(namespace: account.namespace, id: "erased") : account
    }

    /// The wish without the person: of an own one every word goes, of another's what the person said.
    public func erased(_ wish: Wish) -> Wish {
        let isWhole = takesWhole(wish)
        var rest = isWhole ? wish.purged() : wish
        if !rest.state.isOver, !isWhole { rest.reporters.removeAll { accounts.contains($0.account) } }
        for place in rest.reporters.indices where accounts.contains(rest.reporters[place].account) {
            var reporter = rest.reporters[place].purged()
            reporter.account = nobody(reporter.account)
            rest.reporters[place] = reporter
        }
        let names = Set(accounts.map(\.description))
        rest.notes = rest.notes.map { names.contains($0.by) ? Note(at: $0.at, by: "erased", words: "") : $0 }
        rest.campaign?.erase(accounts)
        rest.messages = rest.messages?.filter { !accounts.contains($0.account) }
        rest.carried = rest.carried?.map(nobody)
        rest.untold = rest.untold?.map(nobody)
        rest.phoneTasks.removeAll { isWhole || accounts.contains($0.account) }
        return rest
    }

    /// The input without the person, where it is one of that person's messages; nil where it is none.
    public func erased(_ input: Input) -> Input? {
        switch input {
        case .message(let message) where accounts.contains(message.sender.account): .message(erased(message))
        case .edit(let message) where accounts.contains(message.sender.account): .edit(erased(message))
        default: nil
        }
    }

    private func erased(_ message: Message) -> Message {
        var rest = message.purged()
        rest.sender.account = nobody(message.sender.account)
        return rest
    }

    /// The notice without the person, where it was told to that person; nil where it was not.
    public func erased(_ notice: Notice) -> Notice? {
        guard case .reporter(let account) = notice.to, accounts.contains(account) else { return nil }
        var rest = notice.purged()
        rest.to = .reporter(nobody(account))
        return rest
    }

    /// What stays of the order itself.
    func purged() -> Erasure { Erasure(accounts: [], wishes: wishes, isForced: isForced) }
}

extension Settlement {
    /// What this settlement takes away; nil where it takes nothing, or the desk refused it.
    public var erasure: Erasure? {
        guard case .staff(let action) = input.recorded.input, case .erase(let erasure) = action.command,
            decision.verdict == .commanded
        else { return nil }
        return erasure
    }
}

extension Desk {
    /// Takes somebody's traces away: open wishes stop it unless it is forced, then they are withdrawn.
    mutating func erase(_ erasure: Erasure, by actor: Actor) -> (Verdict, WishNumber?) {
        let concerned = state.wishes.values.filter(erasure.concerns).map(\.number).sorted()
        let open = concerned.filter { state.wishes[$0]?.state.isOver == false }
        guard open.isEmpty || erasure.isForced else {
            return problem("open_wishes", actor, given: open.map(String.init).joined(separator: " "))
        }
        noteCommand(
            "erase", of: nil, by: actor,
            facts: ["accounts": .number(erasure.accounts.count), "wishes": .number(concerned.count)])
        for number in concerned {
            change(number) { wish, desk in
                if !wish.state.isOver, erasure.takesWhole(wish) { desk.end(&wish, .cancelled, .withdrawn) }
                wish = erasure.erased(wish)
            }
        }
        for account in erasure.accounts where state.people[account] != nil {
            state.people[account] = nil
            turn.people.remove(account)
            turn.forgottenPeople.append(account)
        }
        return (.commanded, nil)
    }
}
