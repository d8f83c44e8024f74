/// A word said alone, whose meaning only the situation gives.
enum BareWord {
    /// Seen, but not a yes: 收到, 好的.
    case seen
    /// The first choice of a question.
    case one
    /// The second choice of a question.
    case two
    /// It is done, said to a question whether it is.
    case fine

    private static let seenWords: Set<String> = [
        "收到", "已收到", "收到了", "好的", "好", "好嘞", "好滴", "嗯", "嗯嗯", "知道了", "了解", "明白", "ok", "okay", "👌", "收到谢谢", "[ok]",
        "[强]", "👍",
    ]
    private static let fineWords: Set<String> = [
        "好了", "办好了", "修好了", "可以了", "解决了", "弄好了", "是的", "是", "对", "对的", "好", "好的", "嗯", "嗯嗯", "谢谢", "谢谢了", "多谢", "感谢",
        "满意", "ok", "👌", "👍", "好了谢谢", "好了,谢谢", "办好了谢谢", "来过了", "到了",
    ]

    /// What a text said alone can mean.
    static func meanings(of text: String) -> Set<BareWord> {
        let bare = text.filter { !$0.isWhitespace && !"。.!！~～,，、?？".contains($0) }.lowercased()
        var found: Set<BareWord> = []
        if seenWords.contains(bare) { found.insert(.seen) }
        if fineWords.contains(bare) { found.insert(.fine) }
        if ["1", "１", "一", "接", "1接"].contains(bare) { found.insert(.one) }
        if ["2", "２", "二", "2来不了"].contains(bare) { found.insert(.two) }
        return found
    }
}
