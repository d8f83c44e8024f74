import PaidanEncoding
import Testing

/// Mail's labels lie; the text must come out all the same.
@Suite struct TextDecoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var label: String?
        var bytes: [UInt8]
        var text: String
        var encoding: String
        var testDescription: String { "\(label ?? "no label") → \(text)" }

        init(_ label: String?, _ bytes: [UInt8], _ text: String, _ encoding: String) {
            self.label = label
            self.bytes = bytes
            self.text = text
            self.encoding = encoding
        }
    }

    /// 李喆堃 in GBK: the last two are not in GB 2312.
    static let gbk: [UInt8] = [0xC0, 0xEE, 0x86, 0xB4, 0x88, 0xD2]
    /// 漏水了 in GB 2312.
    static let gb2312: [UInt8] = [0xC2, 0xA9, 0xCB, 0xAE, 0xC1, 0xCB]

    @Test(arguments: [
        Case("gb2312", gbk, "李喆堃", "GB18030"),
        Case("GBK", gbk, "李喆堃", "GB18030"),
        Case("x-gbk", gbk, "李喆堃", "GB18030"),
        Case("cp936", gbk, "李喆堃", "GB18030"),
        Case("MS936", gbk, "李喆堃", "GB18030"),
        Case("windows-936", gbk, "李喆堃", "GB18030"),
        Case("gb_2312-80", gbk, "李喆堃", "GB18030"),
        Case("chinese", gbk, "李喆堃", "GB18030"),
        Case("csGB2312", gbk, "李喆堃", "GB18030"),
        Case("\"gb18030\"", [0x95, 0x32, 0x82, 0x36], "𠀀", "GB18030"),
        Case(nil, gb2312, "漏水了", "GB18030"),
        Case("us-ascii", gb2312, "漏水了", "GB18030"),
        Case("x-unheard-of", gb2312, "漏水了", "GB18030"),
        Case("iso-8859-1", gb2312, "漏水了", "GB18030"),
        Case("windows-1252", gb2312, "漏水了", "GB18030"),
        Case("utf-8", gb2312, "漏水了", "GB18030"),
        Case(nil, Array("漏水了".utf8), "漏水了", "UTF-8"),
        Case("gb2312", Array("漏水了".utf8), "漏水了", "UTF-8"),
        Case("iso-8859-1", Array("漏水了".utf8), "漏水了", "UTF-8"),
        Case("big5", Array("漏水了".utf8), "漏水了", "UTF-8"),
        Case("../../tmp/module//", gb2312, "漏水了", "GB18030"),
        Case("iso-8859-1", [0x63, 0x61, 0x66, 0xE9], "café", "WINDOWS-1252"),
        Case("iso-8859-1", Array("cr".utf8) + [0xE9, 0xE9, 0x65], "créée", "WINDOWS-1252"),
        Case("big5", [0xB3, 0xAF, 0xA4, 0xD3], "陳太", "BIG5-HKSCS"),
        Case("big5", [0x9D, 0xEF], "嘅", "BIG5-HKSCS"),
        Case("hz-gb-2312", Array("~{@OSJ<~~} 12~~1".utf8), "老邮件 12~1", "HZ"),
        Case("HZ", Array("a~\nb~{@O\nc".utf8), "ab老\nc", "HZ"),
        Case("utf-16", [0xFF, 0xFE, 0x0F, 0x6F, 0x34, 0x6C], "漏水", "UTF-16LE"),
        Case("utf-16", [0xFE, 0xFF, 0x6F, 0x0F, 0x6C, 0x34], "漏水", "UTF-16BE"),
        Case("utf-16le", [0x0F, 0x6F, 0x34, 0x6C], "漏水", "UTF-16LE"),
        Case("utf-16", [0x0F, 0x6F, 0x0A, 0x00], "漏\n", "UTF-16LE"),
        Case("gb2312", [0xEF, 0xBB, 0xBF] + Array("漏".utf8), "漏", "UTF-8"),
        Case("utf-8", Array("plain".utf8), "plain", "UTF-8"),
        Case("utf-7", Array("+bw9sNA-".utf8), "漏水", "UTF-7"),
        Case("iso-2022-jp", [0x1B, 0x24, 0x42, 0x3F, 0x65, 0x1B, 0x28, 0x42], "水", "ISO-2022-JP"),
        Case("koi8-r", [0xD7, 0xCF, 0xC4, 0xC1], "вода", "KOI8-R"),
        Case("euc-kr", [0xB9, 0xB0], "물", "CP949"),
        Case(nil, [], "", "UTF-8"),
    ])
    func readsWhatIsMeant(_ item: Case) {
        let decoded = TextDecoder.decode(item.bytes, label: item.label)
        #expect(decoded.text == item.text)
        #expect(decoded.encoding.name == item.encoding)
        #expect(!decoded.isLossy)
    }

    @Test func aHurtTextSaysSo() {
        let cut = TextDecoder.decode(Array("电梯停在七楼，里面有人".utf8.dropLast()), label: "utf-8")
        #expect(cut.text == "电梯停在七楼，里面有\u{FFFD}")
        #expect(cut.isLossy)
        #expect(cut.encoding == .utf8)

        let hurt = TextDecoder.decode(Self.gb2312 + [0xFF] + Self.gb2312, label: "gbk")
        #expect(hurt.text == "漏水了\u{FFFD}漏水了")
        #expect(hurt.isLossy)
    }

    @Test func aLongTextIsReadToItsEnd() {
        let bytes = Array(repeatElement(Self.gbk, count: 50_000).joined())
        let decoded = TextDecoder.decode(bytes, label: "gb2312")
        #expect(decoded.text.count == 150_000 && !decoded.isLossy)
    }

    @Test func anyBytesGiveAText() {
        var state: UInt64 = 20_261_122
        let labels: [String?] = [
            nil, "utf-8", "gbk", "big5", "hz", "utf-16", "utf-7", "iso-8859-1", "iso-2022-jp", "iso-2022-cn", "euc-tw",
            "utf-32",
        ]
        for round in 0..<600 {
            var bytes: [UInt8] = []
            for _ in 0..<(round % 97) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 33))
            }
            let decoded = TextDecoder.decode(bytes, label: labels[round % labels.count])
            #expect(decoded.text.utf8.count <= 6 * bytes.count + 3)
        }
    }
}
