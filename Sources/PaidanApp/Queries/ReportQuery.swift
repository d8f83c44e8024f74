import PaidanConfig
public import PaidanCore

/// `paidan report`: the figures of each community, or its ledger.
public struct ReportQuery: Sendable {
    /// Which community; nil for each.
    public var community: CommunityID?
    /// Which days.
    public var period: Period
    /// For whom.
    public var format: ReportFormat
    /// The masked ledger (台账), one row a wish, in place of the figures.
    public var isLedger: Bool

    /// A report to be made.
    public init(
        community: CommunityID? = nil, period: Period = Period(), format: ReportFormat = .text, isLedger: Bool = false
    ) {
        self.community = community
        self.period = period
        self.format = format
        self.isLedger = isLedger
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let archive = try installation.archive()
        var communities = try await asking { () throws(StoreFailure) in try await archive.communities() }
        if let community {
            communities.removeAll { $0 != community }
            guard !communities.isEmpty else {
                throw CommandFailure(.usage, "there is no desk of such a community (got \"\(community)\")")
            }
        }
        if isLedger { return try await ledger(of: communities, from: archive, installation, shell.language) }
        var lines: [String] = format == .csv ? [Spreadsheet.mark + Report.csvHeading] : []
        for community in communities {
            let report = try await Report.counted(
                for: community, over: period, from: archive, zone: installation.zone(of: community))
            switch format {
            case .json: lines.append(try JSONLines.line(report))
            case .csv: lines += report.csvLines
            case .text:
                let known = installation.configuration.communities.first { $0.id == community }
                if !lines.isEmpty { lines.append("") }
                lines +=
                    ReportText(
                        report: report, language: shell.language, names: known?.texts.names ?? [:],
                        title: known?.rulebook.name ?? community.rawValue
                    ).lines
            }
        }
        return CommandOutput(lines)
    }

    private func ledger(
        of communities: [CommunityID], from archive: any Archive, _ installation: Installation, _ language: Language
    ) async throws(CommandFailure) -> CommandOutput {
        var ledger = Ledger(language: language)
        for community in communities {
            let zone = installation.zone(of: community)
            let rows = try await Report.rows(of: community, over: period, from: archive, zone: zone)
            let opened = try await asking { () throws(StoreFailure) in
                try await archive.events(["opened"], of: community, since: period.start(in: zone))
            }
            let known = installation.configuration.communities.first { $0.id == community }
            ledger.add(
                rows, opened: opened, zone: zone, names: known?.texts.names ?? [:],
                roster: known?.rulebook.members ?? [])
        }
        switch format {
        case .json: return CommandOutput(try JSONLines.lines(ledger.rows))
        case .csv: return CommandOutput(ledger.csvLines)
        case .text: return CommandOutput(ledger.textLines)
        }
    }
}

extension Report {
    /// The wishes received in a time, newest first.
    static func rows(
        of community: CommunityID, over period: Period, from archive: any Archive, zone: Zone
    ) async throws(CommandFailure) -> [WishRow] {
        let filter = WishFilter(
            community: community, from: period.start(in: zone), to: period.end(in: zone), limit: .max)
        return try await asking { () throws(StoreFailure) in try await archive.wishes(filter) }
    }

    /// Counts what an archive holds of a time.
    static func counted(
        for community: CommunityID, over period: Period, from archive: any Archive, zone: Zone
    ) async throws(CommandFailure) -> Report {
        let rows = try await rows(of: community, over: period, from: archive, zone: zone)
        let start = period.start(in: zone)
        let events = try await asking { () throws(StoreFailure) in
            try await archive.events(Report.events, of: community, since: start)
        }
        let answers = try await asking { () throws(StoreFailure) in
            try await archive.firstAnswers(of: community, since: start)
        }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        let volunteers = desk?.rulebook.members.filter { $0.kind == .member }.map(\.id) ?? []
        return Report(
            of: community, over: period, rows: rows, events: events, answers: answers, volunteers: volunteers)
    }
}
