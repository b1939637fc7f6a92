import GitStore
import TestSupport
import Testing

/// Loose objects that are not what they should be, each seen by the program as a whole.
@Suite("Hostile objects")
struct HostileObjectTests {
  /// How an object is broken, and what is said of it.
  struct Damage: Sendable {
    let name: String
    let reason: String
    let apply: @Sendable (FixtureRepository, ObjectID) throws -> Void
  }

  static let damages = [
    Damage(name: "missing", reason: "is missing") { try $0.delete($1) },
    Damage(name: "empty", reason: "damaged: it is cut off") {
      try $0.replaceLooseFile($1, with: [])
    },
    Damage(name: "cut in half", reason: "damaged: it is cut off") { repository, id in
      let file = try repository.looseFile(id)
      try repository.replaceLooseFile(id, with: Array(file.prefix(file.count / 2)))
    },
    Damage(name: "with a flipped bit", reason: "damaged: it is not a zlib stream") {
      repository, id in
      var file = try repository.looseFile(id)
      file[file.count - 1] ^= 1
      try repository.replaceLooseFile(id, with: file)
    },
    Damage(name: "no zlib stream", reason: "damaged: it is not a zlib stream") {
      try $0.replaceLooseFile($1, with: Array(repeating: 0xAA, count: 100))
    },
    Damage(name: "longer than declared", reason: "damaged: it is longer than its header declares") {
      try $0.replaceLooseObject(
        $1, header: "\(try $0.type(of: $1)) 3", content: Array("abcdef".utf8))
    },
    Damage(name: "shorter than declared", reason: "damaged: it is shorter than its header declares")
    {
      try $0.replaceLooseObject(
        $1, header: "\(try $0.type(of: $1)) 30", content: Array("abcdef".utf8))
    },
    Damage(name: "of two gigabytes, declared", reason: "damaged: it is shorter than its header") {
      try $0.replaceLooseObject(
        $1, header: "\(try $0.type(of: $1)) 2147483648", content: Array("abcdef".utf8))
    },
    Damage(name: "with an endless size", reason: "damaged: its header is faulty") {
      try $0.replaceLooseObject(
        $1, header: "\(try $0.type(of: $1)) 99999999999999999999", content: [1])
    },
    Damage(name: "with a negative size", reason: "damaged: its header is faulty") {
      try $0.replaceLooseObject($1, header: "\(try $0.type(of: $1)) -1", content: [1])
    },
    Damage(name: "of an unknown type", reason: "damaged: its header is faulty") {
      try $0.replaceLooseObject($1, header: "widget 1", content: [1])
    },
    Damage(name: "another object of its type", reason: "damaged: its content has another id") {
      try $0.replaceLooseObject($1, header: "\(try $0.type(of: $1)) 1", content: [65])
    },
    Damage(name: "a folder", reason: "damaged: it is not a regular file") {
      try $0.delete($1)
      try $0.write($0.looseName($1) + "/x", "")
    },
    Damage(name: "a named pipe", reason: "damaged: it is not a regular file") {
      try $0.delete($1)
      try $0.pipe($0.looseName($1))
    },
    Damage(name: "a link to nothing", reason: "is missing") {
      try $0.delete($1)
      try $0.link($0.looseName($1), to: "/nowhere/at/all")
    },
    Damage(name: "a link to a device", reason: "damaged: it is not a regular file") {
      try $0.delete($1)
      try $0.link($0.looseName($1), to: "/dev/zero")
    },
  ]

  /// The objects that a run cannot do without: the status is 3, and the object is named.
  static let needed = ["tag", "commit", "tree"].flatMap { object in
    damages.map { damage in
      HostileCase(
        "the \(object) is \(damage.name)", status: 3,
        error: damage.name == "missing" || damage.reason == "is missing"
          ? "is missing" : "cannot be read: \(damage.reason)",
        prepare: { try damage.apply($0.repository, $0.object(named: object)) })
    }
  }

  @Test("an object that a run cannot do without", arguments: needed)
  func object(_ hostile: HostileCase) throws { try hostile.run() }

  /// A file: what needs it is undetermined, and says why.
  static let files = damages.map { damage in
    HostileCase(
      "Include/patchlevel.h is \(damage.name)", status: 2,
      output: damage.reason == "is missing" ? "not in this repository" : damage.reason,
      prepare: { try damage.apply($0.repository, $0.object(named: "Include/patchlevel.h")) })
  }

  @Test("a file", arguments: files)
  func file(_ hostile: HostileCase) throws { try hostile.run() }

  /// A folder: the same.
  static let folders = damages.map { damage in
    HostileCase(
      "Lib is \(damage.name)", ["find", "smtpd", "--tag", "v3.12.0a1"], status: 0,
      output: "undetermined",
      prepare: { try damage.apply($0.repository, $0.object(named: "Lib")) })
  }

  @Test("a folder", arguments: folders)
  func folder(_ hostile: HostileCase) throws { try hostile.run() }
}
