import Glibc
import PaidanTestKit

/// Ports of the loopback.
enum Port {
    /// A port that cannot be listened on.
    struct Taken: Error, CustomStringConvertible {
        let description: String

        init(_ port: Int, code: Int32) {
            description =
                "opening port \(port) of the loopback: \(String(cString: strerror(code)).lowercased()); does another "
                + "rehearsal or service use it? With --free-ports any other ports are taken"
        }
    }

    /// Proves that nobody listens on a port.
    static func prove(_ port: Int) throws {
        try opening(port) { try ScriptedServer(port: port) }.stop()
    }

    /// Opens a server on a port.
    static func opening<Server>(_ port: Int, _ open: () throws -> Server) throws -> Server {
        do {
            return try open()
        } catch let failure as ScriptedServer.CannotListen {
            throw Taken(port, code: failure.code)
        }
    }
}
