/// Writes a network as the bytes of a model file: weights are rounded to a byte each, column by column.
struct ModelWriter {
    /// The hash of each feature, in the order of the network's rows.
    let hashes: [UInt64]
    let network: Network
    /// For each question, by how much its sums are divided.
    let temperatures: [Float]
    /// The digest of the lexicon that the features come from.
    let lexicon: UInt64

    /// The file.
    func bytes() -> [UInt8] {
        var slots = 64
        while slots < 2 * hashes.count { slots *= 2 }
        let layout = ModelLayout(features: hashes.count, slots: slots, hidden: network.hidden)
        var bytes = [UInt8](repeating: 0, count: layout.size)
        bytes.withUnsafeMutableBytes { file in
            func put<Number>(_ number: Number, _ offset: Int) {
                file.storeBytes(of: number, toByteOffset: offset, as: Number.self)
            }
            func put(_ numbers: [Float], _ offset: Int) {
                for (index, number) in numbers.enumerated() { put(number, offset + 4 * index) }
            }
            file.copyBytes(from: ModelLayout.magic)
            for (index, number) in [
                Int(ModelLayout.version), layout.features, layout.slots, layout.hidden, temperatures.count,
            ].enumerated() {
                put(UInt32(number).littleEndian, 8 + 4 * index)
            }
            put(UInt64(layout.size).littleEndian, 40)
            put(lexicon.littleEndian, 48)
            put(temperatures, layout.temperatures)
            put(network.directBias, layout.directBias)
            put(network.hiddenBias, layout.hiddenBias)
            put(network.output, layout.output)
            rows(network.direct, Question.width, layout, column: 0, scales: layout.directScale, in: file)
            rows(
                network.embedding, network.hidden, layout, column: Question.width, scales: layout.hiddenScale, in: file)
            table(layout, in: file)
            if let start = file.baseAddress {
                put(ReadingModel.digest(UnsafeRawPointer(start), count: layout.size).littleEndian, 32)
            }
        }
        return bytes
    }

    /// Rounds each column to -127...127 and notes by what it was divided.
    private func rows(
        _ weights: [Float], _ width: Int, _ layout: ModelLayout, column: Int, scales: Int,
        in file: UnsafeMutableRawBufferPointer
    ) {
        for index in 0..<width {
            var top: Float = 0
            for feature in 0..<hashes.count { top = max(top, abs(weights[feature * width + index])) }
            let scale = top / 127
            file.storeBytes(of: scale, toByteOffset: scales + 4 * index, as: Float.self)
            guard scale > 0 else { continue }
            for feature in 0..<hashes.count {
                let rounded = Int8((weights[feature * width + index] / scale).rounded())
                file.storeBytes(
                    of: rounded, toByteOffset: layout.rows + feature * layout.row + column + index, as: Int8.self)
            }
        }
    }

    private func table(_ layout: ModelLayout, in file: UnsafeMutableRawBufferPointer) {
        for slot in 0..<layout.slots {
            file.storeBytes(of: UInt32.max, toByteOffset: layout.table + 8 * slot + 4, as: UInt32.self)
        }
        for (row, hash) in hashes.enumerated() {
            var slot = ModelLayout.slot(hash, layout.slots)
            while file.load(fromByteOffset: layout.table + 8 * slot + 4, as: UInt32.self) != .max {
                slot = (slot + 1) & (layout.slots - 1)
            }
            file.storeBytes(
                of: ModelLayout.key(hash).littleEndian, toByteOffset: layout.table + 8 * slot, as: UInt32.self)
            file.storeBytes(of: UInt32(row).littleEndian, toByteOffset: layout.table + 8 * slot + 4, as: UInt32.self)
        }
    }
}
