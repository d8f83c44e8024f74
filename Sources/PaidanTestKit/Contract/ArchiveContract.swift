import PaidanCore

/// What every archive promises; each clause runs on an empty bed of its own.
public enum ArchiveContract {
    /// All promises.
    public static let clauses = [
        ContractClause("communities are those whose desk has decided something, in order") { bed in
            _ = try await bed.store.accept([Sample.arrival(1, in: "new")])
            try await Inhabited(bed).tick()
            try await Inhabited(bed, community: Sample.other).tick()
            try demand(
                try await bed.archive.communities(), is: [Sample.other, Sample.community], "communities")
        },
        ContractClause("wishes come newest first, by community, number, state and time of receipt") { bed in
            let hour = Instant.Span.hours(1)
            let wishes = (0..<4).map { Sample.wish(1024 + Int($0), at: Sample.morning + hour * Int64($0)) }
            let desk = try await Inhabited(bed)
            for (index, wish) in wishes.enumerated() { try await desk.open(wish, by: index) }
            let over = StoreContract.ended(wishes[3], at: Sample.morning + hour * 5)
            try await desk.tick(wish: over) { $0.forgotten = [1027] }
            let elsewhere = Sample.wish(1024, at: Sample.morning)
            try await Inhabited(bed, community: Sample.other).open(elsewhere, by: 9)
            let archive = try await bed.archive
            func numbers(_ filter: WishFilter) async throws -> [WishNumber] {
                try await archive.wishes(filter).map(\.wish.number)
            }
            try demand(try await archive.wishes(WishFilter()).count, is: 5, "all wishes")
            try demand(
                try await numbers(WishFilter(community: Sample.community)), is: [1027, 1026, 1025, 1024], "of one desk")
            try demand(
                try await archive.wishes(WishFilter(community: Sample.other)),
                is: [WishRow(community: Sample.other, wish: elsewhere)], "of the other")
            try demand(
                try await numbers(WishFilter(community: Sample.community, number: 1025)), is: [1025], "by number")
            try demand(try await numbers(WishFilter(states: [.confirmed])), is: [1027], "by state, though forgotten")
            try demand(
                try await numbers(WishFilter(from: Sample.morning + hour, to: Sample.morning + hour * 3)),
                is: [1026, 1025], "by time, the end not included")
            try demand(try await numbers(WishFilter(limit: 2)), is: [1027, 1026], "up to a limit")
        },
        ContractClause("a wish's timeline is its own, oldest first, with its personal data") { bed in
            let desk = try await Inhabited(bed)
            try await desk.open(Sample.wish(1024), by: 1)
            try await desk.open(Sample.wish(1025), by: 2)
            try await desk.tick(wish: Sample.wish(1024), events: ["offered", "accepted"])
            let rows = try await bed.archive.timeline(of: 1024, in: Sample.community)
            try demand(rows.map(\.entry.event), is: ["opened", "offered", "accepted"], "events")
            try demand(rows.map(\.index), is: [1, 3, 4], "places in the chain")
            try demand(rows.map(\.sequence), is: [1, 3, 3], "inputs")
            try demand(rows[0].entry.facts, is: Sample.entry("opened", wish: 1024).facts, "facts")
            try demand(rows[0].entry.personal == nil, "the entry itself holds nothing personal")
            try demand(rows[0].personal, is: #"{"reporter":"胡女士","words":"水龙头坏了"}"#, "personal data")
        },
        ContractClause("the chain is read in pages and holds") { bed in
            let desk = try await Inhabited(bed)
            for number in 1...5 { try await desk.open(Sample.wish(1023 + number), by: number) }
            try await Inhabited(bed, community: Sample.other).open(Sample.wish(1024), by: 9)
            var audit = TimelineAudit(of: Sample.community, digest: MemoryStore.digest)
            var last: Int64 = 0
            var sizes: [Int] = []
            repeat {
                let page = try await bed.archive.chain(of: Sample.community, after: last, limit: 2)
                sizes.append(page.count)
                for row in page { try demand(audit.check(row), is: .intact, "row \(row.index)") }
                last = page.last?.index ?? last
            } while sizes.last != 0
            try demand(sizes, is: [2, 2, 1, 0], "pages")
            try demand(audit.isSound && last == 5, "the chain holds to its end (got \(last))")
            let salts = try await bed.archive.chain(of: Sample.community, after: 0, limit: 9).compactMap(\.salt)
            try demand(Set(salts).count, is: 5, "each row has a salt of its own")
        },
        ContractClause("the inbox shows messages newest first, with what became of them") { bed in
            let desk = try await Inhabited(bed)
            try await desk.open(Sample.wish(1024), by: 1)
            try await desk.tick()
            let poison = try await desk.next(Sample.arrival(2))
            try await bed.store.setAside(
                poison.sequence, of: Sample.community, epoch: desk.epoch, reason: "trapped the reader")
            let waiting = try await desk.next(Sample.arrival(3))
            _ = try await bed.store.accept([Sample.arrival(4, in: Sample.other)])
            let rows = try await bed.archive.inbox(InboxFilter(community: Sample.community))
            try demand(rows.map(\.recorded.sequence), is: [waiting.sequence, poison.sequence, 1], "sequences")
            try demand(rows.map(\.verdict), is: [nil, nil, .opened], "verdicts")
            try demand(rows.map(\.wish), is: [nil, nil, 1024], "wishes")
            try demand(rows[2].reading, is: Sample.reading(), "the reading")
            try demand(rows.map(\.setAside), is: [nil, "trapped the reader", nil], "reasons")
            let aside = try await bed.archive.inbox(InboxFilter(setAsideOnly: true))
            try demand(aside.map(\.recorded), is: [poison], "set aside")
            try demand(try await bed.archive.inbox(InboxFilter(limit: 1)).count, is: 1, "up to a limit")
        },
        ContractClause("the outbox shows deliveries newest first, by community, state and wish") { bed in
            let notices = try await StoreContract.told(bed, ["n-1", "n-2"])
            let other = try await StoreContract.told(bed, ["n-3"], wish: 1025)
            let dead = try await StoreContract.dead("d-1", of: [notices[0]], in: bed).delivery
            let waiting = Sample.delivery("d-2", of: [notices[1]])
            let last = Sample.delivery("d-3", of: other)
            try await bed.store.begin([waiting, last])
            let archive = try await bed.archive
            try demand(try await archive.outbox(OutboxFilter()), is: [last, waiting, dead], "all")
            try demand(try await archive.outbox(OutboxFilter(states: [.dead])), is: [dead], "dead letters")
            try demand(try await archive.outbox(OutboxFilter(wish: 1025)), is: [last], "about one wish")
            try demand(try await archive.outbox(OutboxFilter(community: Sample.other)), is: [], "of another desk")
            try demand(try await archive.outbox(OutboxFilter(limit: 1)), is: [last], "up to a limit")
        },
        ContractClause("settled inputs come in sequence with what they led to, up to the first that waits") { bed in
            let desk = try await Inhabited(bed)
            try await bed.store.keep(Sample.rulebook(), digest: "d-1")
            let first = try await desk.next(Sample.arrival(1))
            let told = [
                Sample.notice("taoyuan-1-1", wish: 1024), Sample.notice("taoyuan-1-2", wish: 1024),
            ]
            try await desk.commit(
                Sample.settlement(first, verdict: .opened, wish: Sample.wish(1024), notices: told, events: ["opened"]))
            let poison = try await desk.next(Sample.arrival(2))
            try await bed.store.setAside(
                poison.sequence, of: Sample.community, epoch: desk.epoch, reason: "trapped the reader")
            // That it was set aside is an input of its own.
            let aside = try required(
                try await bed.store.inputs(of: Sample.community, after: 2, limit: 1).first, "the news of it")
            try await desk.commit(Sample.settlement(aside, verdict: .noted, reading: nil))
            for _ in 4...11 { try await desk.tick() }
            let tenth = Sample.settlement(
                try await desk.next(Sample.arrival(3)), verdict: .told,
                notices: [Sample.notice("taoyuan-12-1", wish: 1024)])
            try await desk.commit(tenth)
            _ = try await desk.next(Sample.arrival(4))
            let archive = try await bed.archive
            let rows = try await archive.settled(of: Sample.community, after: 0, limit: 99)
            try demand(rows.map(\.input.recorded.sequence), is: Array(1...12), "sequences")
            try demand(rows[0].input.recorded, is: first, "the input")
            try demand(rows[0].input.reading, is: Sample.reading(), "the reading")
            try demand(rows[0].notices, is: told, "its notices, and not those of input 12")
            try demand(rows[1].verdict == nil && rows[1].notices.isEmpty, "what was set aside has no verdict")
            let page = try await archive.settled(of: Sample.community, after: 1, limit: 2)
            try demand(page.map(\.input.recorded.sequence), is: [2, 3], "a page")
            try demand(try await archive.rulebook("d-1"), is: Sample.rulebook(), "rules by their digest")
            try demand(try await archive.rulebook("d-2") == nil, "unknown rules")
        },
        ContractClause("events come by name and time, without personal data") { bed in
            let desk = try await Inhabited(bed)
            try await desk.open(Sample.wish(1024), by: 1)
            try await desk.tick(wish: Sample.wish(1024), events: ["offered", "accepted"])
            let archive = try await bed.archive
            let found = try await archive.events(["opened", "accepted"], of: Sample.community, since: nil)
            try demand(found.map(\.entry.event), is: ["opened", "accepted"], "events")
            try demand(found.allSatisfy { $0.personal == nil && $0.personalDigest != nil }, "nothing personal")
            let late = try await archive.events(
                ["opened"], of: Sample.community, since: Sample.morning + .days(9))
            try demand(late, is: [], "later events")
            try demand(try await archive.events(["opened"], of: Sample.other, since: nil), is: [], "of another desk")
        },
        ContractClause("what was told about a wish comes with its delivery") { bed in
            let notices = try await StoreContract.told(bed, ["n-1", "n-2"])
            let dead = try await StoreContract.dead("d-1", of: [notices[0]], in: bed).delivery
            let number = try required(notices[0].wish, "the wish")
            let told = try await bed.archive.told(about: number, in: Sample.community)
            try demand(told.map(\.notice), is: notices, "notices")
            try demand(told.map(\.delivery), is: [dead, nil], "deliveries")
            try demand(try await bed.archive.told(about: 9999, in: Sample.community), is: [], "another wish")
        },
        ContractClause("the first answer to a reporter is told of each wish") { bed in
            let desk = try await Inhabited(bed)
            func answer(_ id: String, of wish: WishNumber, at: Instant) -> Notice {
                var notice = Sample.notice(id, wish: wish, at: at)
                notice.to = .reporter(Account(namespace: "qq", id: "10001"))
                return notice
            }
            let late = Sample.morning + .minutes(5)
            try await desk.tick(notices: [
                Sample.notice("n-1", wish: 1024), answer("n-2", of: 1024, at: late),
                answer("n-3", of: 1024, at: Sample.morning + .hours(1)), answer("n-4", of: 1025, at: Sample.morning),
            ])
            let archive = try await bed.archive
            try demand(
                try await archive.firstAnswers(of: Sample.community, since: nil),
                is: [1024: late, 1025: Sample.morning],
                "first answers")
            try demand(
                try await archive.firstAnswers(of: Sample.community, since: late), is: [1024: late], "since then")
        },
        ContractClause("the inbox shows what one account said") { bed in
            let desk = try await Inhabited(bed)
            for number in 1...3 { try await desk.open(Sample.wish(1023 + number), by: number) }
            let sender = Sample.message(2).sender.account
            let rows = try await bed.archive.inbox(InboxFilter(sender: sender))
            try demand(rows.map(\.wish), is: [1025], "of one account")
        },
        ContractClause("a desk is read as it would be rebuilt, without being taken") { bed in
            let desk = try await Inhabited(bed)
            try await bed.store.keep(Sample.rulebook(), digest: "d-1")
            try demand(try await bed.archive.desk(of: Sample.community) == nil, "a new desk has nothing to show")
            let recorded = try await desk.next(Sample.arrival(1))
            try await desk.commit(
                Sample.settlement(recorded, verdict: .opened, wish: Sample.wish(1024), rulebook: "d-1"))
            let shown = try required(try await bed.archive.desk(of: Sample.community), "the desk")
            try demand(shown.rulebook, is: Sample.rulebook(), "rules")
            try demand(shown.state.wishes, is: [1024: Sample.wish(1024)], "wishes")
            try await desk.tick()
        },
        ContractClause("corrections are the wishes of which the staff said something, with their messages") { bed in
            let desk = try await Inhabited(bed)
            for number in 1...4 { try await desk.open(Sample.wish(1023 + number), by: number) }
            try await Inhabited(bed, community: Sample.other).open(Sample.wish(1024), by: 9)
            let archive = try await bed.archive
            try demand(try await archive.corrections(of: nil), is: [], "nobody said anything")
            try await desk.tick(wish: Sample.wish(1026), events: ["commanded"])
            try await desk.tick(wish: Sample.wish(1024), events: ["offered", "commanded"])
            try await Inhabited(bed, community: Sample.other).tick(wish: Sample.wish(1024), events: ["commanded"])
            let reported = try await desk.next(Sample.arrival(5))
            var report = Sample.settlement(reported, verdict: .opened, wish: Sample.wish(1028), events: ["opened"])
            report.decision.entries[0].facts["on_behalf"] = true
            try await desk.commit(report)
            let rows = try await archive.corrections(of: nil)
            let communities = [Sample.other] + Array(repeating: Sample.community, count: 3)
            try demand(rows.map(\.community), is: communities, "communities")
            try demand(rows.map(\.wish.number), is: [1024, 1024, 1026, 1028], "wishes")
            let own = try await archive.corrections(of: Sample.community)
            try demand(own.map(\.wish), is: [1024, 1026, 1028].map { Sample.wish($0) }, "of one desk")
            try demand(own.map(\.opening.key), is: ["m-1", "m-3", "m-5"], "the messages")
            try demand(own.map(\.sequence), is: [1, 3, reported.sequence], "their sequences")
            try demand(own[0].reading, is: Sample.reading(), "the reading")
            try demand(own[0].timeline.map(\.entry.event), is: ["opened", "offered", "commanded"], "what happened")
        },
        ContractClause("what is purged is no correction any more") { bed in
            let desk = try await Inhabited(bed)
            for number in 1...2 { try await desk.open(Sample.wish(1023 + number), by: number) }
            let ended = StoreContract.ended(Sample.wish(1024), at: Sample.morning)
            try await desk.tick(wish: ended, events: ["commanded"])
            try await desk.tick(wish: Sample.wish(1025), events: ["commanded"])
            try demand(try await bed.archive.corrections(of: nil).map(\.wish.number), is: [1024, 1025], "before")
            _ = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .days(181))
            try demand(try await bed.archive.corrections(of: nil).map(\.wish.number), is: [1025], "afterwards")
        },
        ContractClause("counts tell how much lies where") { bed in
            let desk = try await Inhabited(bed)
            try await desk.open(Sample.wish(1024), by: 1)
            try await desk.open(StoreContract.ended(Sample.wish(1025), at: Sample.morning), by: 2)
            let notices = try await StoreContract.told(bed, ["n-1", "n-2", "n-3"])
            _ = try await StoreContract.dead("d-1", of: [notices[0]], in: bed)
            try await bed.store.begin([Sample.delivery("d-2", of: [notices[1]])])
            let last = try await Inhabited(bed)
            let poison = try await last.next(Sample.arrival(3))
            try await bed.store.setAside(
                poison.sequence, of: Sample.community, epoch: last.epoch, reason: "trapped the reader")
            try await bed.store.quarantine(
                QuarantineRecord(channel: Sample.channel, at: Sample.morning, reason: "broken json", body: [0x7B]))
            try demand(
                try await bed.archive.counts(),
                is: ArchiveCounts(
                    waitingInputs: 2, setAside: 1, waitingDeliveries: 2, deadLetters: 1, quarantined: 1,
                    openWishes: 1), "counts")
        },
    ]
}
