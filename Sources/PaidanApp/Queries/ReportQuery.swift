import PaidanConfig
public import PaidanCore

/// `paidan report`: the figures of each community.
public struct ReportQuery: Sendable {
    /// Which community; nil for each.
    public var community: CommunityID?
    /// Which days.
    public var period: Period
    /// For whom.
    public var format: ReportFormat

    /// A report to be made.
    public init(community: CommunityID? = nil, period: Period = Period(), format: ReportFormat = .text) {
        self.community = community
        self.period = period
        self.format = format
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
        var lines: [String] = format == .csv ? [Report.csvHeading] : []
        for community in communities {
            let report = try await report(of: community, from: archive, zone: installation.zone(of: community))
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

    private func report(
        of community: CommunityID, from archive: any Archive, zone: Zone
    ) async throws(CommandFailure) -> Report {
        let filter = WishFilter(
            community: community, from: period.start(in: zone), to: period.end(in: zone), limit: .max)
        let rows = try await asking { () throws(StoreFailure) in try await archive.wishes(filter) }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        let volunteers = desk?.rulebook.members.filter { $0.kind == .member }.map(\.id) ?? []
        return Report(of: community, over: period, rows: rows, volunteers: volunteers)
    }
}
