import Glibc

/// The C library's heap, which keeps what is freed for later: after a start, which reads rosters and checks them, that
/// is more than the house needs for itself.
///
/// Both calls are glibc's own (mallopt(3), malloc_trim(3)) and not in Swift's module of it; another C library may have
/// neither, and then nothing happens.
enum Heap {
    /// Has the threads share few heaps: each keeps what is freed in it for its own later.
    ///
    /// To be called before there are threads.
    static func shareAmongThreads() {
        typealias Setting = @convention(c) (CInt, CInt) -> CInt
        let arenaMax: CInt = -8
        guard let mallopt = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(mallopt, to: Setting.self)(arenaMax, 2)
    }

    /// Gives what is free back to the system.
    static func giveBack() {
        typealias Trimming = @convention(c) (Int) -> CInt
        guard let trim = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(trim, to: Trimming.self)(0)
    }
}
