import FoundationEssentials
import PaidanConfig
public import PaidanCore
import PaidanReading

/// `paidan campaign new`: announces a campaign in the words that the staff would say in the duty group after 活动.
public struct CampaignOrder: Sendable {
    /// What is said.
    public var words: String
    /// Which community; nil where there is only one.
    public var community: CommunityID?

    /// An announcement.
    public init(words: String, community: CommunityID?) {
        self.words = words
        self.community = community
    }

    /// Gives it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let rulebook = try Installation(shell).community(community).rulebook
        let context = ReadingContext(at: shell.now, zone: rulebook.zone, buildings: rulebook.buildings)
        guard let plan = try Installation.reader(shell).read("活动 " + words, in: context).campaign else {
            throw CommandFailure(.usage, "say what it is (got \"\(words)\")")
        }
        guard !plan.departures.isEmpty else {
            throw CommandFailure(
                .usage,
                "say the day and the hour of departure, such as \"接种疫苗 11月28日上午9点 社区医院 车4座\" (got \"\(words)\")")
        }
        return try await DeskOrder(.campaign(.begin(plan)), community: rulebook.community).answer(in: shell)
    }
}

/// `paidan campaign sign-up`: a list of people, as a table or as lines, onto a campaign.
public struct SignUpOrder: Sendable {
    /// The wish of the campaign.
    public var campaign: WishReference
    /// The file: CSV with a heading (姓名, 地址, 人数, 时间, 电话 in any order), or one person a line as in the chat.
    public var file: String

    /// A list to be signed up.
    public init(_ campaign: WishReference, file: String) {
        self.campaign = campaign
        self.file = file
    }

    /// Signs them up.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(.usage, "cannot be read (got \"\(file)\")")
        }
        guard let rows = SignUpSheet.rows(of: Array(data)) else {
            throw CommandFailure(.usage, "is neither UTF-8, UTF-16 nor GB18030 text (got \"\(file)\")")
        }
        let installation = try Installation(shell)
        let named =
            installation.configuration.communities.count > 1
            ? try await campaign.resolved(in: installation.archive()) : campaign.community
        let rulebook = try installation.community(named).rulebook
        let context = ReadingContext(at: shell.now, zone: rulebook.zone, buildings: rulebook.buildings)
        let reader = try Installation.reader(shell)
        let lines = rows.flatMap { reader.read("报名 " + $0, in: context).roll?.lines ?? [] }.filter { !$0.name.isEmpty }
        guard !lines.isEmpty else { throw CommandFailure(.usage, "names nobody (got \"\(file)\")") }
        let unplaced = lines.filter { $0.place.building == nil }.count
        var output = try await DeskOrder(
            .campaign(.signUp(Roll(lines: lines, isWhole: false))),
            on: campaign
        ).answer(in: shell)
        output.lines.append(
            shell.language == .english
                ? "\(lines.count) lines read, \(unplaced) without a building"
                : "读到 \(lines.count) 行，没写楼栋的 \(unplaced) 行")
        return output
    }
}
