import CheckFiles
import Foundation
import Readiness
import Reports
import Testing

@testable import relcheck

/// The clone of CPython that `RELCHECK_CPYTHON` names, and the tags of it that are looked at.
enum Clone {
  static let path = ProcessInfo.processInfo.environment["RELCHECK_CPYTHON"].flatMap {
    $0.isEmpty ? nil : $0
  }
  static let isThere = path != nil
  static let reason: Comment = "RELCHECK_CPYTHON names no clone of CPython"

  /// Tags at which something of note happened. Of a clone with few tags, all are looked at.
  private static let interesting = [
    "v3.9.0", "v3.10.0b1", "v3.11.2", "v3.12.0a0", "v3.12.0a1", "v3.12.4", "v3.13.0b1",
  ]

  /// In release order.
  static let tags: [ReleaseTag] = {
    guard let path, let all = try? OpenedRepository(at: path).tags else { return [] }
    return all.count <= 5 ? all : all.filter { interesting.contains($0.name) }
  }()

  /// A release of the clone with the reader that reads it.
  struct Opened {
    let reader: ReleaseReader
    let release: ReleaseReader.Release
    let data: CheckData

    var surface: Surface { release.inspection.surface }

    func reading(of symbol: Symbol) -> SymbolReading {
      surface.reading(of: symbol, beside: release.inspection.baseline?.surface)
    }
  }

  /// Opens a tag and reads ahead what the checks will ask for.
  static func open(_ tag: ReleaseTag) async throws -> Opened {
    let data = try CheckData.load(.embedded, .everything)
    let opened = try OpenedRepository(at: path)
    let reader = ReleaseReader(
      opened, data: data, jobs: ProcessInfo.processInfo.activeProcessorCount,
      verifiesBlobs: false)
    let release = try reader.release(tag, baseline: nil)
    await reader.readAhead(release)
    return Opened(reader: reader, release: release, data: data)
  }
}
