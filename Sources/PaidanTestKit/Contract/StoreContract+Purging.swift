import PaidanCore

extension StoreContract {
    static let purging = [
        ContractClause("chatter loses its words after its day, and keeps key and verdict") { bed in
            let desk = try await Inhabited(bed)
            let old = try await desk.next(Sample.arrival(1))
            try await desk.commit(
                Sample.settlement(old, verdict: .chatter, events: ["heard"], reading: Sample.reading(.chatter)))
            let fresh = try await desk.next(Sample.arrival(2, at: Sample.morning + .hours(2)))
            try await desk.commit(Sample.settlement(fresh, verdict: .chatter))
            let told = try await desk.next(Sample.arrival(3, at: Sample.morning + .hours(2)))
            try await desk.commit(Sample.settlement(told, verdict: .told))
            let waiting = try await desk.next(Sample.arrival(4, at: Sample.morning + .hours(2)))
            let report = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .hours(25))
            try demand(report, is: PurgeReport(messages: 1, wishes: 0), "report")
            let rows = try await bed.archive.inbox(InboxFilter())
            try demand(rows.map(\.isPurged), is: [false, false, false, true], "what is purged, newest first")
            try demand(rows[0].recorded, is: waiting, "what still waits")
            try demand(rows[3].verdict, is: .chatter, "the verdict")
            try demand(rows[3].reading, is: Sample.reading(.chatter).purged(), "the reading")
            try demand(rows[3].recorded.input, is: old.input.purged(), "the message")
            try demand(rows[2].recorded.input, is: fresh.input, "the fresh chatter")
            let chain = try await bed.archive.chain(of: Sample.community, after: 0, limit: 9)
            try demand(chain.map(\.personal), is: [nil], "what the timeline said of it")
            try demand(try await bed.store.accept([Sample.arrival(1)]), is: [.known(sequence: 1)], "its repetition")
            try demand(
                try await bed.store.purge(PurgeLimits(), at: Sample.morning + .hours(25)),
                is: PurgeReport(messages: 0, wishes: 0), "a second purge")
        },
        ContractClause("an erasure takes a person's traces away at once, and the chain still holds") { bed in
            let desk = try await Inhabited(bed)
            let account = Sample.message(1).sender.account
            var told = Sample.notice("n-1", wish: 1024)
            told.to = .reporter(account)
            let own = ended(Sample.wish(1024), at: Sample.morning)
            var other = Sample.wish(1025)
            other.reporters[0].account = Sample.message(2).sender.account
            try await desk.open(own, by: 1, notices: [told])
            try await desk.open(other, by: 2)
            try await deliver("d-1", of: [told], in: bed)
            let erasure = Erasure(accounts: [account])
            let order = try await desk.next(
                Arrival(
                    community: Sample.community, at: Sample.morning,
                    input: .staff(StaffAction(actor: "zhoumin", wish: nil, command: .erase(erasure)))))
            try await desk.commit(Sample.settlement(order, verdict: .commanded, reading: nil))
            let archive = try await bed.archive
            let wishes = try await archive.wishes(WishFilter()).map(\.wish)
            try demand(Set(wishes), is: [erasure.erased(own), other], "wishes, another's untouched")
            try demand(
                erasure.erased(own).reporters[0].account, is: Account(namespace: "qq", id: "erased"), "the reporter")
            try demand(try await archive.inbox(InboxFilter(sender: account)), is: [], "what the account said")
            try demand(try await archive.inbox(InboxFilter()).map(\.isPurged), is: [false, true], "messages")
            let rows = try await archive.settled(of: Sample.community, after: 2, limit: 1)
            try demand(rows.first?.input.recorded.input, is: order.input.purged(), "the order itself")
            let notice = try required(try await archive.told(about: 1024, in: Sample.community).first, "the notice")
            try demand(notice.notice.to, is: .reporter(Account(namespace: "qq", id: "erased")), "who was told")
            try demand(notice.notice.facts.isEmpty && notice.delivery?.content.text == "", "what was told")
            var audit = TimelineAudit(of: Sample.community, digest: MemoryStore.digest)
            let chain = try await archive.chain(of: Sample.community, after: 0, limit: 9)
            try demand(chain.map { audit.check($0) }, is: [.purged, .intact], "the chain")
            try demand(audit.isSound, "the chain holds")
            try demand(
                try await bed.store.accept([Sample.arrival(1)]).map(\.sequence), is: [1], "its repetition is known")
        },
        ContractClause("an ended wish loses its personal data everywhere, and the chain still holds") { bed in
            let desk = try await Inhabited(bed)
            let notice = Sample.notice("n-1", wish: 1024)
            try await desk.open(Sample.wish(1024), by: 1, notices: [notice])
            try await desk.open(Sample.wish(1025), by: 2)
            try await deliver("d-1", of: [notice], in: bed)
            let ended = ended(Sample.wish(1024), at: Sample.morning + .hours(1))
            try await desk.tick(at: Sample.morning + .hours(1), wish: ended, events: ["confirmed"])
            try demand(
                try await bed.store.purge(PurgeLimits(), at: Sample.morning + .days(180)),
                is: PurgeReport(messages: 0, wishes: 0), "a purge an hour too early")
            let report = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .days(180) + .hours(1))
            try demand(report, is: PurgeReport(messages: 1, wishes: 1), "report")
            let wishes = try await bed.archive.wishes(WishFilter(community: Sample.community))
            try demand(
                Set(wishes.map(\.wish)), is: [ended.purged(), Sample.wish(1025)], "wishes, the open one untouched")
            let delivery = try required(try await bed.archive.outbox(OutboxFilter()).first, "the delivery")
            try demand(delivery.content, is: Delivery.Content(text: "", payload: ""), "what was said")
            try demand(delivery.state, is: .delivered, "the delivery's state")
            let chain = try await bed.archive.chain(of: Sample.community, after: 0, limit: 9)
            let (audit, findings) = TimelineAudit.verify(chain, of: Sample.community, digest: MemoryStore.digest)
            try demand(findings, is: [.purged, .intact, .purged], "findings")
            try demand(audit.isSound, "the chain holds")
        },
        ContractClause("what led to no wish loses its words when it is as old as an ended wish may get") { bed in
            let desk = try await Inhabited(bed)
            let told = try await desk.next(Sample.arrival(1))
            let digest = Sample.notice("n-1")
            try await desk.commit(
                Sample.settlement(told, verdict: .doubtful, notices: [digest], events: ["doubted"]))
            try await deliver("d-1", of: [digest], in: bed)
            _ = try await desk.next(Sample.arrival(2))
            let report = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .days(180))
            try demand(report, is: PurgeReport(messages: 1, wishes: 0), "report: what waits keeps its words")
            try demand(try await bed.archive.outbox(OutboxFilter()).first?.content.text, is: "", "what was said")
            try demand(
                try await bed.archive.chain(of: Sample.community, after: 0, limit: 9).map(\.salt), is: [nil], "salts")
        },
        ContractClause("a purged dead delivery is not sent again; one that waits is not purged") { bed in
            let desk = try await Inhabited(bed)
            let notices = [Sample.notice("n-1", wish: 1024), Sample.notice("n-2", wish: 1024)]
            try await desk.open(Sample.wish(1024), by: 1, notices: notices)
            _ = try await dead("d-1", of: [notices[0]], in: bed)
            let waiting = Sample.delivery("d-2", of: [notices[1]])
            try await bed.store.begin([waiting])
            let report = try await desk.bed.store.inputs(of: Sample.community, after: 1, limit: 1)
            try await desk.commit(
                Sample.settlement(
                    report[0], verdict: .noted, wish: ended(Sample.wish(1024), at: Sample.morning), reading: nil))
            _ = try await bed.store.purge(PurgeLimits(), at: Sample.morning + .days(181))
            let now = Sample.morning + .days(181)
            try demand(try await bed.store.redrive(nil, of: Sample.community, at: now), is: [], "redriven")
            try demand(
                try await bed.store.outbox(of: Sample.community).deliveries, is: [waiting], "waiting deliveries")
        },
    ]

    /// A wish that came to a good end.
    static func ended(_ wish: Wish, at: Instant) -> Wish {
        var wish = wish
        wish.move(to: .open, at: at)
        wish.move(to: .underWay, at: at)
        wish.move(to: .done, at: at)
        wish.move(to: .confirmed, ending: .confirmed, at: at)
        return wish
    }

    private static func deliver(_ id: String, of notices: [Notice], in bed: any StoreBed) async throws {
        var delivery = Sample.delivery(id, of: notices)
        try await bed.store.begin([delivery])
        delivery.state = .delivered
        delivery.nextAttemptAt = nil
        try await bed.store.conclude([Conclusion(delivery: delivery, at: Sample.morning)])
    }
}
