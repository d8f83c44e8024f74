import Foundation
import PaidanCore
import Testing

@testable import PaidanReading

/// The grammar's fields as documents to read: `Tests/Vectors/reading/*.md`. They do not depend on the learned part.
@Suite struct GoldenTests {
    private let lexicon: Lexicon

    init() throws { lexicon = try Lexicon() }

    private func evidence(_ text: String, _ context: ReadingContext) -> Evidence {
        Evidence(text, in: context, lexicon: lexicon)
    }

    private let context = ReadingContext(at: sundayMorning)

    private func check(_ name: String, _ reading: (String, String) -> String) throws {
        let (found, expected) = try GoldenDocument(name).compared(reading)
        if ProcessInfo.processInfo.environment["PAIDAN_GOLDEN"] != nil { return }
        for (old, new) in zip(found.split(separator: "\n"), expected.split(separator: "\n")) where old != new {
            Issue.record("\(name).md: expected \(old), read \(new)")
            return
        }
        #expect(found == expected)
    }

    @Test func places() throws {
        try check("places") { _, text in
            let places = evidence(text, context).places
            return ([places.first].compactMap(\.self) + places.more).map { written($0.place) }.joined(separator: " + ")
        }
    }

    @Test func times() throws {
        try check("times") { heading, text in
            let evidence = evidence(text, context)
            let time =
                heading == "Updates"
                ? ServiceTime.ofUpdate(evidence.times, in: evidence.line)
                : ServiceTime.ofWish(evidence.times, in: evidence.line)
            guard let time else { return "—" }
            let window = TimeWindow.resolve(time, at: context.at, zone: context.zone)
            return evidence.line.text(time.range) + " · " + said(window)
        }
    }

    @Test func replies() throws {
        try check("replies") { heading, text in
            let kind = MessageKind(rawValue: heading) ?? .chatter
            return said(ReplyGrammar.read(evidence(text, context), kind: kind, context: context))
        }
    }

    @Test func parts() throws {
        try check("parts") { _, text in
            let evidence = evidence(text, context)
            return NeedSplit.parts(evidence).map { ($0.isApart ? "+ " : "? ") + evidence.line.text($0.range) }
                .joined(separator: " ")
        }
    }

    @Test func questions() throws {
        try check("questions") { heading, text in
            let words = heading.split(separator: " ").map(String.init)
            var context = context
            context.audience = Audience(rawValue: words[3])
            context.buildings = taoyuan
            if words[3] == "work" { context.offers = [1024, 1031] }
            let evidence = evidence(text, context)
            var reading = Reading(kind: MessageKind(rawValue: words[0]) ?? .chatter)
            reading.need.category = Category(rawValue: words[1])
            reading.need.urgency = Urgency(rawValue: words[2])
            Placing.place(&reading, from: evidence, in: context, folding: lexicon.folding)
            Placing.numbers(&reading, from: evidence)
            return Asking.question(about: reading, evidence: evidence, in: context).map { "\($0.field): \($0.text)" }
                ?? "—"
        }
    }

    private func said(_ window: Window?) -> String {
        guard let window else { return "no calendar tells" }
        let (from, to) = (local(window.from), local(window.to))
        return from.prefix(10) == to.prefix(10) ? from + "–" + to.dropFirst(11) : from + " – " + to
    }

    private func local(_ instant: Instant) -> String {
        String(instant.rfc3339(in: context.zone).prefix(16)).replacingOccurrences(of: "T", with: " ")
    }

    private func said(_ details: ReplyDetails) -> String {
        var parts: [String] = []
        func add(_ name: String, _ value: String?) { if let value { parts.append("\(name) \(value)") } }
        add("in", details.eta.map { "\($0) min" })
        if details.setsOut == true { parts.append("sets out") }
        if details.arrived { parts.append("is there") }
        add("offers", details.proposedTime.map { $0 + " (" + said(details.proposedWindow) + ")" })
        add("part:", details.partial)
        add("waits for", details.waitingFor)
        add("until", details.waitsUntil.map(local))
        add("hands over to", details.handOverTo)
        add("because:", details.reason)
        add("availability:", details.change.map { said($0, words: details.availability ?? "") })
        add("stars", details.stars.map(String.init))
        if details.notDone { parts.append("not done") }
        return parts.isEmpty ? "—" : parts.joined(separator: " · ")
    }

    private func said(_ change: AvailabilityChange, words: String) -> String {
        var text = change.kind.rawValue
        if let window = change.window { text += " " + said(window) }
        if let hours = change.hours, case .weekdays(let days) = hours.days {
            text += " on days \(days.map(String.init).joined()) from \(hours.from / 60) to \(hours.to / 60)"
        }
        if let count = change.count { text += " \(count) a \(change.period?.rawValue ?? "")" }
        return text + " (" + words + ")"
    }
}
