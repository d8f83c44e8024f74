/// The learned part of the reader: features in, sums for every answer out. Its tables are read where they lie; it takes no
/// heap and nothing is decoded.
///
/// Direct weights add up for each answer; beside them a hidden layer of rectified units sees which features come together.
public struct ReadingModel: Sendable {
    /// What makes models comparable.
    public let version: String
    private let bytes: ModelBytes
    private let layout: ModelLayout
    private var temperatures: [Float]

    /// The model that is part of the binary.
    public static func shipped() throws(ModelFault) -> ReadingModel { try ReadingModel(ModelBytes.shipped) }

    /// A model of a file's bytes; throws where they are not a whole model of this version.
    public init(bytes: [UInt8]) throws(ModelFault) { try self.init(ModelBytes(bytes)) }

    init(_ bytes: ModelBytes) throws(ModelFault) {
        guard bytes.count >= ModelLayout.header,
            UnsafeRawBufferPointer(start: bytes.start, count: 8).elementsEqual(ModelLayout.magic)
        else { throw ModelFault(rule: "a model begins with paidanRM", got: "\(bytes.count) bytes of something else") }
        func word(_ offset: Int) -> Int {
            Int(UInt32(littleEndian: bytes.start.load(fromByteOffset: offset, as: UInt32.self)))
        }
        func long(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.start.load(fromByteOffset: offset, as: UInt64.self))
        }
        guard word(8) == ModelLayout.version else {
            throw ModelFault(rule: "the format is version \(ModelLayout.version)", got: "\(word(8))")
        }
        let layout = ModelLayout(features: word(12), slots: word(16), hidden: word(20))
        guard layout.slots > layout.features, layout.slots & (layout.slots - 1) == 0, layout.hidden % 16 == 0,
            layout.hidden <= 1024, layout.features < 1 << 24, layout.slots < 1 << 26, layout.size == bytes.count
        else { throw ModelFault(rule: "a model is as long as its tables", got: "\(bytes.count) bytes") }
        let digest = ReadingModel.digest(bytes.start, count: bytes.count)
        guard digest == long(32) else {
            throw ModelFault(rule: "a model is whole: its digest is \(long(32))", got: "\(digest)")
        }
        self.bytes = bytes
        self.layout = layout
        temperatures = Question.allCases.map { question in
            bytes.start.load(fromByteOffset: layout.temperatures + 4 * question.rawValue, as: Float.self)
        }
        var version = Digest()
        version.add(digest)
        self.version = version.text
    }

    static func digest(_ start: UnsafeRawPointer, count: Int) -> UInt64 {
        var digest = Digest()
        let body = (start + ModelLayout.header).assumingMemoryBound(to: UInt8.self)
        digest.add(UnsafeBufferPointer(start: body, count: count - ModelLayout.header))
        return digest.value
    }

    /// The same with other temperatures.
    func with(temperatures: [Float]) -> ReadingModel {
        var copy = self
        copy.temperatures = temperatures
        return copy
    }

    /// How many features have weights.
    var features: Int { layout.features }

    /// The shares of all answers for the features of a message; features that are not known do not count.
    func answers(to features: [UInt64]) -> Answers {
        Answers(sums: sums(features), temperatures: temperatures)
    }

    /// The sums for all answers.
    func sums(_ features: [UInt64]) -> [Float] {
        [Float](unsafeUninitializedCapacity: Question.width) { sums, count in
            let row = layout.row
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: row) { totals in
                totals.update(repeating: 0)
                let known = add(features, to: totals.baseAddress.unsafelyUnwrapped)
                let scale = evenVoice(known)
                let bias = floats(layout.directBias)
                let scales = floats(layout.directScale)
                for index in 0..<Question.width {
                    sums[index] = Float(totals[index]) * scales[index] * scale + bias[index]
                }
                let hiddenBias = floats(layout.hiddenBias)
                let hiddenScale = floats(layout.hiddenScale)
                for unit in 0..<layout.hidden {
                    let value = Float(totals[Question.width + unit]) * hiddenScale[unit] * scale + hiddenBias[unit]
                    guard value > 0 else { continue }
                    let output = floats(layout.output) + unit * Question.width
                    for index in 0..<Question.width { sums[index] += value * output[index] }
                }
            }
            count = Question.width
        }
    }

    /// Adds the rows of all known features, each once; returns how many there were.
    private func add(_ features: [UInt64], to totals: UnsafeMutablePointer<Int32>) -> Int {
        let words = (layout.features + 63) / 64
        let row = layout.row
        let rows = (bytes.start + layout.rows).assumingMemoryBound(to: Int8.self)
        let blocks = row / 16
        return withUnsafeTemporaryAllocation(of: SIMD16<Int16>.self, capacity: blocks) { sums in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { seen in
                seen.update(repeating: 0)
                sums.update(repeating: .zero)
                var known = 0
                for hash in features {
                    guard let index = index(of: hash) else { continue }
                    let bit = UInt64(1) << UInt64(index & 63)
                    if seen[index >> 6] & bit != 0 { continue }
                    seen[index >> 6] |= bit
                    known += 1
                    let weights = rows + index * row
                    for block in 0..<blocks {
                        let bytes = UnsafeRawPointer(weights).loadUnaligned(
                            fromByteOffset: 16 * block, as: SIMD16<Int8>.self)
                        sums[block] &+= SIMD16<Int16>(truncatingIfNeeded: bytes)
                    }
                    // 256 rows of at most 127 each still fit into sixteen bits.
                    if known & 255 == 0 { flush(sums, blocks, to: totals) }
                }
                flush(sums, blocks, to: totals)
                return known
            }
        }
    }

    /// Adds the short sums to the totals and begins anew.
    @inline(__always)
    private func flush(
        _ sums: UnsafeMutableBufferPointer<SIMD16<Int16>>, _ blocks: Int, to totals: UnsafeMutablePointer<Int32>
    ) {
        for block in 0..<blocks {
            for lane in 0..<16 { totals[16 * block + lane] &+= Int32(sums[block][lane]) }
            sums[block] = .zero
        }
    }

    @inline(__always) private func index(of hash: UInt64) -> Int? {
        let table = (bytes.start + layout.table).assumingMemoryBound(to: UInt32.self)
        var slot = ModelLayout.slot(hash, layout.slots)
        let key = ModelLayout.key(hash)
        while true {
            let row = table[2 * slot + 1]
            if row == .max { return nil }
            // The digest was right, yet a table made by hand could still lead outside of it.
            if table[2 * slot] == key { return row < layout.features ? Int(row) : nil }
            slot = (slot + 1) & (layout.slots - 1)
        }
    }

    @inline(__always) private func floats(_ offset: Int) -> UnsafePointer<Float> {
        (bytes.start + offset).assumingMemoryBound(to: Float.self)
    }
}
