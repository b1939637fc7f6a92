internal import Readiness

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The reports of an earlier run, as `--format json` wrote them.
///
/// Keys that are not known are passed over, as the contract asks of readers.
package struct EarlierReports: Sendable {
  /// Why a file is not one.
  package enum Fault: Error, Hashable, Sendable {
    /// Not JSON, or cut short.
    case notJSON
    /// JSON, and nothing of relcheck's.
    case notAReport
    /// Of a later relcheck.
    case otherSchema(Int)
    /// A report whose part of that name is not as it should be.
    case damaged(String)

    /// What is wrong, behind the file's name.
    package var text: String {
      switch self {
      case .notJSON: ": not JSON, or cut short"
      case .notAReport: ":1: not a relcheck report (no \"schema_version\")"
      case .otherSchema(let number):
        ": schema_version is \(number), this relcheck reads \(reportSchemaVersion)"
      case .damaged(let part): ": not a whole relcheck report (\(part))"
      }
    }
  }

  /// The name of the file, without its folder.
  package let file: String
  let reports: [EarlierReport]

  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name, without the folder.
  package init(bytes: [UInt8], file: String) throws(Fault) {
    self.file = file
    let decoder = JSONDecoder()
    let data = Data(bytes)
    let head: EarlierHead
    do {
      head = try decoder.decode(EarlierHead.self, from: data)
    } catch DecodingError.dataCorrupted {
      throw .notJSON
    } catch {
      throw .notAReport
    }
    guard let schema = head.schemaVersion else { throw .notAReport }
    guard schema == reportSchemaVersion else { throw .otherSchema(schema) }
    do {
      reports =
        head.hasReports
        ? try decoder.decode(EarlierPage.self, from: data).reports
        : [try decoder.decode(EarlierReport.self, from: data)]
    } catch {
      throw .damaged(Self.part(error))
    }
  }

  /// The keys that lead to what could not be read, without numbers.
  private static func part(_ error: any Error) -> String {
    let path: [any CodingKey]
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): path = context.codingPath + [key]
    case .typeMismatch(_, let context), .valueNotFound(_, let context): path = context.codingPath
    default: path = []
    }
    let names = path.filter { $0.intValue == nil }.map(\.stringValue)
    return names.isEmpty ? "damaged" : "\"\(names.joined(separator: "."))\""
  }

  /// The report of what one is about now: of the same tag or revision, else of the same version, else
  /// the only one of its series.
  func report(for report: Report) -> EarlierReport? {
    let read = reports.filter { $0.results != nil }
    let isTag = if case .tag = report.subject { true } else { false }
    if let same = read.last(where: {
      isTag ? $0.tag == report.subject.name : $0.revision == report.subject.name
    }) {
      return same
    }
    if let same = read.last(where: { $0.version == report.version.text }) { return same }
    let ofSeries = read.filter {
      $0.version.flatMap { ReleaseVersion($0) }?.series == report.version.series
    }
    return ofSeries.count == 1 ? ofSeries[0] : nil
  }
}

/// What tells whether a file is a report at all.
private struct EarlierHead: Decodable {
  let schemaVersion: Int?
  let hasReports: Bool

  private enum Key: String, CodingKey {
    case schemaVersion = "schema_version"
    case reports
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    schemaVersion = try? values.decode(Int.self, forKey: .schemaVersion)
    hasReports = values.contains(.reports)
  }
}

private struct EarlierPage: Decodable {
  let reports: [EarlierReport]
}

/// One report of an earlier run: as much of it as a comparison needs.
struct EarlierReport: Decodable, Hashable, Sendable {
  struct Place: Decodable, Hashable, Sendable {
    let path: String
    /// Base64, if the path is not UTF-8.
    let bytes: String?
    let line: Int?
    let tag: String?

    private enum CodingKeys: String, CodingKey {
      case path, line, tag
      case bytes = "path_bytes"
    }
  }

  struct Result: Decodable, Hashable, Sendable {
    let id: String
    let severity: String
    let outcome: String
    let subject: String
    let message: String
    let locations: [Place]
  }

  let relcheck: String?
  let checksDigest: String?
  let tag: String?
  let revision: String?
  let version: String?
  let commit: String?
  /// Nil for what could not be inspected.
  let results: [Result]?
  let verdict: String

  private enum Key: String, CodingKey {
    case relcheck, tag, revision, version, commit, results, verdict
    case checksDigest = "checks_digest"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    relcheck = try values.decodeIfPresent(String.self, forKey: .relcheck)
    checksDigest = try values.decodeIfPresent(String.self, forKey: .checksDigest)
    tag = try values.decodeIfPresent(String.self, forKey: .tag)
    revision = try values.decodeIfPresent(String.self, forKey: .revision)
    version = try values.decodeIfPresent(String.self, forKey: .version)
    commit = try values.decodeIfPresent(String.self, forKey: .commit)
    verdict = try values.decode(String.self, forKey: .verdict)
    results =
      verdict == "not-inspected" ? nil : try values.decode([Result].self, forKey: .results)
  }
}
