import PaidanCore
import Testing

@Suite("a value is always the same JSON")
struct CanonicalJSONTextTests {
    private struct Sample: Encodable {
        var zeta = "last"
        var alpha: Int? = -3
        var absent: String?
        var list = [true, false]
        var none: [Int] = []
        var nested = ["b": ["y": 1, "x": 2], "a": [:], "ab": ["z": 3]]
        var half = 0.5
        var whole = 4.0
        var kind = Kind.named("门", count: 2)
        var bare = Kind.plain

        enum Kind: Encodable {
            case plain
            case named(String, count: Int)
        }
    }

    @Test("keys stand in order at every depth, and what is nil is left out")
    func order() throws {
        let text = try CanonicalJSONText.of(Sample())
        #expect(
            text == #"{"alpha":-3,"bare":{"plain":{}},"half":0.5,"kind":{"named":{"_0":"门","count":2}},"#
                + #""list":[true,false],"nested":{"a":{},"ab":{"z":3},"b":{"x":2,"y":1}},"none":[],"#
                + #""whole":4,"zeta":"last"}"#)
    }

    @Test(
        "only what JSON cannot hold is escaped",
        arguments: [
            ("5号楼/3单元 🙂", #""5号楼/3单元 🙂""#), ("\"a\\b\"", #""\"a\\b\"""#), ("\u{8}\t\n\u{c}\r", #""\b\t\n\f\r""#),
            ("\u{1}\u{1f}\u{7f}", "\"\\u0001\\u001f\u{7f}\""), ("", #""""#),
        ])
    func escapes(text: String, json: String) throws {
        #expect(try CanonicalJSONText.of(text) == json)
    }

    @Test("a number that is none, and a value that encodes nothing, are refused")
    func refused() {
        struct Silent: Encodable { func encode(to encoder: any Encoder) {} }
        #expect(throws: EncodingError.self) { try CanonicalJSONText.of([Double.nan]) }
        #expect(throws: EncodingError.self) { try CanonicalJSONText.of(Silent()) }
    }

    @Test("a value that encodes into its object twice, or by hand, is one value")
    func byHand() throws {
        struct Base: Encodable { var b = 1 }
        struct Grown: Encodable {
            func encode(to encoder: any Encoder) throws {
                try Base().encode(to: encoder)
                var own = encoder.container(keyedBy: Key.self)
                var list = own.nestedUnkeyedContainer(forKey: .a)
                try list.encode(1)
                var inner = list.nestedContainer(keyedBy: Key.self)
                try inner.encode("x", forKey: .c)
                try list.encodeNil()
                try own.encode(2, forKey: .c)
            }

            enum Key: CodingKey { case a, c }
        }
        let one = #"{"a":[1,{"c":"x"},null],"b":1,"c":2}"#
        #expect(try CanonicalJSONText.of([Grown(), Grown()]) == "[\(one),\(one)]")
    }
}
