import ArgumentParser
import PaidanApp
import PaidanCore

/// A command that acts for the desk through the running daemon.
protocol OrderCommand: AsyncParsableCommand {
    /// Who, and where.
    var order: OrderOptions { get }
    /// What is to be done.
    func desired() throws(CommandFailure) -> DeskOrder
}

extension OrderCommand {
    func run() async throws {
        do throws(CommandFailure) {
            let shell = Shell.present(directory: order.place.directory, actor: order.actor)
            let output = try await desired().answer(in: shell)
            output.lines.forEach { print($0) }
        } catch {
            Output.complain("paidan: \(error)")
            throw ExitCode(error.status.rawValue)
        }
    }
}

/// Who gives an order.
struct OrderOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: ArgumentHelp("Who acts; default the system's user.", valueName: "name"))
    var actor: String?

    @OptionGroup var place: PlaceOptions
}

/// The wish concerned.
struct WishArgument: ParsableArguments {
    @Argument(help: "The wish, such as taoyuan/1024 or 1024.")
    var wish: WishReference
}

extension Wishes {
    struct Assign: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "派: put a wish to somebody, or let the desk choose.",
            discussion: "Example: paidan wishes assign 1024 李梅")

        @OptionGroup var about: WishArgument
        @Argument(help: "A name or an id of the roster.")
        var name: String?
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.dispatch(to: name), on: about.wish) }
    }

    struct Act: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "代: answer for a member who said it elsewhere, such as on the telephone.",
            discussion: "Example: paidan wishes act 1024 王建国 accept")

        @OptionGroup var about: WishArgument
        @Argument(help: "A name or an id of the roster.")
        var name: String
        @Argument(help: "accept, decline or complete.")
        var deed: Deed
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.act(deed, for: name), on: about.wish) }
    }

    struct Refuse: OrderCommand {
        static let configuration = CommandConfiguration(abstract: "不派: do not dispatch a wish.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.refuse, on: about.wish) }
    }

    struct NotAWish: OrderCommand {
        static let configuration = CommandConfiguration(
            commandName: "not-a-wish", abstract: "不是心愿: it was no wish.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.notAWish, on: about.wish) }
    }

    struct FalseAlarm: OrderCommand {
        static let configuration = CommandConfiguration(
            commandName: "false-alarm", abstract: "误报: the alarm was false; the words were read as they were meant.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.falseAlarm, on: about.wish) }
    }

    struct Close: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "结: close a wish; the words are what the office answers the resident.",
            discussion: "Example: paidan wishes close 1024 --words '明天上午9点停水检修'")

        @OptionGroup var about: WishArgument
        @Option(help: "What the resident is told.")
        var words: String?
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.close(words: words), on: about.wish) }
    }

    struct Reopen: OrderCommand {
        static let configuration = CommandConfiguration(abstract: "重开: open a wish again.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.reopen, on: about.wish) }
    }

    struct Hold: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "挂: nothing goes out until the next working day's morning.")

        @OptionGroup var about: WishArgument
        @Option(help: "Why.")
        var words: String?
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.hold(words: words), on: about.wish) }
    }

    struct Merge: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "合并: another wish carries this one on.",
            discussion: "Example: paidan wishes merge 1024 --into 1011")

        @OptionGroup var about: WishArgument
        @Option(help: ArgumentHelp("The wish that goes on, of the same community.", valueName: "wish"))
        var into: WishReference
        @OptionGroup var order: OrderOptions

        func desired() throws(CommandFailure) -> DeskOrder {
            var wish = about.wish
            if let one = wish.community, let other = into.community, one != other {
                throw CommandFailure(.usage, "both wishes must be of one community (got \"\(wish)\" and \"\(into)\")")
            }
            wish.community = wish.community ?? into.community
            return DeskOrder(.merge(into: into.number), on: wish)
        }
    }

    struct Told: OrderCommand {
        static let configuration = CommandConfiguration(abstract: "已告知: the telephone call was made.")

        @OptionGroup var about: WishArgument
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.told, on: about.wish) }
    }

    struct Pause: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "停派: stop dispatching; emergencies go on.",
            discussion: "Example: paidan wishes pause --community taoyuan")

        @OptionGroup var community: CommunityOption
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.pause, community: community.community) }
    }

    struct Resume: OrderCommand {
        static let configuration = CommandConfiguration(abstract: "恢复: dispatch again.")

        @OptionGroup var community: CommunityOption
        @OptionGroup var order: OrderOptions

        func desired() -> DeskOrder { DeskOrder(.resume, community: community.community) }
    }
}
