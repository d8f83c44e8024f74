import PaidanCore

/// Everything that is held about one person, found by an account, a telephone number or a name.
struct PersonSearch: Sendable {
    /// How somebody is named on a command line.
    enum Key: Hashable, Sendable {
        case account(Account)
        case phone(String)
        case name(String)

        /// `qq:10001` is an account, digits are a telephone number, all else is a name.
        init(_ text: String) {
            let digits = text.filter { $0.isASCII && $0.isNumber }
            if let account = Account(text) {
                self = .account(account)
            } else if digits.count >= 7, text.allSatisfy({ ($0.isASCII && $0.isNumber) || "+-() ".contains($0) }) {
                self = .phone(digits)
            } else {
                self = .name(text)
            }
        }
    }

    /// What was found in one community.
    struct Found: Sendable {
        var community: CommunityID
        /// The accounts with which the person speaks, in order.
        var accounts: [Account] = []
        /// The wishes that the person reported, or whose need they are, oldest first.
        var wishes: [Wish] = []
        /// What the desk remembers of the accounts.
        var people: [Person] = []
        /// Messages, oldest first.
        var messages: [InboxRow] = []
        /// The person's rows of the roster.
        var members: [Member] = []
        /// What is remembered of the person as a member.
        var records: [MemberRecord] = []

        /// Whether nothing is held.
        var isEmpty: Bool {
            accounts.isEmpty && wishes.isEmpty && people.isEmpty && messages.isEmpty && members.isEmpty
                && records.isEmpty
        }

        /// The wishes that are not over.
        var open: [Wish] { wishes.filter { !$0.state.isOver } }
    }

    let key: Key

    /// Looks a community through.
    func run(in community: CommunityID, from archive: any Archive) async throws(CommandFailure) -> Found {
        var found = Found(community: community)
        let rows = try await asking { () throws(StoreFailure) in
            try await archive.wishes(WishFilter(community: community, limit: .max))
        }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        found.members = desk?.rulebook.members.filter(isMember) ?? []
        var accounts = Set(found.members.flatMap(\.accounts))
        if case .account(let account) = key { accounts.insert(account) }
        for row in rows { accounts.formUnion(self.accounts(in: row.wish)) }
        found.wishes = rows.map(\.wish).filter { wish in
            concerns(wish) || wish.reporters.contains { accounts.contains($0.account) }
        }.sorted { $0.number < $1.number }
        found.people = accounts.sorted().compactMap { desk?.state.people[$0] }
        found.records = found.members.compactMap { desk?.state.members[$0.id] }
        for account in accounts.sorted() {
            let filter = InboxFilter(community: community, sender: account, limit: .max)
            let said = try await asking { () throws(StoreFailure) in try await archive.inbox(filter) }
            found.messages += said
        }
        found.messages.sort { $0.recorded.sequence < $1.recorded.sequence }
        // An account that was only typed in is nothing that is held.
        let known = Set(
            found.wishes.flatMap { $0.reporters.map(\.account) } + found.people.map(\.account)
                + found.members.flatMap(\.accounts)
                + found.messages.compactMap { row in
                    guard case .message(let message) = row.recorded.input else { return nil }
                    return message.sender.account
                })
        found.accounts = accounts.intersection(known).sorted()
        return found
    }

    private func isMember(_ member: Member) -> Bool {
        switch key {
        case .account(let account): member.accounts.contains(account)
        case .phone(let digits): member.phone.map(PersonSearch.digits) == digits
        case .name(let name): member.name == name
        }
    }

    /// The accounts that a wish knows the person by.
    private func accounts(in wish: Wish) -> [Account] {
        switch key {
        case .account: []
        case .name(let name): wish.reporters.filter { $0.name == name }.map(\.account)
        // A number given for somebody else is that person's.
        case .phone(let digits):
            wish.beneficiary == nil && wish.contact.map(PersonSearch.digits) == digits
                ? wish.reporters.prefix(1).map(\.account) : []
        }
    }

    /// Whether a wish is the person's without an account to show for it.
    private func concerns(_ wish: Wish) -> Bool {
        switch key {
        case .account: false
        case .name(let name): wish.beneficiary?.name == name
        case .phone(let digits):
            wish.contact.map(PersonSearch.digits) == digits
                || wish.beneficiary?.phone.map(PersonSearch.digits) == digits
        }
    }

    private static func digits(_ phone: String) -> String { phone.filter { $0.isASCII && $0.isNumber } }
}
