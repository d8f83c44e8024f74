/// A point of the domain's time: milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the epoch.
    public var milliseconds: Int64

    /// A point so many milliseconds after the epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// A point so many seconds after the epoch.
    public init(seconds: Int64) {
        self.milliseconds = seconds * 1000
    }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    /// Orders instants by time.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant a span later.
    public static func + (instant: Self, span: Span) -> Self {
        Instant(milliseconds: instant.milliseconds + span.milliseconds)
    }

    /// The instant a span earlier.
    public static func - (instant: Self, span: Span) -> Self {
        Instant(milliseconds: instant.milliseconds - span.milliseconds)
    }

    /// The span from the right instant to the left.
    public static func - (left: Self, right: Self) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }

    /// A length of time, in milliseconds.
    public struct Span: Hashable, Comparable, Sendable, Codable {
        /// The length in milliseconds.
        public var milliseconds: Int64

        /// A span of milliseconds.
        public init(milliseconds: Int64) {
            self.milliseconds = milliseconds
        }

        public init(from decoder: any Decoder) throws {
            milliseconds = try decoder.singleValueContainer().decode(Int64.self)
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(milliseconds)
        }

        /// A span of seconds.
        public static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
        /// A span of minutes.
        public static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
        /// A span of hours.
        public static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
        /// A span of days of 24 hours.
        public static func days(_ count: Int64) -> Span { .hours(count * 24) }

        /// Whole minutes, rounded up: what people are told.
        public var minutesRoundedUp: Int64 { (milliseconds + 59_999) / 60_000 }

        /// Orders spans by length.
        public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
        /// A span so many times as long.
        public static func * (span: Self, factor: Int64) -> Self { Span(milliseconds: span.milliseconds * factor) }
    }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC as RFC 3339, with milliseconds where there are any.
    public var description: String {
        rfc3339(in: .utc)
    }

    /// The instant as RFC 3339 with the zone's offset, with milliseconds where there are any.
    public func rfc3339(in zone: Zone) -> String {
        let offset = zone.offset(at: self)
        let civil = CivilTime(self, offset: offset)
        let fraction = milliseconds - seconds * 1000
        let sign = offset < 0 ? "-" : "+"
        let minutes = abs(offset) / 60
        let suffix = offset == 0 ? "Z" : "\(sign)\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
        return civil.date.description + "T" + civil.clockWithSeconds
            + (fraction == 0 ? "" : "." + String(String(1000 + fraction).dropFirst())) + suffix
    }

    /// Reads RFC 3339, such as `2026-11-22T10:00:00+08:00`; nil where it is none. Leap seconds count as the second before.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
            let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var index = 19
        var fraction = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var scale = 100
            let start = index
            while index < bytes.count, let digit = number(bytes, index, 1) {
                fraction += digit * scale
                scale /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        guard let offset = Instant.offset(bytes, from: index) else { return nil }
        let local = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59))
        self.init(milliseconds: (local - Int64(offset)) * 1000 + Int64(fraction))
    }

    private static func offset(_ bytes: [UInt8], from index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] | 0x20 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
        guard bytes.count == index + 6, bytes[index + 3] == UInt8(ascii: ":"),
            let hours = number(bytes, index + 1, 2), let minutes = number(bytes, index + 4, 2), hours < 24, minutes < 60
        else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }
}

private func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + count] {
        guard byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
    }
    return value
}

func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
}
