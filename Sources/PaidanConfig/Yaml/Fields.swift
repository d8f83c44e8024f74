import PaidanCore

/// The keys of a mapping whose names are known; unknown ones are recorded as soon as it is made.
struct Fields {
    /// The mapping itself.
    let entry: Entry
    private let values: [String: Entry]
    private let keys: [String: Spot]

    /// Opens a mapping; nil where it is none, which is then recorded.
    init?(_ entry: Entry, known: [String]) {
        guard let pairs = entry.pairs() else { return nil }
        var values: [String: Entry] = [:]
        var keys: [String: Spot] = [:]
        for (name, key, value) in pairs {
            guard known.contains(name) else {
                Fields.refuse(name, at: key, known: known)
                continue
            }
            keys[name] = key
            if !value.isNull { values[name] = value }
        }
        self.entry = entry
        self.values = values
        self.keys = keys
    }

    /// Where the mapping stands.
    var spot: Spot { entry.spot }

    /// The value of a key; nil where it is not given.
    subscript(name: String) -> Entry? { values[name] }

    /// Whether a key is given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// What a key says; nil where it is not given or at fault.
    func optional<Value>(_ name: String, _ read: (Entry) -> Value?) -> Value? {
        values[name].flatMap(read)
    }

    /// What a key says; the default where it is not given. At fault it is recorded, and the default goes on.
    func value<Value>(_ name: String, default fallback: Value, _ read: (Entry) -> Value?) -> Value {
        values[name].flatMap(read) ?? fallback
    }

    /// What a key says; nil where it is at fault, and also where it is not given, which is then recorded.
    func required<Value>(_ name: String, _ read: (Entry) -> Value?) -> Value? {
        guard let entry = values[name] else {
            key(name).fault("is missing", "缺少这一项")
            return nil
        }
        return read(entry)
    }

    /// Where a key stands, or would stand.
    func key(_ name: String) -> Spot {
        keys[name] ?? spot.at(key: spot.key.isEmpty ? name : "\(spot.key).\(name)")
    }

    private static func refuse(_ name: String, at key: Spot, known: [String]) {
        if let why = Formalism.objection(to: name) {
            key.fault("is unknown, and stays so: \(why.english)", "没有这个键，也不会有：\(why.chinese)", got: name)
            return
        }
        let hint = Spelling.hint(name, among: known)
        key.fault("is an unknown key\(hint.english)", "没有这个键\(hint.chinese)", got: name)
    }
}
