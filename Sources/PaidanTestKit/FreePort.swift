/// A port of the loopback that nobody listens on.
public enum FreePort {
    /// Finds one; another program may take it at once, though hardly one does.
    public static func find() throws -> Int {
        let server = try ScriptedServer()
        defer { server.stop() }
        return server.port
    }
}
