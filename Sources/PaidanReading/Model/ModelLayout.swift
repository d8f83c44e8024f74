/// Where everything stands in a model file. All numbers are little-endian; every table begins at a multiple of 64 bytes.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | `paidanRM` |
/// | 8–27 | UInt32 each: format version, features, slots, hidden units, temperatures |
/// | 32–55 | UInt64 each: digest of all bytes from 64 on, size of the file, digest of the lexicon it was fitted with |
/// | temperatures | Float for each question |
/// | biases, scales | 48 Floats each for the direct weights; `hidden` Floats each for the hidden units |
/// | output | `hidden` rows of 48 Floats |
/// | slots | open table of UInt32 pairs: the upper half of a feature's hash, its row; row -1 where free |
/// | rows | for each feature 48 direct weights and `hidden` weights, Int8 |
struct ModelLayout: Equatable {
    static let magic: [UInt8] = Array("paidanRM".utf8)
    static let version: UInt32 = 1
    static let header = 64

    var features: Int
    var slots: Int
    var hidden: Int

    var temperatures: Int { ModelLayout.header }
    var directBias: Int { temperatures + 64 }
    var directScale: Int { directBias + 4 * Question.width }
    var hiddenBias: Int { directScale + 4 * Question.width }
    var hiddenScale: Int { ModelLayout.rounded(hiddenBias + 4 * hidden) }
    var output: Int { ModelLayout.rounded(hiddenScale + 4 * hidden) }
    var table: Int { ModelLayout.rounded(output + 4 * hidden * Question.width) }
    var rows: Int { ModelLayout.rounded(table + 8 * slots) }
    var row: Int { Question.width + hidden }
    var size: Int { rows + features * row }

    private static func rounded(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }

    /// The first slot of a feature.
    @inline(__always) static func slot(_ hash: UInt64, _ slots: Int) -> Int {
        Int(truncatingIfNeeded: hash) & (slots - 1)
    }

    /// What a slot keeps of a feature.
    @inline(__always) static func key(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}

/// Why a file is no model.
public struct ModelFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that does not hold.
    public var rule: String
    /// What stands there instead.
    public var got: String

    public var description: String { "model: \(rule) (got \"\(got)\")" }
}
