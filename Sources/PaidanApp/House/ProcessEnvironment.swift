import FoundationEssentials

/// The variables of the process's environment.
public enum ProcessEnvironment {
    /// All of them, as they are now.
    public static var variables: [String: String] { ProcessInfo.processInfo.environment }
}
