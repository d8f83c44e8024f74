import CReadingData

/// The bytes of a model: of the binary itself, read where they are, or of a file, kept as long as anybody reads them.
///
/// Unchecked because a pointer is not known to be sendable: nobody writes to the bytes after `init`.
final class ModelBytes: @unchecked Sendable {
    let start: UnsafeRawPointer
    let count: Int
    private let owned: UnsafeMutableRawPointer?

    /// The model that is part of the binary.
    static let shipped: ModelBytes = {
        let model = paidan_model()
        return ModelBytes(start: UnsafeRawPointer(model.bytes), count: model.count)
    }()

    private init(start: UnsafeRawPointer, count: Int) {
        self.start = start
        self.count = count
        owned = nil
    }

    /// A copy of bytes.
    init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
        bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
        start = UnsafeRawPointer(copy)
        count = bytes.count
        owned = copy
    }

    deinit { owned?.deallocate() }
}
