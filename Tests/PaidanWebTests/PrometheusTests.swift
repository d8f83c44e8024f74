import CoreMetrics
import PaidanWeb
import Testing

@Suite("metrics as Prometheus text")
struct PrometheusTests {
    let metrics = PrometheusMetrics()

    /// The lines of the families that a test made, without the process's own.
    var lines: [String] {
        metrics.text().split(separator: "\n").map(String.init).filter { !$0.contains("process_") }
    }

    @Test("counters, gauges and timers")
    func kinds() {
        Counter(label: "paidan.messages", dimensions: [("channel", "qq")], factory: metrics).increment(by: 3)
        Counter(label: "paidan.messages", dimensions: [("channel", "qq")], factory: metrics).increment()
        Counter(label: "paidan.messages", dimensions: [("channel", "a\"b\\c\nd")], factory: metrics).increment()
        Gauge(label: "paidan_open", factory: metrics).record(7.5)
        let meter = Meter(label: "paidan_level", factory: metrics)
        meter.set(5)
        meter.decrement(by: 2)
        let timer = Timer(label: "paidan_took", factory: metrics)
        timer.recordMilliseconds(2)
        timer.recordSeconds(100)
        #expect(
            Array(lines.prefix(3)) == [
                "# TYPE paidan_level gauge", "paidan_level 3", "# TYPE paidan_messages_total counter",
            ])
        #expect(lines.contains(#"paidan_messages_total{channel="qq"} 4"#))
        #expect(lines.contains(#"paidan_messages_total{channel="a\"b\\c\nd"} 1"#))
        #expect(lines.contains("paidan_open 7.5"))
        #expect(lines.contains("# TYPE paidan_took_seconds histogram"))
        #expect(lines.contains(#"paidan_took_seconds_bucket{le="0.001"} 0"#))
        #expect(lines.contains(#"paidan_took_seconds_bucket{le="0.0025"} 1"#))
        #expect(lines.contains(#"paidan_took_seconds_bucket{le="+Inf"} 2"#))
        #expect(lines.contains("paidan_took_seconds_sum 100.002"))
        #expect(lines.contains("paidan_took_seconds_count 2"))
    }

    @Test("a name is cleaned, and one name is of one kind")
    func names() {
        Counter(label: "1 odd-name", dimensions: [("a-b", "x")], factory: metrics).increment()
        Gauge(label: "_1_odd_name_total", factory: metrics).record(9)
        #expect(lines == ["# TYPE _1_odd_name_total counter", #"_1_odd_name_total{a_b="x"} 1"#])
    }

    @Test("what is destroyed is shown no more")
    func destroy() {
        let counter = Counter(label: "gone", factory: metrics)
        counter.increment()
        counter.destroy()
        #expect(lines.isEmpty)
    }

    @Test(
        "the process tells of itself",
        arguments: [
            "process_resident_memory_bytes", "process_open_fds", "process_max_fds", "process_cpu_seconds_total",
        ])
    func process(_ name: String) throws {
        let line = try #require(metrics.text().split(separator: "\n").first { $0.hasPrefix(name + " ") })
        let value = try #require(Double(line.split(separator: " ")[1]))
        #expect(value > 0)
    }
}
