// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// Only GitStore and Deflate may hold a C pointer. Everywhere else an unsafe construct is an error.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

// Tests build fixture repositories through libgit2 and run the program, so they are not
// held to memory safety.
let tests: [SwiftSetting] = strict

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "relcheck",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CLibdeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .target(
      name: "GitStore", dependencies: ["CLibgit2", "CLibdeflate", "CZlib"], swiftSettings: strict),
    .target(name: "Deflate", dependencies: ["CZlib"], swiftSettings: strict),
    .target(
      name: "CPythonSource",
      dependencies: ["Deflate", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: safe),
    .target(name: "Readiness", dependencies: ["CPythonSource"], swiftSettings: safe),
    .target(
      name: "CheckFiles",
      dependencies: [
        "Readiness",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: safe, plugins: ["EmbedChecks"]),
    .target(
      name: "Reports",
      dependencies: ["Readiness", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: safe),
    .executableTarget(
      name: "relcheck",
      dependencies: [
        "GitStore", "CPythonSource", "Readiness", "CheckFiles", "Reports", argumentParser,
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: safe),

    // Prints outlines for scripts/compare-with-ast; it is not installed.
    .executableTarget(
      name: "outline-dump", dependencies: ["CPythonSource"], swiftSettings: safe),

    .executableTarget(name: "embed-checks", swiftSettings: safe),
    .executableTarget(
      name: "c-outline-dump", dependencies: ["CPythonSource"], swiftSettings: safe),
    .executableTarget(
      name: "docs-dump", dependencies: ["CPythonSource"], swiftSettings: safe),
    .plugin(
      name: "EmbedChecks", capability: .buildTool(), dependencies: ["embed-checks"],
      path: "Sources/EmbedChecks"),

    .target(
      name: "TestSupport", dependencies: ["GitStore", "CPythonSource", "CLibgit2", "CZlib"],
      path: "Tests/TestSupport", swiftSettings: tests),
    .testTarget(
      name: "GitStoreTests", dependencies: ["GitStore", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "CPythonSourceTests", dependencies: ["CPythonSource", "Deflate", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "ReadinessTests", dependencies: ["Readiness", "CPythonSource", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "CheckFilesTests",
      dependencies: ["CheckFiles", "Readiness", "Reports", "TOMLKit", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Readiness"], exclude: ["Snapshots"],
      swiftSettings: tests),
    .testTarget(
      name: "RelcheckTests", dependencies: ["relcheck", "CPythonSource", "TestSupport"],
      swiftSettings: tests),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "relcheck", "GitStore", "CPythonSource", "Readiness", "CheckFiles", "Reports",
        "TestSupport",
      ],
      swiftSettings: tests),
  ],
  swiftLanguageModes: [.v6]
)
