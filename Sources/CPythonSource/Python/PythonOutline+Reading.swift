extension PythonOutline {
  /// Reads the outline of the Python file that has these bytes, in time linear in their count.
  ///
  /// Any bytes can be read; what is no Python becomes a ``Fault``. Names are taken as they are
  /// written (`ast` gives their NFKC form). A file of more than 4 GiB is not read.
  package init(source: Span<UInt8>) {
    guard source.count < Int(UInt32.max) else {
      faults = [Fault(message: "the file is too large to be read", line: 1)]
      return
    }
    var reader = PythonReader(source)
    reader.readAll(source)
    self = reader.finish()
  }

  package init(source: [UInt8]) {
    self.init(source: source.span)
  }
}
