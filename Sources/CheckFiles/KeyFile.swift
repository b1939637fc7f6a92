import Readiness

/// One file of `keys/`: OpenPGP keys and who holds them.
enum KeyFile {
  private static let documentKeys = ["schema", "key"]
  private static let keyKeys = ["fingerprint", "holder"]

  /// The keys in order of the file, without those that have a fault.
  static func keys(in document: CheckTable.Document, log: inout FaultLog) -> [SigningKey] {
    let root = document.root(keys: documentKeys, log: &log)
    root.checkSchema(log: &log)
    var lines: [String: Int] = [:]
    return root.tables("key", keys: keyKeys, log: &log).compactMap { table in
      let fingerprint = table.text("fingerprint", log: &log)
      let holder = table.text("holder", log: &log)
      guard let fingerprint, let holder else { return nil }
      guard isFingerprint(fingerprint) else {
        table.refuse(
          "fingerprint", fingerprint, "which is not forty digits 0-9 and A-F", log: &log)
        return nil
      }
      if let first = lines[fingerprint] {
        log.add(
          .duplicate(what: "key", name: fingerprint, firstFile: nil, firstLine: first),
          line: table.line(of: "fingerprint"))
        return nil
      }
      lines[fingerprint] = table.line(of: "fingerprint")
      return SigningKey(fingerprint: fingerprint, holder: holder)
    }
  }

  private static func isFingerprint(_ text: String) -> Bool {
    text.utf8.count == 40
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
      }
  }
}
