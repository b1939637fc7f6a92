internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// The reports of several runs, on their way to one.
struct ReportShards {
  /// A file larger than this is no report: 500 tags take some 100 MB.
  private static let sizeLimit = 512 << 20

  private var read: [(entry: ReportDocument.Entry, file: String)] = []

  /// Reads one more file.
  mutating func read(_ file: String) throws(Complaint) {
    let data = try InputFile.data(at: file, atMost: Self.sizeLimit)
    let document: ReportDocument
    do throws(ReportFault) {
      document = try ReportDocument(json: Array(data), programVersion: Relcheck.versionNumber)
    } catch {
      throw Complaint("\(quoted(file)) \(error.text)", advice: Self.advice(on: error))
    }
    for entry in document.entries {
      if let other = read.first(where: { $0.entry.name == entry.name }) {
        let name = quoted(entry.name)
        throw Complaint(
          other.file == file
            ? "\(name) stands twice in \(quoted(file))"
            : "\(name) stands in \(quoted(other.file)) and in \(quoted(file))")
      }
      read.append((entry, file))
    }
  }

  private static func advice(on fault: ReportFault) -> [String] {
    guard case .program = fault else { return [] }
    return [
      "This is relcheck \(Relcheck.versionNumber): check the tags with it, or merge with that one"
    ]
  }

  /// Puts what was read in the order of a plan, all of which must be there and nothing else.
  ///
  /// - Parameter file: What `plan` printed.
  mutating func arrange(by file: String) throws(Complaint) {
    let data = try InputFile.data(at: file, atMost: 16 << 20)
    guard let plan = ShardPlan(String(decoding: data, as: UTF8.self)) else {
      throw Complaint("\(quoted(file)) is not a plan that 'relcheck plan' printed")
    }
    let names = plan.shards.flatMap { $0 }
    let places = Dictionary(zip(names, names.indices)) { first, _ in first }
    let there = Set(read.map(\.entry.name))
    let missing = names.filter { !there.contains($0) }
    if let first = missing.first {
      throw Complaint(
        "\(quoted(first)) of the plan is in none of the files"
          + (missing.count > 1 ? ", and \(missing.count - 1) more are not" : ""))
    }
    if let other = read.first(where: { places[$0.entry.name] == nil }) {
      throw Complaint("\(quoted(other.entry.name)) in \(quoted(other.file)) is not in the plan")
    }
    read.sort { (places[$0.entry.name] ?? 0) < (places[$1.entry.name] ?? 0) }
  }

  /// The whole reports, in the order of the files or of the plan.
  ///
  /// - Parameter checkData: Gives the check data of some series.
  func entries(
    _ checkData: (Set<Series>) throws(Complaint) -> CheckData
  ) throws(Complaint) -> [ReportEntry] {
    try requireSameOptions()
    var series: Set<Series> = []
    for case (.report(let report), _) in read { series.insert(report.version.series) }
    let data = try checkData(series)
    let checks = Dictionary(uniqueKeysWithValues: data.checks.map { ($0.id, $0) })
    var entries: [ReportEntry] = []
    for (entry, file) in read {
      switch entry {
      case .notInspected(let entry): entries.append(.notInspected(entry))
      case .report(let report):
        let digest = data.digest(for: report.version.series)
        guard report.checksDigest == digest else {
          throw Complaint(
            "\(quoted(report.name)) in \(quoted(file)) was checked with other check data",
            advice: [
              "It was: \(VisibleText(report.checksDigest).text)", "Here:   \(digest)",
              "Name the same with --checks, or check the tag again",
            ])
        }
        do throws(ReportFault) {
          entries.append(.report(try report.report(checks)))
        } catch {
          throw Complaint("\(quoted(file)) \(error.text)")
        }
      }
    }
    return entries
  }

  /// One run has one selection, and is strict or not.
  private func requireSameOptions() throws(Complaint) {
    var first: (report: ReadReport, file: String)?
    for case (.report(let report), let file) in read {
      guard let other = first else {
        first = (report, file)
        continue
      }
      guard report.isStrict == other.report.isStrict, report.selection == other.report.selection
      else {
        let option =
          report.isStrict == other.report.isStrict ? "--select and --ignore" : "--strict"
        throw Complaint(
          """
          \(quoted(other.report.name)) in \(quoted(other.file)) and \(quoted(report.name)) in \
          \(quoted(file)) were checked with different values of \(option)
          """)
      }
    }
  }
}
