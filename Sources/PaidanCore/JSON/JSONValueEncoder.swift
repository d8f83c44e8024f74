/// Encodes one value onto a page, at the place that the page has reached.
struct JSONValueEncoder: Encoder {
    let page: JSONPage
    /// How many objects and lists are open around the value.
    let depth: Int

    /// Always empty: nothing here fails at a place that would have to be told.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        page.begin(isObject: true, at: depth)
        return KeyedEncodingContainer(JSONObjectContainer(page: page, level: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        page.begin(isObject: false, at: depth)
        return JSONListContainer(page: page, level: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONValueContainer(page: page) }
}

/// An object under way.
private struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let page: JSONPage
    let level: Int

    var codingPath: [any CodingKey] { [] }

    private func at(_ key: Key) -> JSONPage {
        page.key(key.stringValue, at: level)
        return page
    }

    mutating func encodeNil(forKey key: Key) { at(key).writeNil() }
    mutating func encode(_ value: Bool, forKey key: Key) { at(key).write(value) }
    mutating func encode(_ value: String, forKey key: Key) { at(key).write(value) }
    mutating func encode(_ value: Double, forKey key: Key) throws { try at(key).write(value) }
    mutating func encode(_ value: Float, forKey key: Key) throws { try at(key).write(Double(value)) }
    mutating func encode(_ value: Int, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: Int8, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: Int16, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: Int32, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: Int64, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: UInt, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: UInt8, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: UInt16, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: UInt32, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode(_ value: UInt64, forKey key: Key) { at(key).writeWhole(value) }
    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try at(key).write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
        -> KeyedEncodingContainer<Nested>
    {
        superEncoder(at: key).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(at: key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        page.key("super", at: level)
        return JSONValueEncoder(page: page, depth: page.depth)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder { superEncoder(at: key) }

    private func superEncoder(at key: Key) -> JSONValueEncoder {
        JSONValueEncoder(page: at(key), depth: page.depth)
    }
}

/// A list under way.
private struct JSONListContainer: UnkeyedEncodingContainer {
    let page: JSONPage
    let level: Int

    var codingPath: [any CodingKey] { [] }
    var count: Int { page.count(at: level) }

    private func next() -> JSONPage {
        page.item(at: level)
        return page
    }

    mutating func encodeNil() { next().writeNil() }
    mutating func encode(_ value: Bool) { next().write(value) }
    mutating func encode(_ value: String) { next().write(value) }
    mutating func encode(_ value: Double) throws { try next().write(value) }
    mutating func encode(_ value: Float) throws { try next().write(Double(value)) }
    mutating func encode(_ value: Int) { next().writeWhole(value) }
    mutating func encode(_ value: Int8) { next().writeWhole(value) }
    mutating func encode(_ value: Int16) { next().writeWhole(value) }
    mutating func encode(_ value: Int32) { next().writeWhole(value) }
    mutating func encode(_ value: Int64) { next().writeWhole(value) }
    mutating func encode(_ value: UInt) { next().writeWhole(value) }
    mutating func encode(_ value: UInt8) { next().writeWhole(value) }
    mutating func encode(_ value: UInt16) { next().writeWhole(value) }
    mutating func encode(_ value: UInt32) { next().writeWhole(value) }
    mutating func encode(_ value: UInt64) { next().writeWhole(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try next().write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        JSONValueEncoder(page: next(), depth: page.depth).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONValueEncoder(page: next(), depth: page.depth).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { JSONValueEncoder(page: next(), depth: page.depth) }
}

/// A value alone.
private struct JSONValueContainer: SingleValueEncodingContainer {
    let page: JSONPage

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { page.writeNil() }
    mutating func encode(_ value: Bool) { page.write(value) }
    mutating func encode(_ value: String) { page.write(value) }
    mutating func encode(_ value: Double) throws { try page.write(value) }
    mutating func encode(_ value: Float) throws { try page.write(Double(value)) }
    mutating func encode(_ value: Int) { page.writeWhole(value) }
    mutating func encode(_ value: Int8) { page.writeWhole(value) }
    mutating func encode(_ value: Int16) { page.writeWhole(value) }
    mutating func encode(_ value: Int32) { page.writeWhole(value) }
    mutating func encode(_ value: Int64) { page.writeWhole(value) }
    mutating func encode(_ value: UInt) { page.writeWhole(value) }
    mutating func encode(_ value: UInt8) { page.writeWhole(value) }
    mutating func encode(_ value: UInt16) { page.writeWhole(value) }
    mutating func encode(_ value: UInt32) { page.writeWhole(value) }
    mutating func encode(_ value: UInt64) { page.writeWhole(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try page.write(value) }
}
