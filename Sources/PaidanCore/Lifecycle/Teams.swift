extension Wish {
    /// Whether several go together who wait for each other; in an emergency everybody goes at once.
    var isTeam: Bool {
        urgency != .emergency && slots.count { $0.state != .released } > 1
    }
}

extension Desk {
    /// How many a team has, and how many it lacks; nothing where nobody is lacking or one is enough.
    func teamFacts(of wish: Wish) -> Facts {
        let lacking = wish.slots.count(where: \.isWanted)
        guard wish.slots.count > 1, lacking > 0 else { return [:] }
        let have = wish.slots.count { $0.state == .held || $0.state == .filled }
        return have > 0 ? ["have": .number(have), "lacking": .number(lacking)] : [:]
    }

    /// The posts that want somebody: those first for which there are the fewest, so that who can do two things is not
    /// used up by the commoner one.
    func scarcestFirst(in wish: Wish) -> [Int] {
        let wanted = wish.slots.indices.filter { wish.slots[$0].isWanted }
        guard Set(wanted.map { wish.slots[$0].profile }).count > 1 else { return Array(wanted) }
        var supply: [Slot.Profile: Int] = [:]
        for place in wanted where supply[wish.slots[place].profile] == nil {
            // Whoever has twenty to choose from lacks nobody.
            let demand = demand(of: wish.slots[place], in: wish)
            supply[wish.slots[place].profile] = candidates(for: demand, upTo: .community, count: 20).eligible.count
        }
        return wanted.sorted {
            (supply[wish.slots[$0].profile] ?? 0, $0) < (supply[wish.slots[$1].profile] ?? 0, $1)
        }
    }

    /// Whoever is still asked for a post that was just taken is asked for a like one instead of being sent home.
    mutating func handOn(_ wish: inout Wish, from place: Int) {
        for offer in wish.slots[place].offers where offer.state == .live {
            let other = wish.slots.indices.first { next in
                let slot = wish.slots[next]
                return next != place && slot.isWanted && slot.profile == wish.slots[place].profile
                    && slot.liveOffers.count < width(of: wish, slot: slot)
            }
            guard let other else { return }
            wish.slots[place].offers.removeAll { $0.id == offer.id }
            wish.slots[other].offers.append(offer)
            wish.slots[other].move(to: .offered)
        }
    }

    /// A post that still wants somebody, like the one for which a member was asked until another took it.
    func likePost(for member: MemberID, in wish: Wish) -> Int? {
        let taken = wish.slots.filter { slot in
            !slot.isWanted && slot.offers.contains { $0.member == member && $0.state == .withdrawn }
        }
        return wish.slots.firstIndex { slot in slot.isWanted && taken.contains { $0.profile == slot.profile } }
    }

    /// Somebody joined a team: when it is whole all of them hear; else it starts with who is there at half of the time
    /// for acceptance, where it cannot wait.
    mutating func gather(_ wish: inout Wish) {
        guard wish.isTeam else { return wish.teamStartAt = nil }
        guard wish.slots.contains(where: \.isWanted) else {
            wish.teamStartAt = nil
            note("team_whole", of: wish.number, facts: ["have": .number(wish.holders.count)])
            return tellTeam(wish)
        }
        guard wish.urgency == .urgent, wish.teamStartAt == nil, wish.teamStartedAt == nil,
            let patience = rulebook.patience(with: .accept, wish.category, wish.urgency)
        else { return }
        let opened = wish.openedAt ?? wish.receivedAt
        let half = rulebook.end(of: patience, from: opened) - opened
        wish.teamStartAt = max(opened + Instant.Span(milliseconds: half.milliseconds / 2), now + .minutes(1))
    }

    /// Half of the time is over: who is there starts, and recruiting goes on. Tells whether it was time.
    mutating func startTeam(_ wish: inout Wish) -> Bool {
        guard let at = wish.teamStartAt, at <= now else { return false }
        wish.teamStartAt = nil
        guard wish.isHeld else { return true }
        wish.teamStartedAt = now
        let facts = teamFacts(of: wish)
        note("team_started", of: wish.number, facts: facts)
        tellTeam(wish)
        tellReporters(
            &wish, .reporterAccepted, kind: .wishAccepted,
            facts: (wish.holders.first.map(introduction) ?? [:]).merging(facts) { $1 })
        return true
    }

    private mutating func tellTeam(_ wish: Wish) {
        let names = wish.holders.map(name).joined(separator: "、")
        let facts = teamFacts(of: wish).merging(["helper": .text(names)]) { $1 }
        for holder in wish.holders {
            tell(holder, .memberTeam, kind: .wishAccepted, about: wish, facts: facts, priority: .prompt)
        }
    }

    /// Whether a post of an organization with a rota of its own is another's just now.
    func isOffTurn(_ member: Member, for demand: Demand) -> Bool {
        guard let organization = demand.slot.organization else { return false }
        let turns = rulebook.onDuty(at: demand.at).filter { shift in
            shift.role == organization || index[shift.member]?.organization == organization
        }
        return !turns.isEmpty && !turns.contains { $0.member == member.id }
    }
}

extension Slot {
    /// What two like posts have in common.
    struct Profile: Hashable {
        var kinds: [Member.Kind]
        var organization: String?
        var skills: [Skill]
    }

    /// For whom it is.
    var profile: Profile { Profile(kinds: kinds, organization: organization, skills: skills) }
}
