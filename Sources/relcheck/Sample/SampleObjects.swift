internal import Crypto
internal import Foundation

/// Writes objects of a new repository as loose files, as git itself would find them.
///
/// The contents are small, so they are stored in zlib's form without compression (RFC 1950,
/// RFC 1951): no library that could write into a repository is linked for the sake of a sample.
struct SampleObjects {
  let folder: String

  /// Makes a bare repository at `folder`, which must not exist.
  init(at folder: String) throws {
    self.folder = folder
    for name in ["objects", "refs/heads", "refs/tags"] {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: true)
    }
    try write(Array("ref: refs/heads/main\n".utf8), to: "HEAD")
    try write(
      Array("[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n".utf8),
      to: "config")
  }

  /// Writes an object.
  ///
  /// - Returns: its id in hexadecimal digits.
  func object(_ type: String, _ content: [UInt8]) throws -> String {
    let whole = Array("\(type) \(content.count)\0".utf8) + content
    let id = Insecure.SHA1.hash(data: whole).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    let place = "objects/\(id.prefix(2))"
    try FileManager.default.createDirectory(
      atPath: folder + "/" + place, withIntermediateDirectories: true)
    try write(Self.stored(whole), to: place + "/" + id.dropFirst(2))
    return id
  }

  /// Writes a tree of files, folders and all.
  func tree(_ files: [(path: ArraySlice<Substring>, text: String)]) throws -> String {
    var entries: [(name: String, mode: String, id: String)] = []
    let groups = Dictionary(grouping: files) { $0.path.first ?? "" }
    for (name, group) in groups {
      if let file = group.first, file.path.count == 1 {
        let mode = name == "configure" ? "100755" : "100644"
        entries.append((String(name), mode, try object("blob", Array(file.text.utf8))))
      } else {
        let id = try tree(group.map { ($0.path.dropFirst(), $0.text) })
        entries.append((String(name), "40000", id))
      }
    }
    // git sorts a folder as if its name ended with a slash.
    entries.sort { left, right in
      let leftName = left.mode == "40000" ? left.name + "/" : left.name
      let rightName = right.mode == "40000" ? right.name + "/" : right.name
      return leftName.utf8.lexicographicallyPrecedes(rightName.utf8)
    }
    var content: [UInt8] = []
    for entry in entries {
      content += Array("\(entry.mode) \(entry.name)\0".utf8) + Self.bytes(ofHex: entry.id)
    }
    return try object("tree", content)
  }

  func reference(_ name: String, _ id: String) throws {
    try write(Array((id + "\n").utf8), to: name)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: folder + "/" + path))
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }

  /// A zlib stream of stored blocks.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for word in [count, ~count] {
        stream += [UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8)]
      }
      stream += block
    } while !rest.isEmpty
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let sum = high << 16 | low
    return stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> UInt32($0)) }
  }
}
