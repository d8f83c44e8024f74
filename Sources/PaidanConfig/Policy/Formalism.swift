/// What the 2023 rules on formalism at the fingertips (关于防治“指尖上的形式主义”的若干意见) keep out of such a programme.
enum Formalism {
    /// Why a key or a column has no place here; nil for a name that nobody objects to.
    static func objection(to name: String) -> Wording? {
        let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
        guard objectionable.contains(where: { plain.contains($0) }) else { return nil }
        return Wording(
            "the 2023 rules on 指尖上的形式主义 forbid points, rankings, check-ins and forced photos",
            "2023 年关于防治“指尖上的形式主义”的意见不许设积分、排名、打卡签到和强制拍照留痕")
    }

    /// Why a text has no place here: what it asks of people, or tells of them; nil for a text that nobody objects to.
    ///
    /// A word that is denied right before, as in 不用打卡, is none.
    static func objection(toText text: String) -> Wording? {
        let found = spoken.first { word in
            text.ranges(of: word).contains { range in
                let before = text[..<range.lowerBound].suffix(3)
                return !denials.contains { before.hasSuffix($0) || before.hasPrefix($0) }
            }
        }
        return found.flatMap(objection(to:))
    }

    private static let spoken = ["积分", "排名", "排行", "打卡", "签到", "拍照", "留痕", "在线时长"]
    private static let denials = ["不用", "不必", "不要", "无需", "不需要", "不设", "别"]

    private static let objectionable = [
        "points", "score", "ranking", "leaderboard", "checkin", "signin", "clockin", "photo", "onlinetime", "badge",
        "积分", "排名", "排行", "打卡", "签到", "拍照", "留痕", "在线时长",
    ]
}
