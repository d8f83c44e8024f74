import PaidanCore

extension StoreContract {
    static let outbox = [
        ContractClause("a notice waits until a delivery carries it, the delivery until it is concluded") { bed in
            let notices = try await told(bed, ["n-1", "n-2", "n-3"])
            try demand(
                try await bed.store.outbox(of: Sample.community), is: OutboxContent(notices: notices), "before")
            var delivery = Sample.delivery("d-1", of: [notices[0], notices[2]])
            try await bed.store.begin([delivery])
            try await bed.restart(cleanly: false)
            try demand(
                try await bed.store.outbox(of: Sample.community),
                is: OutboxContent(
                    notices: [notices[1]], deliveries: [delivery], carried: [notices[0], notices[2]]), "under way")
            delivery.state = .delivered
            delivery.nextAttemptAt = nil
            try await bed.store.conclude([Conclusion(delivery: delivery, at: Sample.morning)])
            try demand(
                try await bed.store.outbox(of: Sample.community), is: OutboxContent(notices: [notices[1]]), "after")
        },
        ContractClause("a notice is carried once; a batch with one that is carried already does nothing") { bed in
            let notices = try await told(bed, ["n-1", "n-2"])
            try await bed.store.begin([Sample.delivery("d-1", of: [notices[0]])])
            try await demandFailure("carry a notice twice") {
                try await bed.store.begin([
                    Sample.delivery("d-2", of: [notices[1]]), Sample.delivery("d-3", of: [notices[0]]),
                ])
            } where: {
                $0.isRefused
            }
            try demand(
                try await bed.store.outbox(of: Sample.community).deliveries.map(\.id), is: ["d-1"], "deliveries")
        },
        ContractClause("the messages of one text are written together, and share the notice that they carry") { bed in
            let notices = try await told(bed, ["n-1"])
            let parts = (1...3).map { number in
                var part = Sample.delivery(number == 1 ? "d-1" : "d-1~\(number)", of: notices)
                part.part = Delivery.Part(number, of: 3)
                part.attempts = number == 1 ? 1 : 0
                return part
            }
            try await bed.store.begin(parts)
            try await bed.restart(cleanly: false)
            try demand(
                try await bed.store.outbox(of: Sample.community),
                is: OutboxContent(deliveries: parts, carried: notices), "under way")
            var first = parts[0]
            first.state = .delivered
            first.nextAttemptAt = nil
            try await bed.store.conclude([Conclusion(delivery: first, messageID: "p-1", at: Sample.morning)])
            var second = parts[1]
            second.attempts = 1
            try await bed.store.begin([second])
            try demand(
                try await bed.store.outbox(of: Sample.community),
                is: OutboxContent(deliveries: [second, parts[2]], carried: notices), "after the first")
        },
        ContractClause("a next attempt is written before the try and says what the first one said") { bed in
            let notices = try await told(bed, ["n-1"])
            let first = Sample.delivery("d-1", of: notices)
            try await bed.store.begin([first])
            var failed = first
            failed.nextAttemptAt = Sample.morning + .seconds(5)
            failed.outcome = "http 503"
            try await bed.store.conclude([Conclusion(delivery: failed, at: Sample.morning)])
            try demand(try await bed.store.outbox(of: Sample.community).deliveries, is: [failed], "after a failure")
            var second = failed
            second.attempts = 2
            second.content.text = "something else"
            try await bed.store.begin([second])
            second.content = first.content
            try demand(try await bed.store.outbox(of: Sample.community).deliveries, is: [second], "second attempt")
        },
        ContractClause("a dead delivery becomes an input, once") { bed in
            let notices = try await told(bed, ["n-1"])
            let conclusion = try await dead("d-1", of: notices, in: bed)
            try await bed.store.conclude([conclusion])
            let inputs = try await bed.store.inputs(of: Sample.community, after: 0, limit: 9)
            try demand(
                inputs.map(\.input), is: [.delivery(try required(conclusion.report, "report"))], "inputs that wait")
            try demand(try await bed.archive.counts().deadLetters, is: 1, "dead letters")
            try demand(try await bed.store.outbox(of: Sample.community), is: OutboxContent(), "what is to be told")
        },
        ContractClause("a reply finds its wish by the resident's message and its offer by the desk's own") { bed in
            let desk = try await Inhabited(bed)
            let notice = Sample.notice("n-1", wish: 1024, offer: "1024-1")
            try await desk.open(Sample.wish(1024), by: 1, notices: [notice])
            var delivery = Sample.delivery("d-1", of: [notice])
            try await bed.store.begin([delivery])
            delivery.state = .delivered
            try await bed.store.conclude([Conclusion(delivery: delivery, messageID: "p-77", at: Sample.morning)])
            try await bed.restart(cleanly: true)
            let store = await bed.store
            try demand(
                try await store.reference(channel: Sample.channel, messageID: "id-1"),
                is: Reference(community: Sample.community, wish: 1024), "the resident's message")
            try demand(
                try await store.reference(channel: Sample.channel, messageID: "p-77"),
                is: Reference(community: Sample.community, wish: 1024, offer: "1024-1"), "the desk's message")
            try demand(try await store.reference(channel: "mail", messageID: "p-77"), is: nil, "another channel's")
        },
        ContractClause("a message about no one wish is linked to none; an id used again means the newer message") {
            bed in
            let notices = try await told(bed, ["n-1"], wish: nil)
            var digest = Sample.delivery("d-1", of: notices)
            try await bed.store.begin([digest])
            digest.state = .delivered
            try await bed.store.conclude([Conclusion(delivery: digest, messageID: "p-1", at: Sample.morning)])
            try demand(
                try await bed.store.reference(channel: Sample.channel, messageID: "p-1"), is: nil, "a digest")
            let later = try await told(bed, ["n-2"], wish: 1030)
            var delivery = Sample.delivery("d-2", of: later)
            try await bed.store.begin([delivery])
            delivery.state = .delivered
            try await bed.store.conclude([Conclusion(delivery: delivery, messageID: "p-1", at: Sample.morning)])
            try demand(
                try await bed.store.reference(channel: Sample.channel, messageID: "p-1")?.wish, is: 1030, "the newer")
        },
        ContractClause("a redriven delivery waits again under its id, with its attempts") { bed in
            let notices = try await told(bed, ["n-1", "n-2", "n-3"])
            for (index, notice) in notices.enumerated() { _ = try await dead("d-\(index)", of: [notice], in: bed) }
            let now = Sample.morning + .hours(2)
            let one = try await bed.store.redrive(["d-1", "d-9"], of: Sample.community, at: now)
            try demand(one.map(\.id), is: ["d-1"], "redriven by name")
            try demand(one.map(\.attempts), is: [4], "attempts")
            try demand(one.map(\.nextAttemptAt), is: [now], "next attempt")
            try demand(try await bed.store.outbox(of: Sample.community).deliveries, is: one, "waiting deliveries")
            let rest = try await bed.store.redrive(nil, of: Sample.community, at: now)
            try demand(rest.map(\.id), is: ["d-0", "d-2"], "redriven together")
            try demand(try await bed.store.redrive(nil, of: Sample.other, at: now), is: [], "another community's")
        },
    ]

    /// Notices that wait, decided in one tick.
    static func told(_ bed: any StoreBed, _ ids: [String], wish: WishNumber? = 1024) async throws -> [Notice] {
        let notices = ids.map { Sample.notice($0, wish: wish) }
        try await Inhabited(bed).tick(notices: notices)
        return notices
    }

    /// Begins a delivery and gives it up after its fourth attempt.
    static func dead(_ id: String, of notices: [Notice], in bed: any StoreBed) async throws -> Conclusion {
        var delivery = Sample.delivery(id, of: notices)
        try await bed.store.begin([delivery])
        delivery.state = .dead
        delivery.attempts = 4
        delivery.nextAttemptAt = nil
        delivery.outcome = "http 404"
        let conclusion = Conclusion(
            delivery: delivery, at: Sample.morning,
            report: DeliveryReport(delivery: delivery.id, notices: notices, cause: "http 404"))
        try await bed.store.conclude([conclusion])
        return conclusion
    }
}
