/// The faults found so far in one file.
struct FaultLog {
  /// As the user would open it.
  let path: String
  private(set) var faults: [CheckFileFault] = []

  init(path: String) { self.path = path }

  mutating func add(_ kind: CheckFileFault.Kind, line: Int?) {
    faults.append(CheckFileFault(path: path, line: line, kind))
  }
}
