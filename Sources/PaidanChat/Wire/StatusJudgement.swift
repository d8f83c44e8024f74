import PaidanCore

extension HTTPAnswer {
    /// What the status alone says; nil for 2xx, where the body may say more.
    ///
    /// 410 disables the target and a redirect is a failure that is never followed (Standard Webhooks 1.0.0).
    var judgementByStatus: Judgement? {
        switch status {
        case 200..<300: nil
        case 429: .throttled(after: retryAfter ?? .seconds(60), cause: "the server asks to slow down (got 429)")
        case 503:
            if let retryAfter {
                .throttled(after: retryAfter, cause: "the server asks to wait (got 503)")
            } else {
                .tryLater(after: nil, cause: "the server is not available (got 503)")
            }
        case 300..<400: .tryLater(after: nil, cause: "the server redirects, which is not followed (got \(status))")
        case 401, 403, 407: .wrongKey(cause: "the server does not accept the key (got \(status))")
        case 410: .wrongKey(cause: "the endpoint is gone for good (got 410)")
        case 408, 425: .tryLater(after: nil, cause: "the server was not ready for the request (got \(status))")
        case 400..<500: .wrongRequest(cause: "the server does not accept the request (got \(status))")
        default: .tryLater(after: nil, cause: "the server failed (got \(status))")
        }
    }

    /// How long the server asks to wait, at most an hour; nil where it does not say.
    ///
    /// A date is measured by the server's own clock, its `Date` header: ours may be elsewhere.
    var retryAfter: Instant.Span? {
        guard let text = headers["retry-after"]?.trimmed else { return nil }
        let span: Instant.Span
        if let seconds = Double(text), seconds.isFinite {
            span = Instant.Span(milliseconds: Int64(min(max(seconds, 0), 3600) * 1000))
        } else if let until = Instant(httpDate: text), let now = headers["date"].flatMap({ Instant(httpDate: $0) }) {
            span = until - now
        } else {
            return nil
        }
        return min(max(span, .seconds(0)), .hours(1))
    }
}

extension Instant {
    /// Reads an HTTP date in any of its three forms (RFC 9110 §5.6.7); nil where it is none.
    init?(httpDate text: String) {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var numbers: [(value: Int, digits: Int)] = []
        var month: Int?
        var clock: [Int] = []
        for part in text.split(whereSeparator: { " ,-".contains($0) }) {
            if part.contains(":") {
                clock = part.split(separator: ":").compactMap { Int($0) }
            } else if let number = Int(part) {
                numbers.append((number, part.count))
            } else if let index = months.firstIndex(of: String(part)) {
                month = index + 1
            }
        }
        guard numbers.count == 2, let month, clock.count == 3, (0..<24).contains(clock[0]),
            (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        // Two digits of a year are RFC 850's; such dates were last written in the nineties.
        let year = numbers[1].digits == 4 ? numbers[1].value : numbers[1].value + (numbers[1].value < 70 ? 2000 : 1900)
        guard let date = CivilDate(year: year, month: month, day: numbers[0].value) else { return nil }
        let second = clock[0] * 3600 + clock[1] * 60 + min(clock[2], 59)
        self.init(seconds: Int64(date.dayNumber) * 86_400 + Int64(second))
    }
}
