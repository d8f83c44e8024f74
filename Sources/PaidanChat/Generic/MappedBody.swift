import FoundationEssentials
import PaidanCore

/// The body of a bot of any make, read by a mapping into the generic payload.
struct MappedBody {
    private let root: Value

    init(_ body: [UInt8]) throws(Refusal) { root = try JSON.read(Value.self, from: body) }

    /// Whether the body is a message, by the mapping's conditions.
    func fulfils(_ mapping: PayloadMapping) -> Bool {
        mapping.conditions.allSatisfy { condition in
            root[condition.path]?.text.map(condition.values.contains) ?? false
        }
    }

    /// The generic payload that the mapping makes of it. A field that is mapped and not there counts as not said.
    func payload(by mapping: PayloadMapping) throws(Refusal) -> GenericMessage {
        func text(_ field: PayloadMapping.Field) -> String? { mapping.paths[field].flatMap { root[$0]?.text }.present }
        guard let sender = text(.sender) else { throw .malformed("\(place(of: .sender, in: mapping)) is missing") }
        var message = GenericMessage(sender: .init(id: LooseID(sender), name: text(.senderName), card: text(.card)))
        message.id = text(.id).map { LooseID($0) }
        message.group = text(.group).map { .init(id: LooseID($0), name: text(.groupName)) }
        message.text = text(.text)
        message.at = try mapping.paths[.at].flatMap { root[$0] }.map { value throws(Refusal) in
            guard let time = MappedBody.time(value) else {
                throw .malformed("\(place(of: .at, in: mapping)) is no time")
            }
            return time
        }
        message.replyTo = text(.replyTo).map { LooseID($0) }
        if let path = mapping.paths[.mentions], case .list(let all)? = root[path] {
            message.mentions = all.compactMap { $0.text.map { LooseID($0) } }
        }
        if let url = text(.attachmentURL) {
            message.attachments = [.init(kind: text(.attachmentKind), url: url, name: text(.attachmentName))]
        }
        return message
    }

    private func place(of field: PayloadMapping.Field, in mapping: PayloadMapping) -> String {
        mapping.paths[field]?.description ?? field.rawValue
    }

    /// RFC 3339, or seconds or milliseconds since 1970.
    private static func time(_ value: Value) -> String? {
        guard let text = value.text else { return nil }
        if Instant(rfc3339: text) != nil { return text }
        guard let number = Double(text), number.isFinite, number > 0, number < 100_000_000_000_000 else { return nil }
        let milliseconds = number > 100_000_000_000 ? Int64(number) : Int64(number * 1000)
        return Instant(milliseconds: milliseconds).rfc3339(in: .shanghai)
    }

    /// Any JSON.
    private enum Value: Decodable {
        case none
        case plain(String)
        case list([Value])
        case record([String: Value])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .none
            } else if let flag = try? container.decode(Bool.self) {
                self = .plain(flag ? "true" : "false")
            } else if let number = try? container.decode(Int64.self) {
                self = .plain(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .plain(String(number))
            } else if let text = try? container.decode(String.self) {
                self = .plain(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .record(try container.decode([String: Value].self))
            }
        }

        /// What stands there as text; nil for lists, records and nothing.
        var text: String? {
            guard case .plain(let text) = self else { return nil }
            return text
        }

        subscript(path: JSONPath) -> Value? {
            path.steps.reduce(Optional(self)) { value, step in
                switch (value, step) {
                case (.record(let fields)?, .key(let name)): fields[name]
                case (.list(let all)?, .index(let index)): index < all.count ? all[index] : nil
                default: nil
                }
            }
        }
    }
}
