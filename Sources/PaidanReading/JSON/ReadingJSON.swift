public import PaidanCore

/// What `paidan read` prints: one JSON object a line, its keys always in the same order.
public enum ReadingJSON {
    /// A reading as one line, without a line break; `text` comes first where it is given. What is not known is null or empty.
    public static func line(_ reading: Reading, text: String? = nil) -> String {
        var object = JSONLine()
        if let text { object.add("text", text) }
        let isWish = reading.kind == .wish
        object.add("kind", reading.kind.rawValue)
        object.raw("", need(reading.need, isWish: isWish), bare: true)
        object.raw("more", "[" + reading.more.map { "{" + need($0, isWish: isWish) + "}" }.joined(separator: ",") + "]")
        object.add("when", reading.when)
        object.raw("window", window(reading.window))
        object.add("contact", reading.contact)
        object.add("order_no", reading.orderNumbers)
        object.raw("confidence", confidence(reading))
        object.raw("spans", spans(reading))
        object.raw("details", details(reading.details))
        object.add("ask", reading.ask?.text)
        return object.text
    }

    private static func need(_ need: Need, isWish: Bool) -> String {
        var object = JSONLine()
        object.add("category", isWish ? need.category?.rawValue : nil)
        object.add("building", need.place.building)
        object.add("unit", need.place.unit)
        object.add("room", need.place.room)
        object.add("urgency", isWish ? need.urgency?.rawValue : nil)
        object.add("skills", isWish ? need.skills : [])
        object.raw("people_needed", (isWish ? need.people : nil).map(String.init) ?? "null")
        return String(object.text.dropFirst().dropLast())
    }

    private static func confidence(_ reading: Reading) -> String {
        var object = JSONLine()
        for (field, value) in reading.confidence.sorted(by: { $0.key < $1.key }) {
            object.raw(field, hundredths(value))
        }
        return object.text
    }

    private static func spans(_ reading: Reading) -> String {
        var object = JSONLine()
        for (field, spans) in reading.spans.sorted(by: { $0.key < $1.key }) {
            object.raw(field, "[" + spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",") + "]")
        }
        return object.text
    }

    private static func details(_ details: ReplyDetails) -> String {
        var object = JSONLine()
        object.raw("eta", details.eta.map(String.init) ?? "null")
        object.raw("sets_out", details.setsOut == true ? "true" : "false")
        object.add("proposed_time", details.proposedTime)
        object.raw("proposed_window", window(details.proposedWindow))
        object.add("reason", details.reason)
        object.add("waiting_for", details.waitingFor)
        object.add("waits_until", details.waitsUntil?.description)
        object.add("partial", details.partial)
        object.add("availability", details.availability)
        object.raw("availability_change", details.change.map(change) ?? "null")
        object.add("hand_over_to", details.handOverTo)
        object.raw("arrived", details.arrived ? "true" : "false")
        object.raw("not_done", details.notDone ? "true" : "false")
        object.raw("stars", details.stars.map(String.init) ?? "null")
        return object.text
    }

    private static func window(_ window: Window?) -> String {
        guard let window else { return "null" }
        var object = JSONLine()
        object.add("from", window.from.description)
        object.add("to", window.to.description)
        return object.text
    }

    private static func change(_ change: AvailabilityChange) -> String {
        var object = JSONLine()
        object.add("kind", change.kind.rawValue)
        object.raw("window", window(change.window))
        object.raw("hours", change.hours.map(hours) ?? "null")
        object.raw("count", change.count.map(String.init) ?? "null")
        object.add("period", change.period?.rawValue)
        return object.text
    }

    /// Weekdays from 1 for Monday, minutes since midnight.
    private static func hours(_ hours: Availability.Hours) -> String {
        var object = JSONLine()
        if case .weekdays(let days) = hours.days {
            object.raw("weekdays", "[" + days.map(String.init).joined(separator: ",") + "]")
        }
        object.raw("from", "\(hours.from)")
        object.raw("to", "\(hours.to)")
        return object.text
    }

    /// Two places after the point, so that the line is the same on every machine.
    private static func hundredths(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 1) * 100).rounded())
        if hundredths == 100 { return "1" }
        if hundredths == 0 { return "0" }
        let digits = hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
        return "0." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
    }
}
