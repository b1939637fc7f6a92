extension PythonOutline {
  package init(source: Span<UInt8>) { self.init() }
}
extension COutline {
  package init(header: Span<UInt8>) { self.init() }
  package init(source: Span<UInt8>) { self.init() }
}
extension COutline {
  package func mayBePublic(_ condition: Int) -> Bool { true }
}
extension PythonOutline.Scope {
  package var delegates: Bool { false }
}
