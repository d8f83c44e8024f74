import PaidanCore

extension Scores {
    /// Measures that are no share of a count, beside those that are.
    public var computed: [String: Double] {
        [
            "kind macro-F1": macroF1, "skills F1": skillsF1, "more F1": moreF1, "urgency mean cost": urgencyCost,
            "kind calibration error": calibrationError,
        ]
    }

    /// The table of all measures, the confusion of the kinds, and what acting alone would mean.
    public var lines: [String] {
        let rows =
            shares.map { ($0.key, Scores.decimal($0.value.value), "\($0.value.right)/\($0.value.all)") }
            + computed.map { ($0.key, Scores.decimal($0.value), "") }
        let table = rows.sorted { $0.0 < $1.0 }.map { name, value, count in
            Scores.padded(name, 36) + value + (count.isEmpty ? "" : "  " + count)
        }
        return table + [""] + confusionLines + [""] + cautionLines
    }

    private var confusionLines: [String] {
        let kinds = MessageKind.allCases
        let head =
            Scores.padded("labelled \\ read as", 20)
            + kinds.map { Scores.padded(String($0.rawValue.prefix(8)), 9) }.joined()
        return [head]
            + kinds.filter { confusion[$0] != nil }.map { gold in
                Scores.padded(gold.rawValue, 20)
                    + kinds.map { Scores.padded("\(confusion[gold]?[$0] ?? 0)", 9) }.joined()
            }
    }

    private var cautionLines: [String] {
        let head = "sure >=  covers %  right  right at 95 % chatter  chatter as wish of 1000  chatter as emergency"
        return [head]
            + cautions(at: [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99]).map { caution in
                Scores.padded(Scores.decimal(caution.threshold), 9)
                    + Scores.padded(Scores.decimal(caution.coverage / 100), 10)
                    + Scores.padded(Scores.decimal(caution.right), 7)
                    + Scores.padded(Scores.decimal(caution.rightInAGroup), 23)
                    + Scores.padded(Scores.decimal(caution.chatterAsWish), 25) + "\(caution.chatterAsEmergency)"
            }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    /// Three digits after the point.
    private static func decimal(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
