internal import CZlib

@testable internal import GitStore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Git's objects.
enum ObjectReading {
  /// A loose object's file; behind an odd first byte what the file would inflate to.
  static func loose(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let file = first & 1 == 0 ? rest : deflated(rest)
    guard let descriptor = Self.descriptor(of: file) else { return }
    do throws(ReadRefusal) {
      let stream = try LooseObjectStream(owning: descriptor)
      let size = try stream.readHeader().size
      guard size <= 1 << 20 else { return }
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
      defer { target.deallocate() }
      try stream.readContent(into: target)
    } catch {}
  }

  static func object(_ bytes: [UInt8]) {
    do throws(GitError) { _ = try TagObject(id: .zero, content: bytes) } catch {}
    do throws(GitError) { _ = try Commit(id: .zero, content: bytes).summary } catch {}
    bytes.withUnsafeBytes {
      _ = CommitStep($0)
      _ = CommitLinks($0)
    }
    _ = Signature(line: bytes[...])
    _ = ObjectID(hex: String(decoding: bytes.prefix(40), as: UTF8.self))
  }

  static func tree(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { content in
      var reader = TreeReader(content)
      var names = TreeNameCheck(content)
      while let entry = reader.next() { _ = names.fault(of: entry) }
    }
  }

  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var count = compressBound(uLong(bytes.count))
    var target = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&target, &count, bytes, uLong(bytes.count), 1) == Z_OK else { return [] }
    return Array(target[..<Int(count)])
  }

  /// A file without a name that holds the bytes.
  private static func descriptor(of bytes: [UInt8]) -> CInt? {
    let file = open(scratch, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    unlink(scratch)
    _ = write(file, bytes, bytes.count)
    lseek(file, 0, SEEK_SET)
    return file
  }

  private static let scratch: String = {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    return "\(folder)/relcheck-fuzz-loose-\(getpid())"
  }()
}
