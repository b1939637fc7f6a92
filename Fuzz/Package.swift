// swift-tools-version: 6.2
import PackageDescription

// The readers under libFuzzer. A package of its own, because every module in it is instrumented,
// and named as the program's is, so that `package` declarations are seen. `Sources` and `checks`
// are links to those of the program. Built and run by scripts/fuzz.

let common: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-enable-testing"]),
]

// Where C pointers are held, AddressSanitizer looks on; elsewhere the compiler proves as much.
let unsafe: [SwiftSetting] = common + [.unsafeFlags(["-sanitize=fuzzer,address"])]
let safe: [SwiftSetting] = common + [.unsafeFlags(["-sanitize=fuzzer"])]

// libFuzzer has the entry point.
let entry: [SwiftSetting] = safe + [.unsafeFlags(["-parse-as-library"])]
let linking: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]

let package = Package(
  name: "relcheck",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.0.0")],
  targets: [
    .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CLibdeflate", pkgConfig: "libdeflate"),
    .target(
      name: "GitStore", dependencies: ["CLibgit2", "CLibdeflate", "CZlib"], swiftSettings: unsafe),
    .target(name: "Deflate", dependencies: ["CZlib"], swiftSettings: unsafe),
    .target(
      name: "CPythonSource",
      dependencies: ["Deflate", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: safe),
    .target(name: "Readiness", dependencies: ["CPythonSource"], swiftSettings: safe),
    .executableTarget(name: "embed-checks"),
    .plugin(
      name: "EmbedChecks", capability: .buildTool(), dependencies: ["embed-checks"],
      path: "Sources/EmbedChecks"),
    .target(
      name: "CheckFiles",
      dependencies: ["Readiness", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: safe, plugins: ["EmbedChecks"]),
    .executableTarget(
      name: "fuzz-readers", dependencies: ["GitStore", "Deflate", "CPythonSource", "CZlib"],
      path: "Targets/fuzz-readers", swiftSettings: entry, linkerSettings: linking),
    .executableTarget(
      name: "fuzz-checks", dependencies: ["CPythonSource", "Readiness", "CheckFiles"],
      path: "Targets/fuzz-checks", swiftSettings: entry, linkerSettings: linking),
  ],
  swiftLanguageModes: [.v6]
)
