import PaidanCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension PlainReader {
    /// Where a local model lies below the configuration folder.
    public static let localModel = "model/reader.model"

    /// The reader for a configuration folder: the shipped lexicon with the additions of `lexicon/`, and the model of
    /// `model/reader.model` where there is one, else the shipped one.
    ///
    /// - Throws: `LexiconFault`, `ModelFault` (also where the local model is worse than the shipped one), or the file
    ///   system's error.
    public static func installed(in directory: String) throws -> PlainReader {
        let lexicon = try Lexicon.installed(in: directory)
        let path = directory + "/" + localModel
        guard FileManager.default.fileExists(atPath: path) else { return try PlainReader(lexicon: lexicon) }
        let model = try ReadingModel(contentsOf: path)
        let check = try ModelCheck(model, lexicon: lexicon)
        guard !check.isRefused else {
            throw ModelFault(
                rule: "a model is no worse than the shipped one, which has \(check.shipped) of \(check.count) right",
                got: "\(check.candidate)")
        }
        return PlainReader(lexicon: lexicon, model: model)
    }
}

extension Lexicon {
    /// The shipped lexicon with the additions of a configuration folder's `lexicon/`; throws `LexiconFault` or the file
    /// system's error.
    public static func installed(in directory: String) throws -> Lexicon {
        try load(additions: directory + "/lexicon")
    }
}

extension ReadingModel {
    /// The model of a file; throws `ModelFault` or the file system's error.
    public init(contentsOf path: String) throws {
        try self.init(bytes: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
