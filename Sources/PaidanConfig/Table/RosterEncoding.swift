import PaidanEncoding

/// Decodes the tables that offices save: WPS and Excel write GB18030 as "CSV" on a Chinese Windows.
enum RosterEncoding {
    /// What came of decoding bytes.
    enum Outcome {
        case text(String, TextEncoding)
        /// The bytes are no text; the line of the first that is none, from 1.
        case broken(line: Int)
    }

    /// Decodes bytes strictly: nothing is ever replaced or left out.
    static func decode(_ bytes: [UInt8]) -> Outcome {
        do {
            let decoded = try TextDecoder.sniff(bytes)
            return .text(decoded.text, decoded.encoding)
        } catch {
            return .broken(line: error.line)
        }
    }
}
