/// A text with what was learnt about its bytes.
public struct DecodedText: Hashable, Sendable {
    /// The text, without byte order mark.
    public var text: String
    /// The encoding it was read in.
    public var encoding: TextEncoding
    /// Whether bytes that mean nothing were replaced by U+FFFD.
    public var isLossy: Bool

    init(_ text: String, _ encoding: TextEncoding, isLossy: Bool = false) {
        self.text = text
        self.encoding = encoding
        self.isLossy = isLossy
    }
}

/// A place in a text that cannot be read.
public struct TextFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The encoding that the rest of the text is in.
    public var encoding: TextEncoding
    /// Where the first byte stands that means nothing, counted from 0 and with a byte order mark.
    public var offset: Int
    /// The line that it stands in, counted from 1.
    public var line: Int

    /// A fault.
    public init(encoding: TextEncoding, offset: Int, line: Int) {
        self.encoding = encoding
        self.offset = offset
        self.line = line
    }

    public var description: String {
        "reading the text as \(encoding): no character at byte \(offset) (line \(line))"
    }
}
