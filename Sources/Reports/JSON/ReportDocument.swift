internal import Foundation
internal import Readiness

/// A JSON file that `check` wrote, read back.
package struct ReportDocument: Sendable {
  /// One of its tags or revisions.
  package enum Entry: Sendable {
    case report(ReadReport)
    case notInspected(ReportEntry.NotInspected)

    /// The name as the user wrote it.
    package var name: String {
      switch self {
      case .report(let report): report.name
      case .notInspected(let entry): entry.name
      }
    }
  }

  /// In the order of the file; at least one.
  package let entries: [Entry]

  /// - Parameters:
  ///   - json: The bytes of the file.
  ///   - programVersion: The version that must have written it: what a result means is settled by
  ///     the program, not by the file.
  package init(json: [UInt8], programVersion: String) throws(ReportFault) {
    let decoder = JSONDecoder()
    if let key = CodingUserInfoKey.programVersion { decoder.userInfo[key] = programVersion }
    do {
      entries = try decoder.decode(ReadDocument.self, from: Data(json)).entries
    } catch let fault as ReportFault {
      throw fault
    } catch let error as DecodingError {
      throw ReportFault(error)
    } catch {
      throw .notJSON
    }
  }
}

/// Why a file cannot be read as reports.
package enum ReportFault: Error, Hashable, Sendable {
  case notJSON
  /// JSON, and nothing that `check` writes.
  case notReports
  /// A later form of reports.
  case schema(Int)
  /// Made by this version of relcheck.
  case program(String)
  /// A value that cannot be meant: where it stands, and what is wrong with it.
  case value(at: String, String)
  /// What is wrong with the report of this name.
  case report(String, String)

  /// The fault as the end of a sentence about the file, without full stop.
  package var text: String {
    switch self {
    case .notJSON: "is not JSON, or is cut off"
    case .notReports: "is not a report that 'relcheck check --format json' wrote"
    case .schema(let number):
      "has the schema version \(number); this relcheck reads \(reportSchemaVersion)"
    case .program(let version):
      "was made by relcheck \(VisibleText(version).text), which is another version"
    case .value(let path, let what): "is not a whole report: '\(VisibleText(path).text)' \(what)"
    case .report(let name, let what): "has a report of \(VisibleText(name).text), and \(what)"
    }
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self = .value(at: Self.path(context.codingPath + [key]), "is missing")
    case .typeMismatch(_, let context):
      self = .value(at: Self.path(context.codingPath), "is of another kind than it must be")
    case .valueNotFound(_, let context):
      self = .value(at: Self.path(context.codingPath), "is null")
    case .dataCorrupted(let context)
    where context.underlyingError == nil
      && !context.codingPath.isEmpty:
      self = .value(at: Self.path(context.codingPath), context.debugDescription)
    default: self = .notJSON
    }
  }

  /// `reports[2].results[0].id`
  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }
}

extension CodingUserInfoKey {
  fileprivate static let programVersion = CodingUserInfoKey(rawValue: "programVersion")
}

/// The outermost object.
private struct ReadDocument: Decodable {
  let entries: [ReportDocument.Entry]

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.members(), members.contains("schema_version") else {
      throw ReportFault.notReports
    }
    let schema: Int = try members.value("schema_version")
    guard schema == reportSchemaVersion else { throw ReportFault.schema(schema) }
    entries =
      members.contains("reports")
      ? try members.value("reports") : [try ReportDocument.Entry(from: decoder)]
    if entries.isEmpty { throw ReportFault.notReports }
  }
}

extension ReportDocument.Entry: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    let program: String = try members.value("relcheck")
    let wanted = CodingUserInfoKey.programVersion.flatMap { decoder.userInfo[$0] } as? String
    guard program == wanted else {
      throw ReportFault.program(program)
    }
    if try members.value("verdict") as String == "not-inspected" {
      self = .notInspected(
        .init(
          name: try members.value("tag"), version: try members.nullable("version"),
          error: try members.value("error")))
    } else {
      self = .report(try ReadReport(from: decoder))
    }
  }
}
