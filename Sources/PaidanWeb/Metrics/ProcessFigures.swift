import FoundationEssentials
import Glibc

/// What the kernel tells of this process, under the names that Prometheus clients use. What cannot be read is left out.
enum ProcessFigures {
    /// Samples with their types.
    static func lines() -> [String] {
        var figures: [(name: String, type: String, value: Double)] = []
        if let bytes = residentBytes { figures.append(("process_resident_memory_bytes", "gauge", bytes)) }
        if let count = openFiles { figures.append(("process_open_fds", "gauge", count)) }
        if let limit = maximumFiles { figures.append(("process_max_fds", "gauge", limit)) }
        if let seconds = processorSeconds { figures.append(("process_cpu_seconds_total", "counter", seconds)) }
        return figures.flatMap { ["# TYPE \($0.name) \($0.type)", PrometheusText.line($0.name, "", $0.value)] }
    }

    /// The second figure of `/proc/self/statm`, which is in pages (proc(5)).
    private static var residentBytes: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let figures = text.split(separator: " ")
        guard figures.count > 1, let pages = Double(figures[1]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static var openFiles: Double? {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { Double($0.count) }
    }

    private static var maximumFiles: Double? {
        var limit = rlimit()
        return getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? Double(limit.rlim_cur) : nil
    }

    private static var processorSeconds: Double? {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}
