import PaidanCore

/// A notice in plain words, for the case that its text is missing or broken: what the facts say, in a fixed order.
struct PlainWords {
    let text: String

    /// The words of a notice; the facts are completed already.
    init(_ facts: Facts, _ notice: Notice) {
        func text(_ key: String) -> String? {
            switch facts[key] {
            case .text(let text) where !text.isEmpty: text
            case .number(let number): String(number)
            default: nil
            }
        }
        var head = text("community").map { "【\($0)】" } ?? ""
        head += text("number").map { "心愿 \($0)" } ?? "通知"
        let about = [
            "category_name", "urgency_name", "state_name", "reason_name", "problem_name", "place", "building", "when",
        ].compactMap(text)
        let said = [
            "call", "words", "message", "summary", "helper", "reporter", "contact", "duty", "until", "detail", "cause",
            "old_place", "new_place", "new_category_name", "new_urgency_name", "numbers",
        ].compactMap(text)
        var parts = [head]
        if !about.isEmpty { parts.append(about.joined(separator: "，")) }
        if !said.isEmpty { parts.append(said.joined(separator: "，")) }
        if notice.kind == .offerMade || notice.kind == .offerReminder, let number = notice.wish {
            parts.append("请回复：接单 \(number)，或来不了 \(number)")
        }
        if let phone = text("phone") { parts.append("电话 \(phone)") }
        self.text = parts.joined(separator: "。")
    }
}
