/// What is fuzzed: one kind of input each, with all that reads it.
enum Reader: String, CaseIterable {
  case python
  case cHeader = "c-header"
  case cSource = "c-source"
  case docs, document, news, announcement
  case release
  case stableABI = "stable-abi"
  case json, zip, signature
  case loose, object, tree
  case pack, delta

  /// Reads the bytes. What comes of them is let go: they must not trap, nor take long.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .python: SourceReading.python(bytes)
    case .cHeader: SourceReading.header(bytes)
    case .cSource: SourceReading.source(bytes)
    case .docs: TextReading.docs(bytes)
    case .document: TextReading.document(bytes)
    case .news: TextReading.news(bytes)
    case .announcement: TextReading.announcement(bytes)
    case .release: ReleaseReading.files(bytes)
    case .stableABI: ReleaseReading.stableABI(bytes)
    case .json: ReleaseReading.json(bytes)
    case .zip: ReleaseReading.zip(bytes)
    case .signature: ReleaseReading.signature(bytes)
    case .loose: ObjectReading.loose(bytes)
    case .object: ObjectReading.object(bytes)
    case .tree: ObjectReading.tree(bytes)
    case .pack: PackReading.pack(bytes)
    case .delta: PackReading.delta(bytes)
    }
  }
}
