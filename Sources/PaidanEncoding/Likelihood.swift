/// What bytes look like, whatever their label says.
struct Likelihood {
    /// Characters of more than one byte that are sound UTF-8.
    private(set) var soundUTF8 = 0
    /// Places that are no UTF-8.
    private(set) var brokenUTF8 = 0
    /// Where the first of them stands.
    private(set) var firstBrokenUTF8: Int?
    /// Whether all sound ones are of three bytes or more and from the blocks Chinese text is made of.
    private(set) var isChinese = true

    /// Reads bytes as UTF-8.
    init(_ bytes: [UInt8]) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        var brokenEnd = -1
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let units):
                offset += units.count
                guard units.count > 1 else { continue }
                soundUTF8 += 1
                let value = Unicode.UTF8.decode(units).value
                isChinese = isChinese && value >= 0x2010
            case .error(let length):
                firstBrokenUTF8 = firstBrokenUTF8 ?? offset
                if offset != brokenEnd { brokenUTF8 += 1 }
                offset += length
                brokenEnd = offset
            case .emptyInput:
                return
            }
        }
    }

    /// Whether it is UTF-8 with no fault.
    var isUTF8: Bool { brokenUTF8 == 0 }

    /// Whether it is UTF-8 with a few bytes hurt, and not another encoding: there, sound characters are rare accidents.
    var isHurtUTF8: Bool { brokenUTF8 > 0 && soundUTF8 > 4 * brokenUTF8 && isChinese }

    /// Whether it is UTF-8 for sure, even against a label. GB text of six bytes or more does not happen to be this.
    var isSurelyUTF8: Bool { isUTF8 && soundUTF8 >= 2 && isChinese }

    /// Whether at least nine tenths of the high bytes pair up to common Chinese characters (GB 2312), two pairs at least.
    static func isChinesePairs(_ bytes: [UInt8]) -> Bool {
        var common = 0
        var all = 0
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            all += 1
            guard index < bytes.count, bytes[index] >= 0x40 else { continue }
            let trail = bytes[index]
            index += 1
            all += trail >= 0x80 ? 1 : 0
            if (0xA1...0xA9).contains(lead) || (0xB0...0xF7).contains(lead), (0xA1...0xFE).contains(trail) {
                common += 2
            }
        }
        return common >= 4 && common * 10 >= all * 9
    }
}
