import CCurl
import Glibc
import PaidanCore

/// One call under way: its handle, what has come back so far, and the walls around it. Confined to the courier's thread.
///
/// libcurl's callbacks get the flight's address; it must stay where it is from `prepare` until the transfer has ended.
final class Flight {
    let easy: EasyHandle
    let target: CallTarget
    let call: OutboundCall
    let settings: FlightSettings
    private(set) var received: [UInt8] = []
    /// Whether the body was cut since it had no end in sight.
    private(set) var isCut = false
    private var dropped = 0
    private var uploaded = 0
    private var refused: NetworkAddress?
    private let isExcepted: Bool

    /// Sets the handle up for the call; throws `.impossible` where the call is none.
    init(_ call: OutboundCall, to target: CallTarget, on easy: EasyHandle, settings: FlightSettings)
        throws(CourierFailure)
    {
        self.call = call
        self.target = target
        self.easy = easy
        self.settings = settings
        isExcepted = settings.policy.names(host: target.host, port: target.port)
        try refuseLiteralAddress()
        setWalls()
        switch call {
        case .http(let call): try setUp(call)
        case .mail(let call): try setUp(call)
        }
        if let refusal = easy.refusal {
            let cause = String(cString: curl_easy_strerror(refusal)).lowercased()
            throw CourierFailure(kind: .impossible, detail: "setting up the call: \(cause)")
        }
    }

    /// Reads the URL of a call, with the schemes that fit its kind.
    static func target(of call: OutboundCall) throws(CourierFailure) -> CallTarget {
        switch call {
        case .http(let call): try CallTarget(call.url, schemes: CallTarget.webSchemes)
        case .mail(let call): try CallTarget(call.server, schemes: CallTarget.mailSchemes)
        }
    }

    var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The refused address, if that is why there is no connection.
    var refusal: CourierFailure? {
        if let peer = easy.peer, !allows(peer) { return Self.refusal(of: target.host) }
        return refused == nil ? nil : Self.refusal(of: target.host)
    }

    private static func refusal(of host: String) -> CourierFailure {
        CourierFailure(
            kind: .impossible,
            detail: "connecting: the address is in a network that may not be called (got \"\(host)\")")
    }

    // libcurl would not even open a socket for an IPv6 address on a machine without IPv6.
    private func refuseLiteralAddress() throws(CourierFailure) {
        if let literal = NetworkAddress(target.host), !allows(literal) { throw Self.refusal(of: target.host) }
    }

    private func allows(_ peer: NetworkAddress) -> Bool {
        isExcepted || settings.policy.allows(peer)
    }

    // What holds for every call, whatever it carries.
    private func setWalls() {
        let limits = settings.limits
        easy.set(target: target)
        easy.set(CURLOPT_NOSIGNAL, true)
        // Without it the end of a transfer whose name still resolves would wait for the resolver, and all others with it.
        easy.set(CURLOPT_QUICK_EXIT, true)
        easy.set(CURLOPT_FOLLOWLOCATION, false)
        // A proxy from the environment would make the socket callback see the proxy's address.
        easy.set(CURLOPT_PROXY, "")
        easy.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connecting.milliseconds)
        easy.set(CURLOPT_LOW_SPEED_LIMIT, 1)
        easy.set(CURLOPT_LOW_SPEED_TIME, CourierLimits.standstill.wholeSeconds)
        easy.set(CURLOPT_MAXAGE_CONN, limits.idleConnection.wholeSeconds)
        easy.set(CURLOPT_SSL_VERIFYPEER, true)
        easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = settings.certificateAuthorities { easy.set(CURLOPT_CAINFO, authorities) }
        easy.set(CURLOPT_OPENSOCKETDATA, address)
        easy.set(socketOpener: openSocket)
        easy.set(CURLOPT_WRITEDATA, address)
        easy.set(CURLOPT_WRITEFUNCTION, writer: keepBody)
    }

    // MARK: What libcurl calls

    /// Keeps the first part of a body; false where it should be cut.
    fileprivate func keep(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let room = CourierLimits.keptBody - received.count
        received.append(contentsOf: bytes.prefix(room))
        dropped += max(bytes.count - room, 0)
        isCut = dropped > CourierLimits.droppedBody
        return !isCut
    }

    /// Keeps a line of a mail server's reply in place of the one before; what comes after a refusal is only goodbye.
    func keepReplyLine(_ bytes: UnsafeRawBufferPointer) {
        if let first = received.first, first == UInt8(ascii: "4") || first == UInt8(ascii: "5") { return }
        received = Array(bytes.prefix(CourierLimits.keptBody))
    }

    /// Fills the buffer with the next part of the mail.
    func upload(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard case .mail(let mail) = call else { return 0 }
        let part = mail.data[uploaded...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        uploaded += part.count
        return part.count
    }

    /// Opens the socket if the policy allows the address behind it.
    fileprivate func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let wanted = address.pointee
        guard let peer = NetworkAddress(family: wanted.family, socketAddress: paidan_socket_address(address)) else {
            return CURL_SOCKET_BAD
        }
        guard allows(peer) else {
            refused = peer
            return CURL_SOCKET_BAD
        }
        return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
    }

    static func at(_ address: UnsafeMutableRawPointer) -> Flight {
        Unmanaged<Flight>.fromOpaque(address).takeUnretainedValue()
    }
}

private func keepBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ flight: UnsafeMutableRawPointer?
) -> Int {
    guard let flight else { return 0 }
    let isKept = Flight.at(flight).keep(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return isKept ? size * count : 0
}

private func openSocket(
    _ flight: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let flight, let address else { return CURL_SOCKET_BAD }
    return Flight.at(flight).open(address)
}

/// What all flights of a courier share.
struct FlightSettings: Sendable {
    var policy: CourierPolicy
    var limits: CourierLimits
    var userAgent: String
    /// The file with the certificates that are trusted; nil for the system's.
    var certificateAuthorities: String?
}
