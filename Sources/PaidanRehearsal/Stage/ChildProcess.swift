import Glibc
import Synchronization

/// A program run beside this one. It inherits nothing but its output: no blocked signals, which threads of Swift's
/// concurrency have, and no open connections.
final class ChildProcess: Sendable {
    /// Its id.
    let id: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// Why it could not be started.
    struct CannotStart: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts a program; what it writes is appended to a file.
    init(_ program: String, _ arguments: [String], output: String) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // A group of its own: Ctrl-C is this program's, which then ends the child in order.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&files, 1, 2)

        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, program, &files, &attributes, &words, environ)
        guard code == 0 else {
            throw CannotStart(
                description: "starting the daemon: \(String(cString: strerror(code)).lowercased()) (got \"\(program)\")"
            )
        }
        self.id = id
    }

    /// Leaves no child behind: one that nobody waits for stays a zombie, over which whoever waits for any child stumbles.
    deinit {
        guard exitCode == nil else { return }
        kill(id, SIGKILL)
        var status: Int32 = 0
        while waitpid(id, &status, 0) == -1, errno == EINTR {}
    }

    /// How it ended, as a shell would say; nil while it runs.
    var exitCode: Int32? {
        ended.withLock { ended in
            if let ended { return ended }
            var status: Int32 = 0
            guard waitpid(id, &status, WNOHANG) == id else { return nil }
            let signal = status & 0x7f
            ended = signal == 0 ? (status >> 8) & 0xff : 128 + signal
            return ended
        }
    }

    /// Sends a signal, unless it has ended.
    func signal(_ number: Int32) {
        guard exitCode == nil else { return }
        kill(id, number)
    }

    /// Waits for its end, also in a task that is cancelled; nil where it runs on after the time.
    func end(within limit: Duration) async -> Int32? {
        await Task.detached { [self] in
            let deadline = ContinuousClock.now + limit
            while exitCode == nil, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(5)) }
            return exitCode
        }.value
    }
}
