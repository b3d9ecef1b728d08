// swift-tools-version: 6.2

import PackageDescription

/// Settings of every target.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  // SE-0335: `any` marks an existential.
  .enableUpcomingFeature("ExistentialAny"),
  // SE-0409: an import is an implementation detail until it says otherwise.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // SE-0444: a member is visible where its module is imported, and only there.
  .enableUpcomingFeature("MemberImportVisibility"),
  // SE-0461: a nonisolated async function runs where its caller runs.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// SE-0458: outside `Git`, the compiler proves that there is no unsafe code.
let safe = strict + [.strictMemorySafety()]

let package = Package(
  name: "outcomes",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CFork"),
    .systemLibrary(name: "CMbedCrypto", providers: [.apt(["libmbedtls-dev"])]),
    .target(name: "CNoCertificates"),
    .target(name: "Timestamps", swiftSettings: safe),
    .target(name: "Trailers", swiftSettings: safe),
    .target(name: "Tagging", dependencies: ["Trailers"], swiftSettings: safe),
    .target(name: "Git", dependencies: ["CGit2", "CDeflate"], swiftSettings: strict),
    .target(name: "PatchIDs", dependencies: ["CMbedCrypto", "Git"], swiftSettings: safe),
    .target(name: "JSONScanning", swiftSettings: safe),
    .target(name: "CSVScanning", swiftSettings: safe),
    .target(name: "Caching", dependencies: ["CDeflate"], swiftSettings: safe),
    .target(
      name: "Deployments", dependencies: ["CSVScanning", "JSONScanning", "Timestamps"],
      swiftSettings: safe),
    .target(
      name: "Provenance", dependencies: ["Git", "JSONScanning", "Timestamps", "Trailers"],
      swiftSettings: safe),
    .target(name: "Lines", dependencies: ["Git"], swiftSettings: safe),
    .target(
      name: "Landing", dependencies: ["Caching", "Git", "Lines", "Provenance"],
      swiftSettings: safe),
    .target(
      name: "Delivery",
      dependencies: [
        "Caching", "Deployments", "Git", "Landing", "Lines", "Provenance", "Timestamps",
      ],
      swiftSettings: safe),
    .target(
      name: "Metrics",
      dependencies: [
        "Caching", "Delivery", "Git", "Landing", "Lines", "Provenance", "Spend", "SpendNotes",
        "Timestamps",
      ],
      swiftSettings: safe),
    .target(
      name: "Spend",
      dependencies: [
        "CDeflate", "CSVScanning", "JSONScanning", "Timestamps",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: safe),
    .target(
      name: "Ledger",
      dependencies: [
        "Deployments", "JSONScanning", "Spend", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: safe),
    .target(
      name: "SpendNotes", dependencies: ["Git", "Provenance", "Spend"], swiftSettings: safe),
    .target(
      name: "Gate",
      dependencies: [
        "Configuration", "Git", "JSONScanning", "Provenance", "Spend", "SpendNotes", "Trailers",
      ],
      swiftSettings: safe),
    // The style and the script of the page are in the program.
    .target(
      name: "Reports",
      dependencies: ["CMbedCrypto", "Configuration", "Gate", "Metrics", "Spend", "Timestamps"],
      resources: [.embedInCode("Page/page.css"), .embedInCode("Page/page.js")],
      swiftSettings: safe),
    .target(
      name: "Configuration", dependencies: ["CSVScanning", "Timestamps", "TOMLKit"],
      swiftSettings: safe),
    // The scripts that git calls are in the program.
    .target(name: "Hooks", resources: [.embedInCode("Scripts")], swiftSettings: safe),
    // Every commit waits for it. Static, since loading libraries would cost more than all it does;
    // lld, since gold warns of what the standard library has and nothing here calls.
    .executableTarget(
      name: "outcomes-hook", dependencies: ["Tagging"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-executable", "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker",
            "--strip-all",
          ], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "outcomes",
      dependencies: [
        "Caching", "CFork", "CNoCertificates", "Configuration", "Delivery", "Deployments", "Gate",
        "Git", "Hooks", "JSONScanning", "Landing", "Ledger", "Lines", "Metrics", "PatchIDs",
        "Provenance", "Reports", "Spend", "SpendNotes", "Tagging",
        "Timestamps", "Trailers",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: safe,
      // Half of a short command's time would go into loading the runtime's libraries; and the
      // program runs where there is no Swift. Foundation does not name its own parts to a linker.
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections",
            "-l_FoundationCShims", "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker",
            "--strip-all",
          ], .when(configuration: .release))
      ]),
    .testTarget(
      name: "JSONScanningTests", dependencies: ["FixtureSupport", "JSONScanning"],
      swiftSettings: strict),
    .testTarget(
      name: "CachingTests", dependencies: ["Caching", "FixtureSupport"], swiftSettings: strict),
    .testTarget(
      name: "DeploymentsTests", dependencies: ["Deployments", "FixtureSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CSVScanningTests", dependencies: ["CSVScanning", "FixtureSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SpendTests",
      dependencies: [
        "CSVScanning", "FixtureSupport", "JSONScanning", "Spend", "Timestamps",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SpendNotesTests",
      dependencies: ["FixtureSupport", "Git", "Provenance", "Spend", "SpendNotes"],
      swiftSettings: strict),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Deployments", "FixtureSupport", "Ledger", "Spend",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PatchIDsTests", dependencies: ["FixtureSupport", "PatchIDs"], swiftSettings: strict),
    .testTarget(
      name: "LinesTests", dependencies: ["FixtureSupport", "Git", "Lines"], swiftSettings: strict),
    .testTarget(
      name: "LandingTests",
      dependencies: ["Caching", "FixtureSupport", "Git", "Landing", "Provenance"],
      swiftSettings: strict),
    .testTarget(name: "TimestampsTests", dependencies: ["Timestamps"], swiftSettings: strict),
    .target(name: "FixtureSupport", path: "Tests/FixtureSupport", swiftSettings: strict),
    .testTarget(
      name: "TrailersTests", dependencies: ["FixtureSupport", "Trailers"], swiftSettings: strict),
    .testTarget(
      name: "HooksTests", dependencies: ["FixtureSupport", "Hooks"], swiftSettings: strict),
    .testTarget(
      name: "TaggingTests", dependencies: ["Provenance", "Tagging"], swiftSettings: strict),
    .testTarget(
      name: "ProvenanceTests", dependencies: ["FixtureSupport", "Git", "Provenance"],
      exclude: ["Labelled"],
      swiftSettings: strict),
    .testTarget(
      name: "GateTests",
      dependencies: [
        "Configuration", "FixtureSupport", "Gate", "Git", "Provenance", "Spend", "Tagging",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Configuration", "FixtureSupport", "Gate", "Metrics", "Reports", "Spend", "Timestamps",
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration"], swiftSettings: strict),
    .testTarget(
      name: "GitTests", dependencies: ["FixtureSupport", "Git"], swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "Caching", "Delivery", "Deployments", "FixtureSupport", "Git", "Landing", "Lines",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MetricsTests",
      dependencies: ["Delivery", "Deployments", "FixtureSupport", "Metrics", "Provenance"],
      swiftSettings: strict),
    .testTarget(
      name: "OutcomesTests", dependencies: ["FixtureSupport", "outcomes"], swiftSettings: strict),
  ]
)
