extension PythonOutline {
  package init(source: Span<UInt8>) { self.init() }
}
extension PythonOutline.Scope {
  package var delegates: Bool { false }
}
