internal import CPythonSource

/// Asks whether the number macros of `Include/patchlevel.h` are the version's.
enum PatchlevelMatches: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let header = try inspection.tree.bytes(at: .patchlevel) else {
      return .missing(.patchlevel)
    }
    let patchlevel = PatchLevel(header: header)
    if patchlevel.isFromBeforeMacros { return .notApplicable(.noMacros) }
    let version = inspection.version
    var findings = Findings()
    let numbers: [(PatchLevel.Macro, Int)] = [
      (.major, version.series.major), (.minor, version.series.minor), (.micro, version.micro),
    ]
    for (macro, wanted) in numbers { findings.compareNumber(macro, of: patchlevel, with: wanted) }
    findings.compareLevel(of: patchlevel, with: PatchLevel.Level(version.level))
    findings.compareNumber(.serial, of: patchlevel, with: version.serial)
    findings.compareLevelValues(in: header)
    findings.compareHexVersion(in: header, with: version)
    return findings.outcome(ifNothing: .noMacros)
  }
}

extension RepoPath {
  static let patchlevel: Self = "Include/patchlevel.h"
}

extension PatchLevel {
  /// Whether there is only `PATCHLEVEL`, as up to 1.5.2a2.
  var isFromBeforeMacros: Bool {
    guard (try? definition(of: .oldVersion)) != nil else { return false }
    return Macro.allCases.allSatisfy { macro in
      if macro == .oldVersion { return true }
      do throws(Fault) {
        _ = try definition(of: macro)
      } catch {
        return error == .missing(macro)
      }
      return false
    }
  }
}

extension PatchLevel.Level {
  init(_ level: ReleaseVersion.Level) {
    self =
      switch level {
      case .alpha: .alpha
      case .beta: .beta
      case .candidate: .candidate
      case .final: .final
      }
  }
}

extension PatchLevel.Level {
  /// As it stands in `PY_VERSION_HEX`.
  fileprivate var number: Int {
    switch self {
    case .alpha: 0xA
    case .beta: 0xB
    case .candidate: 0xC
    case .final: 0xF
    }
  }
}

extension ReleaseVersion {
  /// `PY_VERSION_HEX` of a release.
  fileprivate var hexNumber: Int {
    series.major << 24 | series.minor << 16 | micro << 8 | PatchLevel.Level(level).number << 4
      | serial
  }
}

extension Message.StringInterpolation {
  fileprivate mutating func appendInterpolation(hex number: Int) {
    let digits = String(UInt64(bitPattern: Int64(number)), radix: 16, uppercase: true)
    appendInterpolation(words: "0x" + digits)
  }
}

extension Findings {
  fileprivate mutating func compareNumber(
    _ macro: PatchLevel.Macro, of patchlevel: PatchLevel, with wanted: Int
  ) {
    do throws(PatchLevel.Fault) {
      let number = try patchlevel.number(macro)
      let place = try patchlevel.place(of: macro)
      if number == wanted {
        pass(place)
      } else {
        fail(macro.rawValue, .differs(macro, number: number, wanted: wanted), at: place)
      }
    } catch {
      fail(error)
    }
  }

  fileprivate mutating func compareLevel(
    of patchlevel: PatchLevel, with wanted: PatchLevel.Level
  ) {
    do throws(PatchLevel.Fault) {
      let level = try patchlevel.level()
      let place = try patchlevel.place(of: .level)
      if level == wanted {
        pass(place)
      } else {
        fail(
          PatchLevel.Macro.level.rawValue, .differs(.level, level.rawValue, wanted.rawValue),
          at: place)
      }
    } catch {
      fail(error)
    }
  }

  /// What the levels stand for is a part of the API: programs compare with the numbers.
  fileprivate mutating func compareLevelValues(in header: [UInt8]) {
    let definitions = MacroNumbers(header: header).definitions
    for level in PatchLevel.Level.allCases {
      guard let definition = definitions[level.rawValue] else { continue }
      let place = Location(.patchlevel, line: definition.line)
      if definition.number == level.number {
        pass(place)
      } else {
        fail(
          level.rawValue,
          "\(level.rawValue) is \(hex: definition.number), not \(hex: level.number)", at: place)
      }
    }
  }

  /// Judged if the macros of the number are right; else those are the fault.
  fileprivate mutating func compareHexVersion(
    in header: [UInt8], with version: ReleaseVersion
  ) {
    guard !hasFailed, let hex = HexVersion(header: header) else { return }
    let wanted = version.hexNumber
    let place = Location(.patchlevel, line: hex.line)
    if hex.number == wanted {
      pass(place)
    } else {
      fail(
        "PY_VERSION_HEX", "PY_VERSION_HEX comes to \(hex: hex.number), not \(hex: wanted)",
        at: place)
    }
  }

