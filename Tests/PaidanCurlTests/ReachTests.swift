import Testing

@testable import PaidanCurl

@Suite("How far an address reaches")
struct ReachTests {
    @Test(
        arguments: [
            ("8.8.8.8", .global), ("1.1.1.1", .global), ("172.15.255.255", .global), ("172.32.0.0", .global),
            ("9.255.255.255", .global), ("11.0.0.0", .global), ("100.63.255.255", .global), ("100.128.0.0", .global),
            ("169.253.255.255", .global), ("192.169.0.0", .global), ("198.20.0.0", .global),
            ("223.255.255.255", .global),
            ("2400:3200::1", .global), ("2606:4700::1111", .global), ("64:ff9b::8.8.8.8", .global),
            ("2002:808:808::", .global), ("::ffff:8.8.8.8", .global),
            ("127.0.0.1", .ownNetwork), ("::1", .ownNetwork), ("fd00::2", .ownNetwork),
            ("64:ff9b::10.0.0.1", .ownNetwork),
            ("2002:c0a8:101::", .ownNetwork), ("198.19.255.255", .ownNetwork),
            ("0.0.0.0", .nobody), ("169.254.169.254", .nobody), ("240.0.0.1", .nobody), ("fe80::1", .nobody),
            ("::", .nobody), ("::7f00:1", .nobody), ("2001:db8::1", .nobody), ("2001::1", .nobody),
            ("ff0e::1", .nobody),
            ("64:ff9b:1::1", .nobody), ("4000::1", .nobody), ("64:ff9b::169.254.169.254", .nobody),
        ] as [(String, NetworkAddress.Reach)])
    func reach(text: String, expected: NetworkAddress.Reach) throws {
        #expect(try #require(NetworkAddress(text)).reach == expected)
    }

    @Test(arguments: ["127.1", "0x7f.1", "[::1]", "fe80::1%lo", "localhost", "", "1.2.3.4.5", "256.1.1.1"])
    func noAddress(text: String) {
        #expect(NetworkAddress(text) == nil)
    }
}
