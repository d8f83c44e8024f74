import ArgumentParser
import PaidanApp
import PaidanCore

/// Campaigns.
struct Campaigns: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign",
        abstract: "A service for many: who signed up, and who rides in which car.",
        discussion: "In the duty group the same is said with 活动, 报名, 退名 and 排车; residents sign up with a 接龙.",
        subcommands: [Show.self, New.self, SignUp.self, Strike.self, Arrange.self], defaultSubcommand: Show.self)

    struct Show: Command {
        static let configuration = CommandConfiguration(
            abstract: "List campaigns, or who rides where in one.",
            discussion: "Example: paidan campaign show 1031 --reveal")

        @Argument(help: "The campaign, such as taoyuan/1031 or 1031; none for a list.")
        var campaign: WishReference?

        @OptionGroup var community: CommunityOption
        @OptionGroup var form: FormOptions
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await CampaignListing(campaign: campaign, community: community.community, form: form.form)
                .answer(in: shell)
        }
    }

    struct New: Command {
        static let configuration = CommandConfiguration(
            abstract: "活动: announce one; residents are told in their groups.",
            discussion: """
                Example:
                  paidan campaign new 60岁以上接种疫苗 11月28日上午9点、10点 社区医院 车4座 报名到11月27日18点
                """)

        @Argument(help: "What is said after 活动: title, times, destination, 车4座, 车王强6座, 陪同10, 集合南门, 报名到….")
        var words: [String]

        @OptionGroup var community: CommunityOption
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await CampaignOrder(words: words.joined(separator: " "), community: community.community)
                .answer(in: shell)
        }
    }

    struct SignUp: Command {
        static let configuration = CommandConfiguration(
            commandName: "sign-up", abstract: "报名: sign up the people of a list.",
            discussion: """
                The list is CSV as an office saves it, with headings such as 姓名, 地址, 人数, 时间, 电话, or one person a line.

                Example: paidan campaign sign-up 1031 名单.csv
                """)

        @Argument(help: "The campaign.")
        var campaign: WishReference
        @Argument(help: "The list.", completion: .file())
        var file: String
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await SignUpOrder(campaign, file: file).answer(in: shell)
        }
    }

    struct Strike: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "退名: strike somebody off the list.", discussion: "Example: paidan campaign strike 1031 张阿姨")

        @OptionGroup var about: WishArgument
        @Argument(help: "The name as it stands in the list.")
        var name: String
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.campaign(.strike(name: name)), on: about.wish) }
    }

    struct Arrange: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "排车: arrange the cars now, before the list is closed.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.campaign(.arrange), on: about.wish) }
    }
}
