import FoundationEssentials
import PaidanConfig
public import PaidanCore

/// `paidan replay`: the recorded inputs decided anew, and what the rules of the folder would have made of them.
public struct ReplayQuery: Sendable {
    /// Which community; nil for each.
    public var community: CommunityID?
    /// From which input on differences are told; all are replayed in any case.
    public var from: Start
    /// Whether the rules of the folder are left out: only what was recorded is proved.
    public var isRecordedOnly: Bool
    /// One JSON object a difference and one for the whole, instead of text.
    public var isJSON: Bool

    /// From where differences are told.
    public enum Start: Hashable, Sendable {
        /// From the first input on.
        case beginning
        /// From an input on.
        case sequence(Int64)
        /// From a day on, in the community's local time.
        case day(CivilDate)

        /// Reads `57` or `2026-11-22`; nil where it is neither.
        public init?(_ text: String) {
            if let sequence = Int64(text), sequence > 0 {
                self = .sequence(sequence)
            } else if let day = CivilDate(text) {
                self = .day(day)
            } else {
                return nil
            }
        }
    }

    /// A replay to be made.
    public init(
        community: CommunityID? = nil, from: Start = .beginning, isRecordedOnly: Bool = false, isJSON: Bool = false
    ) {
        self.community = community
        self.from = from
        self.isRecordedOnly = isRecordedOnly
        self.isJSON = isJSON
    }

    /// How many differences text names for a community; more are only counted.
    private static let named = 40

    /// Makes it; 1 where anything differs.
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
        var output = CommandOutput()
        for community in communities {
            let own = installation.configuration.communities.first { $0.id == community }
            if own == nil, !isRecordedOnly {
                output.complaints.append(
                    "\(community): the folder has no sound rules for it; only what was recorded is proved")
            }
            let zone = installation.zone(of: community)
            var walk = ReplayWalk(community: community, others: isRecordedOnly ? nil : own?.rulebook)
            try await walk.run(through: archive)
            let told = walk.outcome(from: start(in: zone), zone: zone)
            if isJSON {
                output.lines += try JSONLines.lines(told.differences) + [try JSONLines.line(told.summary)]
            } else {
                let names = MemberNames(own?.rulebook.members ?? [])
                output.lines += ReplayText(told: told, language: shell.language, name: names.name).lines(
                    atMost: Self.named)
            }
            if !told.summary.isSame { output.status = .failed }
        }
        if communities.isEmpty { output.lines.append("no desk has run yet: nothing to replay") }
        return output
    }

    private func start(in zone: Zone) -> (Int64, Instant) {
        switch from {
        case .beginning: (0, Instant(milliseconds: .min))
        case .sequence(let sequence): (sequence, Instant(milliseconds: .min))
        case .day(let day): (0, zone.startOfDay(day))
        }
    }
}
