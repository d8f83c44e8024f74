import PaidanTestKit

/// A port of the loopback that nobody listens on.
enum FreePort {
    /// Finds one; another program may take it at once, though hardly one does.
    static func find() throws -> Int {
        let server = try ScriptedServer()
        defer { server.stop() }
        return server.port
    }
}
