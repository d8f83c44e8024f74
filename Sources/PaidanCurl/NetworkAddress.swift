import Glibc

/// An IP address; IPv4 is held as its v4-mapped IPv6 form, so that every way of writing it is the same value.
struct NetworkAddress: Hashable {
    /// The 128 bits, first byte highest.
    let bits: UInt128

    /// How far an address reaches, by IANA's registries of special-purpose addresses.
    enum Reach {
        /// Anybody on the internet may be behind it.
        case global
        /// This machine or a network of one's own.
        case ownNetwork
        /// Never a partner: link-local (where clouds keep their metadata), multicast, reserved.
        case nobody
    }

    init(bits: UInt128) {
        self.bits = bits
    }

    init(ipv4: UInt32) {
        bits = 0xffff << 32 | UInt128(ipv4)
    }

    /// Reads the canonical forms of IPv4 and IPv6, without brackets or zone; nil for anything else.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(ipv4: UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(six)
        } else {
            return nil
        }
    }

    /// Reads a socket address of a family; nil where it is neither IPv4 nor IPv6.
    init?(family: Int32, socketAddress: UnsafeRawPointer) {
        switch family {
        case AF_INET:
            self.init(ipv4: UInt32(bigEndian: socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            self.init(socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
        default:
            return nil
        }
    }

    private init(_ address: in6_addr) {
        bits = withUnsafeBytes(of: address) { bytes in bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } }
    }

    /// How far it reaches; an IPv4 address wrapped for NAT64 or 6to4 reaches as far as the one inside.
    var reach: Reach {
        if Self.ipv4.contains(self) { return ipv4Reach }
        if Self.nat64.contains(self) { return NetworkAddress(ipv4: UInt32(truncatingIfNeeded: bits)).ipv4Reach }
        if Self.sixToFour.contains(self) {
            return NetworkAddress(ipv4: UInt32(truncatingIfNeeded: bits >> 80)).ipv4Reach
        }
        if Self.ownIPv6.contains(where: { $0.contains(self) }) { return .ownNetwork }
        if Self.unusableIPv6.contains(where: { $0.contains(self) }) { return .nobody }
        return Self.globalIPv6.contains(self) ? .global : .nobody
    }

    private var ipv4Reach: Reach {
        if Self.ownIPv4.contains(where: { $0.contains(self) }) { return .ownNetwork }
        return Self.unusableIPv4.contains(where: { $0.contains(self) }) ? .nobody : .global
    }

    private static let ipv4 = NetworkBlock(address: NetworkAddress(ipv4: 0), length: 96)
    private static let nat64 = NetworkBlock(address: NetworkAddress(bits: 0x0064_ff9b << 96), length: 96)
    private static let sixToFour = NetworkBlock(address: NetworkAddress(bits: 0x2002 << 112), length: 16)
    private static let globalIPv6 = NetworkBlock(address: NetworkAddress(bits: 0x2000 << 112), length: 3)

    // 198.18.0.0/15 is for benches, but local proxies also answer names with it.
    private static let ownIPv4 = blocks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15")
    private static let unusableIPv4 = blocks(
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3")
    private static let ownIPv6 = blocks("::1/128", "fc00::/7")
    // Teredo and other protocol assignments (2001::/23) and the addresses for documents lie inside 2000::/3.
    private static let unusableIPv6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20")

    private static func blocks(_ texts: String...) -> [NetworkBlock] {
        texts.compactMap(NetworkBlock.init)
    }
}

/// A block of IP addresses, such as `10.0.0.0/8` or `fd00::/8`.
public struct NetworkBlock: Hashable, Sendable {
    private let bits: UInt128
    private let length: Int

    /// Reads CIDR notation; an address alone is a block of one. Nil where it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(String(parts[0])) else { return nil }
        let width = parts[0].contains(":") ? 128 : 32
        let length = parts.count == 2 ? Int(parts[1]) : width
        guard let length, (0...width).contains(length) else { return nil }
        self.init(address: address, length: 128 - width + length)
    }

    init(address: NetworkAddress, length: Int) {
        bits = address.bits
        self.length = length
    }

    func contains(_ address: NetworkAddress) -> Bool {
        (bits ^ address.bits) >> UInt128(128 - length) == 0
    }
}
