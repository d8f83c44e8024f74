/// Labelled messages as lines of a file, with the fields of the labelling guide in its order.
public enum LabelledJSON {
    /// A message as one line, without a line break.
    public static func line(_ message: LabelledMessage) -> String {
        var object = JSONLine()
        object.add("id", message.id)
        object.add("text", message.text)
        object.add("kind", message.kind)
        object.add("category", message.category)
        object.add("building", message.building)
        object.add("unit", message.unit)
        object.add("room", message.room)
        object.add("urgency", message.urgency)
        object.add("skills", message.skills)
        object.raw("people_needed", number(message.peopleNeeded))
        object.raw("more", "[" + message.more.map(further).joined(separator: ",") + "]")
        object.add("when", message.when)
        object.add("contact", message.contact)
        object.add("order_no", message.orderNumbers)
        object.add("source", message.source)
        return object.text
    }

    private static func further(_ further: LabelledMessage.Further) -> String {
        var object = JSONLine()
        object.add("category", further.category)
        object.add("building", further.building)
        object.add("unit", further.unit)
        object.add("room", further.room)
        object.add("urgency", further.urgency)
        object.add("skills", further.skills ?? [])
        object.raw("people_needed", number(further.peopleNeeded))
        return object.text
    }

    private static func number(_ value: Int?) -> String { value.map(String.init) ?? "null" }
}
