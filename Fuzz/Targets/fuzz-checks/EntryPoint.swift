#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The reader that `RELCHECK_READER` names.
private let reader: Reader = {
  let name = getenv("RELCHECK_READER").map { String(cString: $0) } ?? ""
  if let reader = Reader(rawValue: name) { return reader }
  print("RELCHECK_READER must be one of:")
  for reader in Reader.allCases { print(reader.rawValue) }
  exit(64)
}()

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
