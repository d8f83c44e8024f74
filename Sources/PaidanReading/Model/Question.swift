import PaidanCore

/// The questions that one pass through the model answers together, and where each answer stands among its outputs.
enum Question: Int, CaseIterable, Sendable {
    /// What the message wants: one of nine.
    case kind
    /// Whether somebody must come within minutes: asked of every message, whatever its kind.
    case emergency
    /// What a wish is about: one of fourteen.
    case category
    /// How soon a wish is wanted: one of four.
    case urgency
    /// What a member must be able to do: any of nineteen.
    case skills

    /// The names of the answers, as in the labelling guide.
    var answers: [String] { Question.names[rawValue] }
    /// Where the answers stand.
    var range: Range<Int> { Question.ranges[rawValue] }

    private static let names: [[String]] = [
        MessageKind.allCases.map(\.rawValue), ["emergency"], Category.allCases.map(\.rawValue),
        Urgency.allCases.map(\.rawValue),
        [
            "electrician", "plumber", "handyman", "lift_tech", "gas_tech", "fire_safety", "medical", "driver",
            "heavy_lift", "care", "barber", "cleaning", "mediation", "it_help", "admin", "legal", "teaching",
            "counsel", "pest",
        ],
    ]
    private static let ranges: [Range<Int>] = {
        var start = 0
        return names.map { names in
            defer { start += names.count }
            return start..<start + names.count
        }
    }()

    /// How many answers there are altogether.
    static let outputs = names.reduce(0) { $0 + $1.count }
    /// As many as a row of weights has room for.
    static let width = 48
}
