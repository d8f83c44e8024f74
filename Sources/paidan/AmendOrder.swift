import ArgumentParser
import PaidanApp
import PaidanCore

extension Wishes {
    struct Amend: OrderCommand {
        static let configuration = CommandConfiguration(
            abstract: "改: correct place, category, urgency, head count or skills.",
            discussion: """
                Examples:
                  paidan wishes amend 1024 --building 12 --urgency urgent
                  paidan wishes amend 1024 --people 2 --skill electrician
                """)

        @OptionGroup var about: WishArgument
        @Option(help: "The right building; without it --unit and --room are of the one it has.")
        var building: String?
        @Option(help: "The stair.")
        var unit: String?
        @Option(help: "The flat.")
        var room: String?
        @Option(help: "The right kind of service.")
        var category: PaidanCore.Category?
        @Option(help: "How soon it must be served.")
        var urgency: Urgency?
        @Option(help: "How many people it takes, 1 to 20.")
        var people: Int?
        @Option(
            name: .customLong("skill"),
            help: ArgumentHelp("What a member must be able to do; may be given several times.", valueName: "skill"))
        var skills: [String] = []
        @Flag(help: "Anybody can do it.")
        var anybody = false
        @OptionGroup var order: OrderOptions

        func validate() throws {
            if amendment.isEmpty {
                throw ValidationError(
                    "say what is to be corrected: --building, --unit, --room, --category, --urgency, --people, --skill "
                        + "or --anybody")
            }
            if let people, !(1...20).contains(people) { throw ValidationError("--people is 1 to 20 (got \(people))") }
            if anybody, !skills.isEmpty { throw ValidationError("--anybody leaves no room for --skill") }
            if let unknown = skills.first(where: { SkillWords.skills(in: $0).isEmpty }) {
                let known = SkillWords.names.keys.sorted().joined(separator: ", ")
                throw ValidationError("--skill is one of \(known) (got \"\(unknown)\")")
            }
        }

        private var amendment: DeskCommand.Amendment {
            let place = Place(building: building, unit: unit, room: room)
            return DeskCommand.Amendment(
                place: place.isEmpty ? nil : place, category: category, urgency: urgency, people: people,
                skills: anybody ? [] : skills.isEmpty ? nil : skills.flatMap(SkillWords.skills(in:)))
        }

        func desired() -> DeskOrder { DeskOrder(.amend(amendment), on: about.wish) }
    }
}
