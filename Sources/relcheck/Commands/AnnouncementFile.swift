internal import CPythonSource
internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// The release announcement of `--announcement`.
struct AnnouncementFile {
  /// Its name, without the folder.
  let name: String
  let text: AnnouncementText

  /// - Parameter path: As the user gave it; `-` is standard input.
  init(at path: String) throws(Complaint) {
    var isDirectory: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    {
      throw Complaint("cannot read \(quoted(path)): is a directory")
    }
    let bytes: Data?
    do {
      let handle =
        path == "-"
        ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
      bytes = try handle.read(upToCount: AnnouncementText.sizeLimit + 1)
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
      let reason =
        (error as NSError).code == NSFileReadNoSuchFileError
        ? "no such file" : code.map { Streams.reason(Int32($0)) } ?? "it cannot be read"
      throw Complaint("cannot read \(quoted(path)): \(reason)")
    }
    let read = bytes ?? Data()
    guard read.count <= AnnouncementText.sizeLimit else {
      throw Complaint("\(quoted(path)) is larger than \(AnnouncementText.sizeLimit) bytes")
    }
    name = path == "-" ? "-" : URL(filePath: path).lastPathComponent
    text = AnnouncementText(read)
  }

  /// What it states of a release besides removals.
  ///
  /// - Parameter data: With the schedules and plans of all series: a text may speak of any.
  func facts(of release: ReleaseReader.Release, _ data: CheckData) -> AnnouncedFacts {
    let inspection = release.inspection
    let made = release.facts.tagObject?.tagger ?? release.facts.commit.committer
    let day = text.day.flatMap { CivilDay($0) } ?? CivilDay(secondsSince1970: made.moment.seconds)
    let reader = AnnouncementReader(text, of: inspection.version, day: day)
    let whatsNew = try? inspection.tree.text(
      at: RepoPath("Doc/whatsnew/\(inspection.version.series).rst"))
    let verification = AnnouncementVerification(
      reader.statements, of: inspection.version,
      calendar: ReleaseCalendar(
        schedules: data.schedules, plans: data.plans, today: day),
      cites: { number in
        whatsNew.map { $0.contains("PEP \(number)") || $0.contains(":pep:`\(number)") }
      })
    return AnnouncedFacts(verification.facts, path: name)
  }
}
