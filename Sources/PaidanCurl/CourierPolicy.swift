public import PaidanCore

/// Which addresses a courier may call. It is fixed for a courier's whole life: a connection that was opened under one
/// policy is never reused under another.
///
/// The address is judged when the socket is about to be opened, after the name was resolved: odd spellings and names
/// that resolve to something else at the second look do not pass.
public struct CourierPolicy: Hashable, Sendable {
    /// Whether addresses of this machine and of private networks may be called. Link-local addresses (where clouds keep
    /// their metadata), multicast and reserved ones may not even so; only an exception opens those.
    public var allowsPrivateNetworks: Bool
    /// What may be called beyond that.
    public private(set) var exceptions: Set<Exception>

    /// What may be called beyond the rule.
    public enum Exception: Hashable, Sendable {
        /// A host by the name or address it is called by, in lower case, on one port; whatever the name resolves to.
        case host(String, port: Int)
        /// Every address of a block.
        case network(NetworkBlock)
    }

    /// A policy; without arguments: public addresses only.
    public init(allowsPrivateNetworks: Bool = false, exceptions: Set<Exception> = []) {
        self.allowsPrivateNetworks = allowsPrivateNetworks
        self.exceptions = exceptions
    }

    /// Also allows every address of a block.
    public mutating func allow(_ block: NetworkBlock) {
        exceptions.insert(.network(block))
    }

    /// Also allows the host and port of a URL that the operator has configured, such as a OneBot bridge on
    /// `http://127.0.0.1:3000`. Throws `.impossible` where it is no http, https, smtp or smtps URL.
    public mutating func allow(endpoint url: String) throws(CourierFailure) {
        let target = try CallTarget(url, schemes: CallTarget.webSchemes + CallTarget.mailSchemes)
        exceptions.insert(.host(target.host, port: target.port))
    }

    func names(host: String, port: Int) -> Bool {
        exceptions.contains(.host(host, port: port))
    }

    func allows(_ address: NetworkAddress) -> Bool {
        switch address.reach {
        case .global: true
        case .ownNetwork: allowsPrivateNetworks || isExcepted(address)
        case .nobody: isExcepted(address)
        }
    }

    private func isExcepted(_ address: NetworkAddress) -> Bool {
        exceptions.contains { exception in
            if case .network(let block) = exception { block.contains(address) } else { false }
        }
    }
}
