import CReadingData

/// The lexicon texts that are part of the binary.
enum ShippedTexts {
    /// Reads all of them, in the order of their names.
    static func all() throws(LexiconFault) -> [LexiconText] {
        var texts: [LexiconText] = []
        for index in 0..<paidan_lexicon_count() {
            texts.append(try LexiconText(bytes(index).span, name: String(cString: paidan_lexicon_name(index)) + ".txt"))
        }
        return texts
    }

    /// Changes with every one of them.
    static var digest: UInt64 {
        var digest = Digest()
        for index in 0..<paidan_lexicon_count() { digest.add(bytes(index)) }
        return digest.value
    }

    private static func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let text = paidan_lexicon(index)
        return UnsafeBufferPointer(start: text.bytes, count: text.count)
    }
}
