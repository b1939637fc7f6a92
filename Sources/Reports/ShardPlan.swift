internal import Foundation

/// Tags or revisions divided among jobs that run at the same time.
package struct ShardPlan: Hashable, Sendable {
  /// GitHub Actions takes so many jobs a matrix.
  package static let matrixLimit = 256

  /// In the order given; none is empty, and their sizes differ by at most one.
  package let shards: [[String]]

  /// Neighbours stay together: releases of one series share most of what is read.
  ///
  /// - Parameters:
  ///   - names: In the order of the merged report.
  ///   - count: How many shards, at least 1; fewer are made of fewer names.
  package init(_ names: [String], shards count: Int) {
    let count = min(max(count, 1), names.count)
    var shards: [[String]] = []
    for index in 0..<count {
      let start = names.count * index / count
      let end = names.count * (index + 1) / count
      shards.append(Array(names[start..<end]))
    }
    self.shards = shards
  }

  /// A name that a shell, `xargs` or a matrix might read as something else; nil if none is.
  package static func unsafeName(among names: [String]) -> String? {
    names.first { name in
      name.isEmpty || name.utf8.first == UInt8(ascii: "-")
        || !name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || "/._-+@".utf8.contains(byte)
        }
    }
  }

  /// One shard a line, its names separated by blanks.
  package var lines: String { shards.map { $0.joined(separator: " ") + "\n" }.joined() }

  /// One line of JSON, as `fromJSON` of GitHub Actions takes it for a matrix.
  package var githubMatrix: String {
    let include = shards.enumerated().map { index, names in
      JSONValue.object([
        .init("shard", .number(index + 1)), .init("tags", .string(names.joined(separator: " "))),
      ])
    }
    return JSONValue.object([.init("include", .array(include))]).line + "\n"
  }
}

extension ShardPlan {
  /// Reads a plan in either form back; nil if the text is none.
  package init?(_ text: String) {
    let names: [[Substring]]
    if text.utf8.first == UInt8(ascii: "{") {
      guard let matrix = try? JSONDecoder().decode(Matrix.self, from: Data(text.utf8)) else {
        return nil
      }
      names = matrix.include.map { $0.tags.split(separator: " ") }
    } else {
      names = text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ") }
    }
    shards = names.map { $0.map(String.init) }
    let all = shards.flatMap { $0 }
    guard !all.isEmpty, Self.unsafeName(among: all) == nil else { return nil }
  }

  private struct Matrix: Decodable {
    struct Shard: Decodable { let tags: String }
    let include: [Shard]
  }
}
