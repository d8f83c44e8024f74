extension Desk {
    /// The longest message that is put to a second reader, in UTF-16 units: beyond it is a paper, not a chat.
    static let longestQuestion = 1000

    /// What to ask a second reader about a message; nil where the first reading holds.
    ///
    /// Asked about is only what residents say in their group or to the desk alone. Commands, answers to the desk and what
    /// is confided to named staff never are, nor is an emergency: it waits for nobody.
    ///
    /// - Parameter bound: how sure the first reader must be of the kind to be believed alone.
    public func secondQuestion(
        about message: Message, reading: Reading, in context: ReadingContext, refersTo: Reference?, below bound: Double
    ) -> SecondQuestion? {
        guard reading.confidence(in: "kind") < bound, reading.need.urgency != .emergency,
            !(reading.danger?.isSensitive ?? false), isOrdinaryTalk(message, in: context, refersTo: refersTo),
            DeskWords.command(in: message.text, reading: reading) == nil, sensitivity(of: message.text) == nil
        else { return nil }
        return SecondQuestion(text: message.text, context: context, first: reading, names: names(around: message))
    }

    private func isOrdinaryTalk(_ message: Message, in context: ReadingContext, refersTo: Reference?) -> Bool {
        guard message.mail == nil, message.onBehalfOf == nil, message.group == nil || context.audience == .residents,
            refersTo == nil, message.replyTo == nil, context.offers.isEmpty,
            message.text.utf16.count <= Desk.longestQuestion, hasWords(message.text),
            BareWord.meanings(of: message.text).isEmpty, DeskWords.report(in: message.text) == nil
        else { return false }
        let account = message.sender.account
        // Who was asked something is answering.
        return !wishIndex.wishes(of: account).contains { state.wishes[$0]?.question?.account == account }
    }

    /// Whether there is anything to read beside signs and the placeholders of pictures and voices.
    private func hasWords(_ text: String) -> Bool {
        var depth = 0
        var letters = 0
        for character in text {
            if character == "[" { depth += 1 }
            if depth == 0, character.isLetter { letters += 1 }
            if character == "]" { depth = max(0, depth - 1) }
        }
        return letters >= 2
    }

    /// The names that may stand in a message: the sender's own, and those of the roster that it holds.
    private func names(around message: Message) -> [String] {
        let own = [message.sender.card, message.sender.name].compactMap(\.self)
        return own + rulebook.members.map(\.name).filter { !$0.isEmpty && message.text.contains($0) }
    }

    /// A reading as the desk may rely on it: where two readers differ it is never sure enough to act upon alone,
    /// whatever the community's thresholds.
    func doubted(_ reading: Reading) -> Reading {
        guard reading.isDisputed else { return reading }
        var reading = reading
        reading.confidence["kind"] = min(reading.confidence(in: "kind"), rulebook.limits.wishConfidence.nextDown)
        return reading
    }
}

extension Reading {
    /// Who said what, for the timeline: codes only; empty where one reader read it alone.
    var secondFacts: Facts {
        guard let second else { return [:] }
        return [
            "second_reader": .text(second.by), "second_reading": .text(second.opinion.code),
            "first_reading": .text(second.first.code),
        ]
    }
}
