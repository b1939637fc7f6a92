extension PythonOutline {
  package init(source: Span<UInt8>) { self.init() }
}
extension COutline {
  package init(header: Span<UInt8>) { self.init() }
  package init(source: Span<UInt8>) { self.init() }
}