  /// Notes that a macro has no value that could be compared.
  mutating func fail(_ fault: PatchLevel.Fault) {
    let path = RepoPath.patchlevel
    switch fault {
    case .missing(let macro):
      fail(macro.rawValue, "\(path) does not define \(macro.rawValue)", at: Location(path))
    case .ambiguous(let macro, let all):
      let lines = all.map { Location(path, line: $0.line) }
      leaveOpen(
        Finding(
          subject: macro.rawValue,
          "\(path) defines \(macro.rawValue) \(all.count) times, with different values", at: lines))
    case .unreadable(let macro, let written):
      let place = Location(path, line: written.line)
      fail(
        macro.rawValue, "\(macro.rawValue) is \(written.text), which is no value of it", at: place)
    }
  }
}

extension PatchLevel {
  fileprivate func place(of macro: Macro) throws(Fault) -> Location {
    Location(.patchlevel, line: try definition(of: macro).line)
  }
}

extension Message {
  fileprivate static let noMacros: Self =
    "\(RepoPath.patchlevel) of that time has PATCHLEVEL only, no macros for the parts of a version"

  fileprivate static func differs(
    _ macro: PatchLevel.Macro, number: Int, wanted: Int
  ) -> Self { "\(macro.rawValue) is \(number), not \(wanted)" }

  fileprivate static func differs(
    _ macro: PatchLevel.Macro, _ found: String, _ wanted: String
  ) -> Self { "\(macro.rawValue) is \(found), not \(wanted)" }
}

extension PatchlevelMatches {
  static let documentation = ProbeDocumentation(
    summary: "the number macros of Include/patchlevel.h are those of the version",
    rationale: """
      PY_VERSION_HEX and sys.version_info are made from PY_MAJOR_VERSION, PY_MINOR_VERSION, \
      PY_MICRO_VERSION, PY_RELEASE_LEVEL and PY_RELEASE_SERIAL. Extensions and installers decide \
      by them what they run on.
      """,
    limits: """
      A macro that is defined twice with different values is undetermined: conditions are not \
      evaluated. Up to 1.5.2a2 there are no such macros. PY_VERSION_HEX is judged if it is made of this \
      header's macros without parameters.
      """,
    examples: [
      .init(
        "an alpha", tag: "v3.12.0a1", files: [.patchlevel: header(micro: 0, level: "ALPHA", 1)],
        expect: .passed),
      .init(
        "a candidate that says it is final", tag: "v3.12.4rc1",
        files: [.patchlevel: header(micro: 4, level: "FINAL", 0)],
        expect: .failed(["PY_RELEASE_LEVEL", "PY_RELEASE_SERIAL"])),
      .init(
        "the micro number was not raised", tag: "v3.12.4",
        files: [.patchlevel: header(micro: 3, level: "FINAL", 0)],
        expect: .failed(["PY_MICRO_VERSION"])),
      .init(
        "a level with another number", tag: "v3.12.4",
        files: [
          .patchlevel: header(micro: 4, level: "FINAL", 0) + "#define PY_RELEASE_LEVEL_GAMMA 0xB\n"
        ],
        expect: .failed(["PY_RELEASE_LEVEL_GAMMA"])),
      .init(
        "the number of the version", tag: "v3.12.4rc1",
        files: [.patchlevel: header(micro: 4, level: "GAMMA", 1) + hex(serial: "0")],
        expect: .passed),
      .init(
        "the number of the version, wrongly shifted", tag: "v3.12.4rc1",
        files: [.patchlevel: header(micro: 4, level: "GAMMA", 1) + hex(serial: "4")],
        expect: .failed(["PY_VERSION_HEX"])),
      .init(
        "no macros yet", tag: "v1.4", files: [.patchlevel: "#define PATCHLEVEL \"1.4\"\n"],
        expect: .notApplicable),
      .init(
        "no header", tag: "v3.12.0", files: ["README.rst": ""],
        expect: .undetermined(["Include/patchlevel.h"])),
    ])

  private static func header(micro: Int, level: String, _ serial: Int) -> String {
    """
    /* The version, as numbers. */
    #define PY_MAJOR_VERSION\t3
    #define PY_MINOR_VERSION\t12
    #define PY_MICRO_VERSION\t\(micro)
    #define PY_RELEASE_LEVEL        PY_RELEASE_LEVEL_\(level)
    #define PY_RELEASE_SERIAL       \(serial)

    """
  }

  private static func hex(serial shift: String) -> String {
    """
    #define PY_RELEASE_LEVEL_GAMMA 0xC /* candidates */
    #define PY_VERSION_HEX ((PY_MAJOR_VERSION << 24) | \\
                            (PY_MINOR_VERSION << 16) | (PY_MICRO_VERSION << 8) | \\
                            (PY_RELEASE_LEVEL << 4) | (PY_RELEASE_SERIAL << \(shift)))

    """
  }
}
