package import Readiness

/// Waivers as TOML: `schema = 1` and `[[waiver]]` tables.
enum WaiverReading {
  private static let documentKeys = ["schema", "waiver"]
  private static let waiverKeys = [
    "check", "tags", "path", "subject", "reason", "expires",
  ]

  /// The most waivers of one file.
  static let countLimit = 1_000
  /// The longest pattern, in bytes.
  private static let patternLimit = 200
  /// The longest reason, in bytes.
  private static let reasonLimit = 2_000

  /// The waivers in order of the file, without those that have a fault.
  static func waivers(in document: CheckTable.Document, log: inout FaultLog) -> [Waiver] {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    let tables = root.tables("waiver", keys: waiverKeys, log: &log)
    guard tables.count <= countLimit else {
      log.add(.tooMany(what: "waivers", limit: countLimit), line: tables[countLimit].line)
      return []
    }
    return tables.compactMap { waiver($0, log: &log) }
  }

  private static func waiver(_ table: CheckTable, log: inout FaultLog) -> Waiver? {
    let before = log.faults.count
    let check = pattern("check", in: table, isNeeded: true, log: &log)
    let texts = table.texts("tags", log: &log)
    let releases = texts.compactMap { self.releases($0, in: table, log: &log) }
    if table.has("tags"), texts.isEmpty, log.faults.count == before {
      table.refuse("tags", "[]", "which names no release", log: &log)
    }
    let path = pattern("path", in: table, log: &log)
    let subject = pattern("subject", in: table, log: &log)
    let reason = table.text("reason", log: &log)
    if let reason, reason.utf8.count > reasonLimit {
      table.refuse("reason", reason, "longer than \(reasonLimit) bytes", log: &log)
    }
    let expires = expiry(table, log: &log)
    guard log.faults.count == before, let check, let reason else { return nil }
    return Waiver(
      check: check, releases: releases, path: path, subject: subject, reason: reason,
      expires: expires, file: log.path, line: table.line)
  }

  private static func pattern(
    _ key: String, in table: CheckTable, isNeeded: Bool = false, log: inout FaultLog
  ) -> GlobPattern? {
    let text = isNeeded ? table.text(key, log: &log) : table.optionalText(key, log: &log)
    guard let text else { return nil }
    guard text.utf8.count <= patternLimit else {
      table.refuse(key, text, "longer than \(patternLimit) bytes", log: &log)
      return nil
    }
    return GlobPattern(text)
  }

  /// `v3.12.*`, `3.12.0a1`, `v3.12.0a1..v3.12.0`.
  private static func releases(
    _ text: String, in table: CheckTable, log: inout FaultLog
  ) -> Waiver.Releases? {
    func refuse(_ reason: String) -> Waiver.Releases? {
      table.refuse("tags", text, reason, log: &log)
      return nil
    }
    guard text.utf8.count <= patternLimit else {
      return refuse("longer than \(patternLimit) bytes")
    }
    guard let releases = Waiver.Releases(text) else {
      return refuse("which is no release tag, version, pattern or range")
    }
    if case .range(let first, let last) = releases, first > last {
      return refuse("whose first release comes after its last")
    }
    return releases
  }

  private static func expiry(_ table: CheckTable, log: inout FaultLog) -> Waiver.Expiry? {
    guard table.has("expires") else { return nil }
    if case .string(let text) = table.value(of: "expires") {
      let expiry = Waiver.Expiry(text)
      if expiry == nil {
        table.refuse("expires", text, "which is neither a day nor a version", log: &log)
      }
      return expiry
    }
    return table.day("expires", log: &log).flatMap(CivilDay.init).map { .day($0) }
  }
}

extension WaiverFile {
  /// The most bytes that a commit's own file of waivers may have.
  package static let treeLimit = 64 << 10

  /// Reads a file on disk.
  ///
  /// - Parameters:
  ///   - path: As the user gave it; faults name it so.
  ///   - name: As reports name it.
  package static func read(at path: String, named name: String) -> WaiverFile {
    do throws(CheckFolder.ReadFailure) {
      return file(try CheckFolder.contents(of: path), .option, path: path, name: name)
    } catch {
      let fault = CheckFileFault(path: path, line: nil, CheckDataReading.kind(of: error))
      return WaiverFile(origin: .option, name: name, waivers: [], faults: [fault.description])
    }
  }

  /// Reads what a commit has at ``pathInTree``; nil if it has nothing there.
  ///
  /// Whatever is wrong with it, and if it cannot be read, becomes a fault.
  package static func read(in tree: SourceTree) -> WaiverFile? {
    let name = pathInTree.text
    func faulty(_ fault: String) -> WaiverFile {
      WaiverFile(origin: .tree, name: name, waivers: [], faults: [fault])
    }
    let bytes: [UInt8]
    do throws(ReadError) {
      guard let found = try tree.bytes(at: pathInTree) else { return nil }
      bytes = found
    } catch {
      return faulty(error.message.words)
    }
    guard bytes.count <= treeLimit else {
      return faulty(
        CheckFileFault(path: name, line: nil, .tooLarge(limit: treeLimit)).description)
    }
    return file(bytes, .tree, path: name, name: name)
  }

  private static func file(
    _ bytes: [UInt8], _ origin: Origin, path: String, name: String
  ) -> WaiverFile {
    var log = FaultLog(path: path)
    var waivers: [Waiver] = []
    if let text = String(validating: bytes, as: UTF8.self) {
      do throws(TOMLSyntaxError) {
        let document = CheckTable.Document(try TOMLReader.read(text))
        waivers = WaiverReading.waivers(in: document, log: &log)
      } catch {
        log.add(.syntax(error.message), line: error.line)
      }
    } else {
      log.add(.notUTF8, line: nil)
    }
    return WaiverFile(
      origin: origin, name: name, waivers: waivers.map { $0.named(name) },
      faults: log.faults.sorted().map(\.description))
  }
}

extension Waiver {
  fileprivate func named(_ file: String) -> Waiver {
    Waiver(
      check: check, releases: releases, path: path, subject: subject, reason: reason,
      expires: expires, file: file, line: line)
  }
}

extension Message {
  /// Its text without marks; what comes from outside is made visible by whoever shows it.
  fileprivate var words: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .foreign(let text): text
      case .place(let place): place.path.text
      }
    }.joined()
  }
}
