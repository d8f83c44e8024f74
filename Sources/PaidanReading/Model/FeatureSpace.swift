/// What weights can be given to: runs of one to three characters, classes of words and where they stand, and what the
/// grammar found. Each is a hash of 64 bits; nothing of it is kept as text.
struct FeatureSpace: Sendable {
    /// The hashes of a class: anywhere, near the beginning, at the end, and of its group (`fault` for `fault.drip`).
    private struct Class {
        var any: UInt64
        var head: UInt64
        var tail: UInt64
        var group: UInt64
    }

    private let classes: [Class]

    /// The features for the classes of a lexicon.
    init(classes: [String]) {
        self.classes = classes.map { name in
            let group = String(name.prefix { $0 != "." })
            return Class(
                any: FeatureSpace.hash("c:" + name), head: FeatureSpace.hash("h:" + name),
                tail: FeatureSpace.hash("t:" + name), group: FeatureSpace.hash("c:" + group))
        }
    }

    /// The features that a message has; some may come more than once.
    func features(of evidence: Evidence) -> [UInt64] {
        let units = FeatureUnits.units(of: evidence)
        var found: [UInt64] = []
        found.reserveCapacity(units.count * 3 + evidence.hits.count * 4 + 16)
        for start in units.indices {
            var hash: UInt64 = 0x51ED_2701_A5B4_1E37
            for index in start..<min(start + 3, units.count) {
                hash = FeatureSpace.mix(hash, UInt64(units[index]))
                found.append(hash)
            }
        }
        let count = evidence.line.count
        let head = (evidence.mentions.first.map { $0.range.lowerBound < 4 ? $0.range.upperBound : 0 } ?? 0) + 6
        for hit in evidence.hits {
            let of = classes[hit.of]
            found.append(of.any)
            found.append(of.group)
            if hit.range.lowerBound < head { found.append(of.head) }
            if hit.range.upperBound > count - 6 { found.append(of.tail) }
        }
        FeatureSigns.add(of: evidence, to: &found)
        return found
    }

    /// The hash of a feature with a name.
    static func hash(_ name: StaticString) -> UInt64 {
        name.withUTF8Buffer { $0.reduce(0x9AE1_6A3B_2F90_404F) { mix($0, UInt64($1)) } }
    }

    /// The hash of a feature with a name.
    static func hash(_ name: String) -> UInt64 { name.utf8.reduce(0x9AE1_6A3B_2F90_404F) { mix($0, UInt64($1)) } }

    /// A hash with one more part.
    @inline(__always) static func mix(_ hash: UInt64, _ part: UInt64) -> UInt64 {
        var value = (hash ^ part) &* 0xFF51_AFD7_ED55_8CCD
        value ^= value >> 32
        return value
    }
}
