/// JSON of values in one form: keys sorted by their bytes, no white space, no needless escapes. The same value is
/// always the same text.
///
/// Written straight into one buffer, without a tree between. Foundation's encoder with sorted keys and unescaped
/// slashes writes the same bytes, several times slower.
public enum CanonicalJSONText {
    /// A value as JSON.
    ///
    /// - Throws: `EncodingError` for a number that is none, and for a value that encodes nothing.
    public static func of(_ value: some Encodable) throws -> String {
        let page = JSONPage()
        try page.write(value)
        return page.text
    }
}

/// The buffer that a value is written into, with the objects and lists that are not closed yet.
///
/// Nobody but its own methods touches it, one after the other: to prove that anew at each byte would cost a quarter of
/// the time.
final class JSONPage {
    @exclusivity(unchecked) private var bytes: [UInt8] = []
    @exclusivity(unchecked) private var open: [Bracket] = []
    /// Where the members of the open objects begin and their keys end.
    @exclusivity(unchecked) private var members: [Member] = []

    private struct Bracket {
        var isObject: Bool
        /// Where its first member stands in `members`.
        var firstMember: Int
        var count = 0
    }

    private struct Member {
        var start: Int
        var keyEnd: Int
    }

    init() { bytes.reserveCapacity(1024) }

    /// How many objects and lists are open.
    var depth: Int { open.count }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// How many values a list has so far.
    func count(at level: Int) -> Int { open[level].count }

    // MARK: Objects and lists

    /// Opens an object or a list for the value at `depth`, or goes on with the one that it opened before.
    func begin(isObject: Bool, at depth: Int) {
        guard open.count == depth else { return close(downTo: depth + 1) }
        open.append(Bracket(isObject: isObject, firstMember: members.count))
        bytes.append(UInt8(ascii: isObject ? "{" : "["))
    }

    /// Goes on to the next member of the object at a level: what was opened deeper ends here.
    func key(_ key: String, at level: Int) {
        close(downTo: level + 1)
        separate(at: level)
        let start = bytes.count
        write(key)
        members.append(Member(start: start, keyEnd: bytes.count))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Goes on to the next value of the list at a level.
    func item(at level: Int) {
        close(downTo: level + 1)
        separate(at: level)
    }

    private func separate(at level: Int) {
        if open[level].count > 0 { bytes.append(UInt8(ascii: ",")) }
        open[level].count += 1
    }

    private func close(downTo depth: Int) {
        while open.count > depth {
            let bracket = open.removeLast()
            if bracket.isObject {
                sort(from: bracket.firstMember)
                members.removeSubrange(bracket.firstMember...)
            }
            bytes.append(UInt8(ascii: bracket.isObject ? "}" : "]"))
        }
    }

    /// Puts the members of the innermost object in the order of their keys.
    private func sort(from first: Int) {
        let own = members[first...]
        let isSorted = zip(own, own.dropFirst()).allSatisfy { precedes($0, $1) }
        guard !isSorted, let start = own.first?.start else { return }
        let ends = own.dropFirst().map { $0.start - 1 } + [bytes.count]
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - start)
        for (member, end) in zip(own, ends).sorted(by: { precedes($0.0, $1.0) }) {
            if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
            sorted += bytes[member.start..<end]
        }
        bytes.replaceSubrange(start..., with: sorted)
    }

    private func precedes(_ left: Member, _ right: Member) -> Bool {
        // Without the closing quotation mark, which would put a longer key before its own beginning.
        bytes[left.start..<left.keyEnd - 1].lexicographicallyPrecedes(bytes[right.start..<right.keyEnd - 1])
    }

    // MARK: Values

    /// Writes a value of any kind at the present place.
    func write<Value: Encodable>(_ value: Value) throws {
        let (depth, before) = (open.count, bytes.count)
        try value.encode(to: JSONValueEncoder(page: self, depth: depth))
        close(downTo: depth)
        guard bytes.count > before else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "\(Value.self) encodes nothing"))
        }
    }

    func writeNil() { bytes += "null".utf8 }

    func write(_ flag: Bool) { bytes += flag ? "true".utf8 : "false".utf8 }

    func writeWhole(_ number: some BinaryInteger) { bytes += String(number).utf8 }

    func write(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: "JSON has no such number"))
        }
        let digits = number.description.utf8
        bytes += digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...]
    }

    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var written = 0
            for place in utf8.indices where JSONPage.mustEscape(utf8[place]) {
                bytes += UnsafeBufferPointer(rebasing: utf8[written..<place])
                escape(utf8[place])
                written = place + 1
            }
            bytes += UnsafeBufferPointer(rebasing: utf8[written...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// RFC 8259 §7.
    private func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default: bytes += ((byte < 0x10 ? "u000" : "u00") + String(byte, radix: 16)).utf8
        }
    }
}
