/// A message as the grammar sees it: one folded character for each UTF-16 unit, so that whatever is found is a span of
/// the text as it was written.
struct Line: Sendable {
    /// The units as written.
    let written: [UInt16]
    /// The units folded.
    let plain: [UInt16]

    init(_ text: String, folding: Folding) {
        written = Array(text.utf16)
        var plain = written.map { folding($0) }
        // `3一2一501`, `3_2_501`: what is typed for a hyphen between digits.
        if plain.count > 2 {
            for index in 1..<plain.count - 1 where plain[index] == 0x4E00 || plain[index] == 0x5F {
                if plain[index - 1].isDigit, plain[index + 1].isDigit { plain[index] = .hyphen }
            }
        }
        self.plain = plain
    }

    /// The number of UTF-16 units.
    var count: Int { plain.count }

    /// The folded unit at an offset; 0 outside the text.
    subscript(_ index: Int) -> UInt16 {
        index >= 0 && index < plain.count ? plain[index] : 0
    }

    /// Whether folded words stand at an offset.
    func has(_ word: String, at index: Int) -> Bool {
        var word = word
        return word.withUTF8 { length(of: $0, at: index) != nil }
    }

    /// The number of units of a word that stands at an offset; nil where it does not. UTF-8 is decoded on the way, so that
    /// nothing is allocated; the grammar's words are of the basic plane.
    private func length(of word: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard index >= 0 else { return nil }
        var position = index
        var byte = 0
        while byte < word.count {
            guard position < plain.count else { return nil }
            let first = UInt16(word[byte])
            if first < 0x80 {
                guard plain[position] == first else { return nil }
                byte += 1
            } else if first < 0xE0 {
                guard byte + 1 < word.count, plain[position] == (first & 0x1F) << 6 | UInt16(word[byte + 1] & 0x3F)
                else {
                    return nil
                }
                byte += 2
            } else {
                guard byte + 2 < word.count,
                    plain[position] == first << 12 | UInt16(word[byte + 1] & 0x3F) << 6 | UInt16(word[byte + 2] & 0x3F)
                else { return nil }
                byte += 3
            }
            position += 1
        }
        return position - index
    }

    /// Whether folded words end just before an offset.
    func has(_ word: String, before index: Int) -> Bool {
        has(word, at: index - word.utf16.count)
    }

    /// The first of some words that stands at an offset.
    func first(of words: [String], at index: Int) -> String? {
        words.first { has($0, at: index) }
    }

    /// Whether any of the words ends just before an offset.
    func ends(with words: [String], before index: Int) -> Bool {
        words.contains { has($0, before: index) }
    }

    /// Where folded words stand within a range for the first time.
    func find(_ word: String, in range: Range<Int>? = nil) -> Int? {
        let range = (range ?? 0..<count).clamped(to: 0..<count)
        var word = word
        return word.withUTF8 { bytes in
            range.first { start in length(of: bytes, at: start).map { start + $0 <= range.upperBound } ?? false }
        }
    }

    /// Whether any of the words stands within a range.
    func holds(_ words: [String], in range: Range<Int>? = nil) -> Bool {
        words.contains { find($0, in: range) != nil }
    }

    /// The words of a range as written.
    func text(_ range: Range<Int>) -> String {
        String(decoding: written[range.clamped(to: 0..<count)], as: UTF16.self)
    }

    /// The words of a range, folded.
    func folded(_ range: Range<Int>) -> String {
        String(decoding: plain[range.clamped(to: 0..<count)], as: UTF16.self)
    }

    /// The offset after the spaces at an offset.
    func skippingSpaces(_ index: Int) -> Int {
        var index = index
        while self[index] == .space, index < count { index += 1 }
        return index
    }
}

extension UInt16 {
    static let space: UInt16 = 0x20
    static let newline: UInt16 = 0x0A
    static let hyphen: UInt16 = 0x2D

    /// Whether it is an ASCII digit.
    var isDigit: Bool { self >= 48 && self <= 57 }
    /// Whether it is an ASCII capital, which every folded letter is.
    var isLetter: Bool { self >= 65 && self <= 90 }
    /// Whether it is a Chinese character.
    var isHan: Bool { self >= 0x4E00 && self <= 0x9FFF }
    /// Whether a sentence ends with it.
    var endsSentence: Bool {
        self == 46 || self == 33 || self == 63 || self == 59 || self == .newline || self == 0x2026
    }
    /// Whether a clause ends with it.
    var endsClause: Bool { endsSentence || self == 44 || self == .space }

    /// Whether it is one of the characters of a text.
    func isOne(of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { bytes in
            guard self >= 0x80 else { return bytes.contains(UInt8(self)) }
            guard self >= 0x800 else { return false }
            // Three bytes for every character of the basic plane from U+0800 on.
            let first = UInt8(0xE0 | self >> 12)
            let second = UInt8(0x80 | (self >> 6 & 0x3F))
            let third = UInt8(0x80 | (self & 0x3F))
            var index = 0
            while index + 2 < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                } else {
                    if bytes[index] == first, bytes[index + 1] == second, bytes[index + 2] == third { return true }
                    index += 3
                }
            }
            return false
        }
    }
}
