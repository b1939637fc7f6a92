#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// libFuzzer's own `main`, as a function (`compiler-rt/lib/fuzzer/FuzzerInterface.h`).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// The reader that `RELCHECK_READER` names.
private let reader: Reader = {
  let name = getenv("RELCHECK_READER").map { String(cString: $0) } ?? ""
  if let reader = Reader(rawValue: name) { return reader }
  print("RELCHECK_READER must be one of:")
  for reader in Reader.allCases { print(reader.rawValue) }
  exit(64)
}()

@main
enum EntryPoint {
  static func main() {
    _ = reader
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments) { start, count in testOneInput(start, count) })
  }
}

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
