// swift-tools-version: 6.2
// One section for each target and its tests, in the order of the way of one message. Dependencies stand on separate
// lines, sorted. A target stands only where the physics changes (docs/decisions/0002-targets.md).
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpTypesForNIO = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let hummingbird = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let metricsCore = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioSockets = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "paidan",
    products: [
        .executable(name: "paidan", targets: ["paidan"]),
        .executable(name: "paidan-bench", targets: ["paidan-bench"]),
        .executable(name: "paidan-rehearsal", targets: ["paidan-rehearsal"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The heart: pure, no I/O, no clock, no randomness.
        .target(name: "PaidanCore", dependencies: [heap], swiftSettings: strict),
        .testTarget(
            name: "PaidanCoreTests", dependencies: ["PaidanCore"], swiftSettings: strict),

        // Chat platforms: pure codecs. Crypto and libxml2 come in.
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(
            name: "PaidanChat", dependencies: ["CXML2", "PaidanCore", crypto, cryptoExtras], swiftSettings: strict),
        .testTarget(
            name: "PaidanChatTests", dependencies: ["PaidanChat", "PaidanCore", "PaidanTestKit"], swiftSettings: strict),

        // Text encodings: iconv comes in. Needed by mail and by rosters.
        .target(name: "PaidanEncoding", swiftSettings: strict),
        .testTarget(name: "PaidanEncodingTests", dependencies: ["PaidanEncoding"], swiftSettings: strict),

        // Mail: GMime and libxml2 come in.
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(
            name: "PaidanMail", dependencies: ["CGMime", "CXML2", "PaidanCore", "PaidanEncoding"], swiftSettings: strict
        ),
        .testTarget(
            name: "PaidanMailTests", dependencies: ["PaidanCore", "PaidanMail"], swiftSettings: strict),

        // Understanding: pure; lexicons and the learned model are data, embedded in the binary.
        .target(name: "CReadingData", exclude: ["lexicon", "reader.model"]),
        .target(
            name: "PaidanReading",
            dependencies: ["CReadingData", "PaidanCore"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PaidanReadingTests",
            dependencies: ["PaidanCore", "PaidanReading", "PaidanTestKit"],
            swiftSettings: strict
        ),

        // Days that never were: the real desk in virtual time. Pure; it stands apart so that no daemon carries it.
        .target(name: "PaidanSimulation", dependencies: ["PaidanCore", heap], swiftSettings: strict),
        .testTarget(
            name: "PaidanSimulationTests", dependencies: ["PaidanCore", "PaidanSimulation"], swiftSettings: strict),

        // The store: GRDB over the system's SQLite.
        .target(
            name: "PaidanSQLite", dependencies: ["PaidanCore", crypto, deque, grdb], swiftSettings: strict),
        .testTarget(
            name: "PaidanSQLiteTests",
            dependencies: ["PaidanCore", "PaidanSQLite", "PaidanTestKit", grdb],
            swiftSettings: strict
        ),

        // The courier: libcurl on one thread of its own.
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "PaidanCurl", dependencies: ["CCurl", "PaidanCore"], swiftSettings: strict),
        .testTarget(
            name: "PaidanCurlTests", dependencies: ["PaidanCore", "PaidanCurl", "PaidanTestKit"], swiftSettings: strict),

        // Configuration: Yams comes in; every fault with its file and line.
        .target(
            name: "PaidanConfig", dependencies: ["PaidanCore", "PaidanEncoding", yams], swiftSettings: strict),
        .testTarget(
            name: "PaidanConfigTests", dependencies: ["PaidanConfig", "PaidanCore"], swiftSettings: strict),

        // The clockwork: owners of desks, the outbox, mail drops.
        .target(
            name: "PaidanEngine",
            dependencies: ["PaidanCore", lifecycle, logging, metrics, mustache],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PaidanEngineTests",
            dependencies: ["PaidanCore", "PaidanEngine", "PaidanTestKit", lifecycle, logging],
            swiftSettings: strict
        ),

        // The door: one Hummingbird server.
        .target(
            name: "PaidanWeb",
            dependencies: [
                "PaidanCore",
                httpTypes,
                httpTypesForNIO,
                hummingbird,
                lifecycle,
                logging,
                metrics,
                metricsCore,
                nio,
                nioSockets,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PaidanWebTests",
            dependencies: ["PaidanCore", "PaidanTestKit", "PaidanWeb", logging, metricsCore],
            swiftSettings: strict
        ),

        // The composition root and the commands.
        .target(
            name: "PaidanApp",
            dependencies: [
                "PaidanChat",
                "PaidanConfig",
                "PaidanCore",
                "PaidanCurl",
                "PaidanEngine",
                "PaidanMail",
                "PaidanReading",
                "PaidanSQLite",
                "PaidanSimulation",
                "PaidanWeb",
                lifecycle,
                logging,
                metrics,
                metricsCore,
                unixSignals,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "paidan", dependencies: ["PaidanApp", "PaidanCore", "PaidanSimulation", argumentParser],
            swiftSettings: strict),
        .testTarget(
            name: "PaidanAppTests",
            dependencies: [
                "PaidanApp",
                "PaidanChat",
                "PaidanConfig",
                "PaidanCore",
                "PaidanCurl",
                "PaidanEngine",
                "PaidanReading",
                "PaidanSQLite",
                "PaidanSimulation",
                "PaidanTestKit",
                "PaidanWeb",
                lifecycle,
                logging,
            ],
            swiftSettings: strict
        ),

        // What the tests share: memory store, faulty store, scripted courier and servers, the stores' contract.
        .target(
            name: "PaidanTestKit", dependencies: ["PaidanCore", crypto], swiftSettings: strict),

        // The sample day, fed through the real doors by real clients, with a stand-in for the world outside.
        .target(
            name: "PaidanRehearsal",
            dependencies: [
                "PaidanChat",
                "PaidanConfig",
                "PaidanCore",
                "PaidanCurl",
                "PaidanSQLite",
                "PaidanTestKit",
                yams,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "paidan-rehearsal", dependencies: ["PaidanRehearsal", argumentParser], swiftSettings: strict),
        .testTarget(
            name: "PaidanRehearsalTests",
            dependencies: ["PaidanCore", "PaidanRehearsal", "PaidanTestKit", "paidan", "paidan-rehearsal"],
            swiftSettings: strict
        ),

        // The other side of Benchmarks/run.
        .executableTarget(
            name: "paidan-bench",
            dependencies: [argumentParser, httpTypes, hummingbird, lifecycle, logging, nio, nioSockets],
            swiftSettings: strict
        ),
    ]
)

// `PAIDAN_ONLY=PaidanMail swift test` builds one target, what it needs and its tests: no server, a few seconds.
if let only = Context.environment["PAIDAN_ONLY"] {
    var wanted: Set<String> = [only, only + "Tests"]
    var size = 0
    while size != wanted.count {
        size = wanted.count
        for target in package.targets where wanted.contains(target.name) {
            for case .byNameItem(let name, _) in target.dependencies { wanted.insert(name) }
        }
    }
    package.targets.removeAll { !wanted.contains($0.name) }
    package.products = []
}
