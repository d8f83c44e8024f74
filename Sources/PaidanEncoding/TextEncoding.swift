/// How characters stand as bytes: one of the encodings that Chinese residents' mails and clerks' tables are written in.
///
/// Only listed labels have one: a label comes from strangers, and the system's converters are many and not all safe.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
    /// Its name as told to people, such as `GB18030`.
    public let name: String

    /// UTF-8.
    public static let utf8 = TextEncoding(name: "UTF-8")
    /// UTF-16, low byte first: what Excel calls Unicode text.
    public static let utf16LittleEndian = TextEncoding(name: "UTF-16LE")
    /// UTF-16, high byte first.
    public static let utf16BigEndian = TextEncoding(name: "UTF-16BE")
    /// GB 18030, which holds GB 2312 and GBK: the default of Chinese Windows and Excel.
    public static let gb18030 = TextEncoding(name: "GB18030")
    /// Big5 with Hong Kong's characters.
    public static let big5 = TextEncoding(name: "BIG5-HKSCS")
    /// Big5 as Windows has it.
    public static let cp950 = TextEncoding(name: "CP950")
    /// GB 2312 in seven bits (RFC 1843).
    public static let hz = TextEncoding(name: "HZ")
    /// UTF-16 whose byte order is told by a mark or must be found out.
    static let utf16 = TextEncoding(name: "UTF-16")
    /// Western European as Windows has it, and what a lazy mailer labels anything.
    static let windows1252 = TextEncoding(name: "WINDOWS-1252")
    /// Western European, every byte a character.
    static let latin1 = TextEncoding(name: "ISO-8859-1")
    /// The first 128 characters, and so no answer to what the other bytes mean.
    static let ascii = TextEncoding(name: "US-ASCII")

    init(name: String) {
        self.name = name
    }

    /// The encoding that a charset label of a mail means; nil where the label is not known. GB 2312 and GBK labels mean GB 18030, since
    /// mailers write `gb2312` for whatever their system's encoding is.
    public init?(label: String) {
        guard let name = Self.names[Self.bare(label)] else { return nil }
        self.name = name
    }

    public var description: String { name }

    /// Whether its bytes below 0x80 are always ASCII's characters.
    var containsASCII: Bool {
        switch name {
        case "HZ", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "UTF-7": false
        default: !name.hasPrefix("ISO-2022")
        }
    }

    /// Whether it is for Western Europe: what a lazy mailer labels anything, and what never has high bytes in pairs for long.
    var isWestern: Bool {
        ["WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "MACINTOSH"].contains(name)
    }

    /// A label's letters and digits in lower case: `"GB_2312-80"` is `gb231280`.
    private static func bare(_ label: String) -> String {
        var bare = ""
        for scalar in label.unicodeScalars.prefix(64) {
            switch scalar {
            case "a"..."z", "0"..."9": bare.unicodeScalars.append(scalar)
            case "A"..."Z": bare += String(scalar).lowercased()
            default: continue
            }
        }
        return bare
    }

    /// Each encoding with its labels, bare.
    private static let labels: [(name: String, labels: [String])] = [
        (
            "GB18030",
            [
                "gb2312", "gb231280", "gb23121980", "csgb2312", "csgb231280", "csiso58gb231280", "isoir58", "gbk",
                "xgbk",
                "csgbk", "cp936", "xcp936", "ms936", "xms936", "xmscp936", "windows936", "xwindows936", "936",
                "gb18030",
                "xgb18030", "gb180302000", "gb180302005", "gb180302022", "csgb18030", "chinese", "euccn", "xeuccn",
                "eucgb2312cn", "zhcn", "zhcngbk", "zhcngb2312", "gb2312charset", "gbkcharset",
            ]
        ),
        ("UTF-8", ["utf8", "xutf8", "utf8mb4", "cp65001", "unicode11utf8", "unicode20utf8", "csutf8"]),
        (
            "BIG5-HKSCS",
            ["big5", "xbig5", "xxbig5", "cnbig5", "csbig5", "big5hkscs", "big5hk", "big5eten", "zhtwbig5", "zhhkbig5"]
        ),
        ("CP950", ["cp950", "xcp950", "ms950", "windows950", "950"]),
        ("EUC-TW", ["euctw", "xeuctw", "cns11643"]),
        ("HZ", ["hz", "hzgb2312", "hzgb"]),
        ("ISO-2022-CN", ["iso2022cn", "csiso2022cn"]),
        ("UTF-16", ["utf16", "ucs2", "iso10646ucs2", "unicode", "csunicode"]),
        ("UTF-16LE", ["utf16le", "ucs2le"]),
        ("UTF-16BE", ["utf16be", "ucs2be"]),
        ("UTF-32", ["utf32", "ucs4", "iso10646ucs4"]),
        ("UTF-32LE", ["utf32le"]),
        ("UTF-32BE", ["utf32be"]),
        ("UTF-7", ["utf7", "unicode11utf7"]),
        ("US-ASCII", ["usascii", "ascii", "ansix341968", "iso646us", "csascii", "7bit", "8bit"]),
        (
            "WINDOWS-1252",
            ["windows1252", "cp1252", "xansi", "iso88591", "latin1", "isolatin1", "csisolatin1", "l1", "cp819"]
        ),
        ("CP932", ["shiftjis", "sjis", "xsjis", "cp932", "ms932", "windows31j", "mskanji"]),
        ("EUC-JP", ["eucjp", "xeucjp", "cseucpkdfmtjapanese"]),
        ("ISO-2022-JP", ["iso2022jp", "csiso2022jp"]),
        ("CP949", ["euckr", "xeuckr", "ksc56011987", "cp949", "ms949", "uhc", "windows949", "ksc5601"]),
        ("ISO-2022-KR", ["iso2022kr"]),
        ("TIS-620", ["tis620", "windows874", "iso885911"]),
        ("KOI8-R", ["koi8r", "cskoi8r"]),
        ("KOI8-U", ["koi8u"]),
        ("MACINTOSH", ["macintosh", "mac", "xmacroman"]),
    ]

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for (name, labels) in labels {
            for label in labels { names[label] = name }
        }
        for part in [2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16] { names["iso8859\(part)"] = "ISO-8859-\(part)" }
        for page in [1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258] {
            names["windows\(page)"] = "WINDOWS-\(page)"
            names["cp\(page)"] = "WINDOWS-\(page)"
        }
        return names
    }()
}
