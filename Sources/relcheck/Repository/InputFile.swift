internal import Foundation

/// A file that a user names as input.
enum InputFile {
  /// Its bytes.
  ///
  /// - Parameters:
  ///   - path: As the user gave it; `-` is standard input.
  ///   - limit: The number of bytes that it may have; a larger one is a complaint.
  static func data(at path: String, atMost limit: Int) throws(Complaint) -> Data {
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
      bytes = try handle.read(upToCount: limit + 1)
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
      let reason =
        (error as NSError).code == NSFileReadNoSuchFileError
        ? "no such file" : code.map { Streams.reason(Int32($0)) } ?? "it cannot be read"
      throw Complaint("cannot read \(quoted(path)): \(reason)")
    }
    let read = bytes ?? Data()
    guard read.count <= limit else {
      throw Complaint("\(quoted(path)) is larger than \(limit) bytes")
    }
    return read
  }
}
