import ArgumentParser
import PaidanApp
import PaidanCore

/// Reads messages.
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what the reader understands, one JSON object a line.",
        discussion: """
            For each argument, or each line of standard input where there is none. With --jsonl each line is an object \
            with `text` and optional context: `at` (RFC 3339), `card`, `audience` (residents, work, duty), `offers`, \
            `reply_to`, `previous`. A line that is none is told with its number and the rest is read; the exit code is \
            then 1.

            Examples:
              paidan read '3栋2单元501水龙头漏水，明天上午来修' '接单 1024'
              printf '%s\\n' '{"text":"家里水管爆了，麻烦快派人来修","card":"12-1-301 王"}' | paidan read --jsonl --community taoyuan
            """)

    @Argument(help: "Messages.")
    var texts: [String] = []

    @Flag(name: .customLong("jsonl"), help: "Each line is a JSON object with `text` and context.")
    var isJSONL = false

    @Option(
        help: ArgumentHelp(
            "Only this community's buildings count; without it any well-formed address does.", valueName: "id"))
    var community: CommunityID?

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        do throws(CommandFailure) {
            let query = try ReadingQuery(
                community: community, isJSONL: isJSONL, in: place.shell)
            var lines = texts.makeIterator()
            let hasArguments = !texts.isEmpty
            var number = 0
            var isWhole = true
            while let line = hasArguments ? lines.next() : readLine() {
                number += 1
                do throws(CommandFailure) {
                    if let answer = try query.answer(line) { print(answer) }
                } catch {
                    Output.complain("paidan: line \(number): \(error)")
                    isWhole = false
                }
            }
            guard isWhole else { throw CommandFailure(.failed, "some lines could not be read") }
        } catch {
            Output.complain("paidan: \(error)")
            throw ExitCode(error.status.rawValue)
        }
    }
}
