import PaidanEncoding
import Testing

/// A clerk saves the roster as the spreadsheet likes it.
@Suite struct SniffingTests {
    static let roster = "姓名,电话\n李喆堃,13800001111\n"
    /// The roster in GB 18030.
    static let gb18030: [UInt8] =
        [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB5, 0xE7, 0xBB, 0xB0, 0x0A, 0xC0, 0xEE, 0x86, 0xB4, 0x88, 0xD2]
        + Array(",13800001111\n".utf8)

    @Test func everyWayOfSavingIsRead() throws {
        let littleEndian = Self.roster.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let bigEndian = Self.roster.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let saved: [(bytes: [UInt8], encoding: TextEncoding)] = [
            (Array(Self.roster.utf8), .utf8),
            ([0xEF, 0xBB, 0xBF] + Array(Self.roster.utf8), .utf8),
            (Self.gb18030, .gb18030),
            ([0xFF, 0xFE] + littleEndian, .utf16LittleEndian),
            (littleEndian, .utf16LittleEndian),
            ([0xFE, 0xFF] + bigEndian, .utf16BigEndian),
            (bigEndian, .utf16BigEndian),
        ]
        for (bytes, encoding) in saved {
            let decoded = try TextDecoder.sniff(bytes)
            #expect(decoded.text == Self.roster)
            #expect(decoded.encoding == encoding)
            #expect(!decoded.isLossy)
        }
    }

    @Test func aByteThatMeansNothingIsNamed() {
        var gb = Self.gb18030
        gb[14] = 0xFF
        #expect(throws: TextFault(encoding: .gb18030, offset: 14, line: 2)) { try TextDecoder.sniff(gb) }

        var utf8 = Array(Self.roster.utf8)
        utf8[16] = 0xFF
        #expect(throws: TextFault(encoding: .utf8, offset: 14, line: 2)) { try TextDecoder.sniff(utf8) }

        let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0x0D, 0xC0, 0xEE]
        #expect(throws: TextFault(encoding: .utf8, offset: 7, line: 3)) { try TextDecoder.sniff(marked) }

        let half: [UInt8] = [0xFF, 0xFE, 0x0F, 0x6F, 0x34]
        #expect(throws: TextFault(encoding: .utf16LittleEndian, offset: 4, line: 1)) { try TextDecoder.sniff(half) }
    }

    @Test func aHurtUTF8FileIsNotTakenForGB18030() {
        let hurt = Array("桃源社区三号楼二单元".utf8) + [0xC0, 0xAF] + Array("王阿姨".utf8)
        #expect(throws: TextFault(encoding: .utf8, offset: 30, line: 1)) { try TextDecoder.sniff(hurt) }
    }

    @Test func aFaultIsToldInASentence() {
        let fault = TextFault(encoding: .gb18030, offset: 512, line: 12)
        #expect("\(fault)" == "reading the text as GB18030: no character at byte 512 (line 12)")
    }
}
