/// A small generator with a seed, the same on every machine.
struct Seeded {
    var state: UInt64

    /// A number from 0 up to a bound, the bound not included.
    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }
}

/// Text that nobody writes: bytes, emoji, combining marks, remains of platform codes, very long runs.
enum RandomText {
    private static let pieces = [
        "5", "栋", "-", "单元", "一", "十", "百", "#", "号", "😀", "👨‍👩‍👧‍👦", "G", "\n", "到", "不是", "点", "周", "[", "]", "138****",
        ":", "月", "；", "…", "的", "a\u{301}",
        "\u{200D}", "\u{FEFF}", "[CQ:at,qq=10001]", "&#91;", "<msg>", "\u{202E}", "０", "廿", "半", "后天", "请假",
        "2.10-2.20", "+86", "(027)", "①", "另外", "第",
        "两件事", "每周", "单", "楼", "\r\n", "\u{0}", "家", "1201", "/", "_", "老干部楼", "那天", "过", "小时后", "俩", "主题", "𠮷", "🇨🇳",
        "初", "腊月",
    ]

    /// The text of a round, by turns short pieces, scalars of any kind, and long runs.
    static func make(_ round: Int, _ random: inout Seeded) -> String {
        switch round % 50 {
        case 0: return String(repeating: pieces[random.below(pieces.count)], count: 200 + random.below(400))
        case 1...9:
            var text = String.UnicodeScalarView()
            for _ in 0..<random.below(60) {
                if let scalar = Unicode.Scalar(UInt32(random.below(random.below(2) == 0 ? 0x250 : 0x10FFFF))) {
                    text.append(scalar)
                }
            }
            return String(text)
        default: return (0..<random.below(24)).map { _ in pieces[random.below(pieces.count)] }.joined()
        }
    }
}
