import PaidanCore

/// One community's inputs, read in pages beside its timeline and decided anew.
struct ReplayWalk {
    /// How many inputs are read at once.
    private static let page = 500

    let community: CommunityID
    /// The rules to hold against those in force then; nil for none.
    let others: Rulebook?
    private var found: [ReplayLine] = []
    private var count = 0
    private var last: Int64 = 0
    /// The last input that could not be decided as it was, since words or rules are gone.
    private var inexact: Int64 = 0
    /// Whether words or rules were missing so far.
    private var isLacking = false
    private var missing: Set<String> = []
    private var purged = 0

    init(community: CommunityID, others: Rulebook?) {
        self.community = community
        self.others = others
    }

    /// Goes through all that is settled.
    mutating func run(through archive: any Archive) async throws(CommandFailure) {
        let community = community
        guard var replay = try await begin(archive) else { return }
        var timeline = TimelinePages(community: community, archive: archive)
        while true {
            let after = last
            let rows = try await asking { () throws(StoreFailure) in
                try await archive.settled(of: community, after: after, limit: Self.page)
            }
            guard !rows.isEmpty else { return }
            for row in rows {
                let lines = try await timeline.rows(of: row.input.recorded.sequence)
                try await take(row, lines, by: &replay, archive)
            }
        }
    }

    /// A desk under the first rules recorded; the keeper knew them before it wrote them down.
    private func begin(_ archive: any Archive) async throws(CommandFailure) -> Replay? {
        let community = community
        var after: Int64 = 0
        while true {
            let from = after
            let rows = try await asking { () throws(StoreFailure) in
                try await archive.settled(of: community, after: from, limit: Self.page)
            }
            guard let end = rows.last else { return nil }
            for row in rows {
                guard case .rulebook(let digest) = row.input.recorded.input else { continue }
                let kept = try await asking { () throws(StoreFailure) in try await archive.rulebook(digest) }
                if let kept { return Replay(under: kept, against: others) }
            }
            after = end.input.recorded.sequence
        }
    }

    private mutating func take(
        _ row: SettledRow, _ timeline: [TimelineRow], by replay: inout Replay, _ archive: any Archive
    ) async throws(CommandFailure) {
        let recorded = row.input.recorded
        last = recorded.sequence
        count += 1
        if row.isPurged { purged += 1 }
        guard row.verdict != nil else { return replay.pass(recorded.sequence) }
        var input = row.input
        if case .rulebook(let digest) = recorded.input {
            input.rulebook = try await asking { () throws(StoreFailure) in try await archive.rulebook(digest) }
            if input.rulebook == nil { missing.insert(digest) }
        }
        isLacking = isLacking || row.isPurged || !missing.isEmpty
        let answer = replay.decide(input)
        let again = ReplayDifference.between(row, timeline, and: answer.again)
        if !again.isEmpty {
            if isLacking { inexact = last }
            found.append(ReplayLine(recorded, wish: row.wish, cause: isLacking ? .purged : .program, again))
        }
        if let otherwise = answer.otherwise {
            let differences = ReplayDifference.between(answer.again, and: otherwise)
            if !differences.isEmpty {
                found.append(
                    ReplayLine(recorded, wish: answer.again.wish ?? otherwise.wish, cause: .rules, differences))
            }
        }
    }

    /// What is told of it: differences in the exact part only.
    func outcome(from start: (sequence: Int64, at: Instant), zone: Zone) -> ReplayOutcome {
        let exactFrom = inexact + 1
        let lines = found.filter {
            $0.cause != .purged && $0.sequence >= max(start.sequence, exactFrom) && $0.instant >= start.at
        }
        let summary = ReplayOutcome.Summary(
            community: community, inputs: count, last: last, exactFrom: exactFrom > last && count > 0 ? nil : exactFrom,
            purged: purged, missingRules: missing.sorted(), byProgram: lines.count { $0.cause == .program },
            byRules: lines.count { $0.cause == .rules }, isAgainstFolder: others != nil)
        return ReplayOutcome(summary: summary, differences: lines.map { $0.timed(in: zone) })
    }
}

/// A community's timeline in order, handed out input by input.
private struct TimelinePages {
    private static let page = 1000

    let community: CommunityID
    let archive: any Archive
    private var rows: ArraySlice<TimelineRow> = []
    private var last: Int64 = 0
    private var isOver = false

    init(community: CommunityID, archive: any Archive) {
        self.community = community
        self.archive = archive
    }

    mutating func rows(of sequence: Int64) async throws(CommandFailure) -> [TimelineRow] {
        var found: [TimelineRow] = []
        while true {
            while let first = rows.first, first.sequence <= sequence {
                if first.sequence == sequence { found.append(first) }
                rows.removeFirst()
            }
            guard rows.isEmpty, !isOver else { return found }
            let (community, archive, after) = (community, archive, last)
            let next = try await asking { () throws(StoreFailure) in
                try await archive.chain(of: community, after: after, limit: Self.page)
            }
            isOver = next.isEmpty
            last = next.last?.index ?? last
            rows = next[...]
        }
    }
}
