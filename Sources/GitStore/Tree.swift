/// One line of a tree object: a mode, a name and an id.
struct TreeEntry {
  /// What the mode says.
  enum Kind: Hashable {
    case file, executable, link, submodule, folder
  }

  /// Nil if git has no such mode.
  let kind: Kind?
  /// Where in the tree's content the name is.
  let name: Range<Int>
  let id: ObjectID
}

/// Reads the entries of a tree object one after the other, in time linear in its size.
///
/// relcheck reads trees itself because libgit2 refuses a whole tree for one faulty line, where
/// the rest is still true.
struct TreeReader {
  private let content: UnsafeRawBufferPointer
  private var position = 0
  /// Set when what follows is no entry, so that reading had to stop.
  private(set) var isDamaged = false

  /// Starts at the first entry of `content`, which must stay valid as long as the reader.
  init(_ content: UnsafeRawBufferPointer) { self.content = content }

  /// The next entry; nil at the end or where no entry could be read.
  mutating func next() -> TreeEntry? {
    guard position < content.count, !isDamaged else { return nil }
    guard let entry = parse() else {
      isDamaged = true
      return nil
    }
    return entry
  }

  private mutating func parse() -> TreeEntry? {
    var mode: UInt32 = 0
    var cursor = position
    while cursor < content.count, content[cursor] != UInt8(ascii: " ") {
      let digit = content[cursor]
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit), cursor - position < 7 else {
        return nil
      }
      mode = mode << 3 | UInt32(digit - UInt8(ascii: "0"))
      cursor += 1
    }
    guard cursor > position, cursor < content.count else { return nil }
    let start = cursor + 1
    guard let end = content[start...].firstIndex(of: 0), let address = content.baseAddress,
      content.count - end - 1 >= ObjectID.byteCount
    else { return nil }
    position = end + 1 + ObjectID.byteCount
    return TreeEntry(
      kind: Self.kind(mode), name: start..<end,
      id: ObjectID(twentyBytesAt: address.advanced(by: end + 1)))
  }

  private static func kind(_ mode: UInt32) -> TreeEntry.Kind? {
    switch mode & 0o170000 {
    case 0o100000: mode & 0o111 == 0 ? .file : .executable
    case 0o120000: .link
    case 0o160000: .submodule
    case 0o040000: .folder
    default: nil
    }
  }
}

/// Finds what is wrong with the names of one tree, entry by entry.
///
/// git keeps entries in the order of their names' bytes, a folder's as if a slash followed. So a
/// name that comes twice comes twice in a row, or as a file and then, after names that continue
/// it with a byte before the slash, as a folder; `earlier` holds the files that may still be met.
struct TreeNameCheck {
  private let content: UnsafeRawBufferPointer
  private var last: (name: Range<Int>, isFolder: Bool)?
  private var earlier: [Range<Int>] = []

  /// Checks the entries of the tree with this content.
  init(_ content: UnsafeRawBufferPointer) { self.content = content }

  /// What is wrong with `entry`, which follows those given before.
  mutating func fault(of entry: TreeEntry) -> TreeListing.Malformation? {
    let name = content[entry.name]
    if name.isEmpty { return .emptyName }
    if name.contains(UInt8(ascii: "/")) { return .slashInName }
    if Self.isReserved(name) { return .reservedName }
    if entry.kind == nil { return .unknownMode }
    let isFolder = entry.kind == .folder
    if let last {
      if content[last.name].elementsEqual(name) { return .duplicate }
      guard precedes(last.name, last.isFolder, entry.name, isFolder) else { return .outOfOrder }
    }
    last = (entry.name, isFolder)
    while let file = earlier.last, !name.starts(with: content[file]) { earlier.removeLast() }
    if isFolder {
      return earlier.last?.count == entry.name.count ? .duplicate : nil
    }
    earlier.append(entry.name)
    return nil
  }

  /// `.`, `..` and `.git` in any case: names that no tree of git's own making has.
  private static func isReserved(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    switch name.count {
    case 1: name.elementsEqual(".".utf8)
    case 2: name.elementsEqual("..".utf8)
    case 4: name.map { $0 | 0x20 }.elementsEqual(".git".utf8) && name.first == UInt8(ascii: ".")
    default: false
    }
  }

  private func precedes(
    _ left: Range<Int>, _ leftIsFolder: Bool, _ right: Range<Int>, _ rightIsFolder: Bool
  ) -> Bool {
    let common = min(left.count, right.count)
    for offset in 0..<common {
      let (first, second) = (content[left.lowerBound + offset], content[right.lowerBound + offset])
      if first != second { return first < second }
    }
    return byte(at: common, of: left, leftIsFolder) < byte(at: common, of: right, rightIsFolder)
  }

  /// The byte that decides when the names are equal so far: the slash behind a folder's.
  private func byte(at offset: Int, of name: Range<Int>, _ isFolder: Bool) -> UInt8 {
    if offset < name.count { return content[name.lowerBound + offset] }
    return isFolder ? UInt8(ascii: "/") : 0
  }
}
