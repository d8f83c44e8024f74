import PaidanCore

extension Entry {
    /// A whole number within bounds.
    func int(in bounds: ClosedRange<Int>) -> Int? {
        guard let number = scalar.flatMap({ Int($0.trimmed) }), bounds.contains(number) else {
            spot.fault(
                "must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
                "应当是 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数", got: shown)
            return nil
        }
        return number
    }

    /// A number within bounds.
    func number(in bounds: ClosedRange<Double>) -> Double? {
        guard let number = scalar.flatMap({ Double($0.trimmed) }), bounds.contains(number) else {
            spot.fault(
                "must be a number from \(bounds.lowerBound) to \(bounds.upperBound)",
                "应当是 \(bounds.lowerBound) 到 \(bounds.upperBound) 的数", got: shown)
            return nil
        }
        return number
    }

    /// Yes or no.
    func bool() -> Bool? {
        guard let truth = scalar.flatMap(YesOrNo.read) else {
            spot.fault("must be yes or no", "应当是 yes 或 no", got: shown)
            return nil
        }
        return truth
    }

    /// A length of time within bounds, such as `90s`, `15m`, `1h30m` or `7d`.
    func span(in bounds: ClosedRange<Instant.Span>) -> Instant.Span? {
        guard let span = scalar.flatMap(SpanNotation.read) else {
            spot.fault(
                "must be a length of time such as 90s, 15m, 2h or 7d", "应当是一段时间，如 90s、15m、2h、7d", got: shown)
            return nil
        }
        guard bounds.contains(span) else {
            let low = SpanNotation.write(bounds.lowerBound)
            let high = SpanNotation.write(bounds.upperBound)
            spot.fault("must be from \(low) to \(high)", "应当在 \(low) 到 \(high) 之间", got: shown)
            return nil
        }
        return span
    }

    /// A number of bytes within bounds, such as `1MiB`.
    func bytes(in bounds: ClosedRange<Int>) -> Int? {
        guard let count = scalar.flatMap(ByteNotation.read), bounds.contains(count) else {
            spot.fault(
                "must be a size from \(ByteNotation.write(bounds.lowerBound)) to \(ByteNotation.write(bounds.upperBound))",
                "应当是 \(ByteNotation.write(bounds.lowerBound)) 到 \(ByteNotation.write(bounds.upperBound)) 的大小",
                got: shown)
            return nil
        }
        return count
    }

    /// One of the words of a closed vocabulary.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type = Word.self) -> Word?
    where Word.RawValue == String {
        word(among: Word.allCases.map { ($0.rawValue, $0) })
    }

    /// One of a few words, each with its meaning.
    func word<Meaning>(among words: [(String, Meaning)]) -> Meaning? {
        let written = scalar?.trimmed
        if let found = words.first(where: { $0.0 == written }) { return found.1 }
        let names = words.map(\.0)
        let hint = Spelling.hint(written ?? "", among: names)
        spot.fault(
            "must be one of \(names.joined(separator: ", "))\(hint.english)",
            "应当是以下之一：\(names.joined(separator: "、"))\(hint.chinese)", got: shown)
        return nil
    }

    /// A list of words of a closed vocabulary, or one of them; words that are none are recorded and left out.
    func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type = Word.self) -> [Word]
    where Word.RawValue == String {
        oneOrMore().compactMap { $0.word(type) }
    }
}
