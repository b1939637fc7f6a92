internal import CPythonSource

/// The names that a tree gives to Python and to C, looked up one at a time.
///
/// Everything is read from the tree's objects; nothing is imported or compiled. What has been
/// read is kept, so further questions to the same surface are cheap.
package final class Surface {
  package let tree: SourceTree

  var places: [String: ModulePlace] = [:]
  /// The last place that could not be read when something of what is kept here was made.
  var gapsMet: [KeptReading: ReadError] = [:]
  /// Folders of the tree that stand on `sys.path`, the first one wins.
  ///
  /// Python 2 had several (`Lib/lib-tk`, `Lib/plat-*`).
  private(set) lazy var searchFolders: [String] = {
    // One that cannot be read may hold what is sought, and says so when it is asked.
    let unread = tree.gaps(below: "Lib").map(\.path).filter { $0.folder == "Lib" }
    let names = tree.unread.kept { tree.listing.names(in: "Lib") } + unread.map { String($0.name) }
    return ["Lib"] + names.filter(ModulePaths.isSearchFolder).map { "Lib/" + $0 }
  }()
  var indexes: [RepoPath: OutlineIndex] = [:]
  var moduleLists: [ModuleList]?
  var cModules: CModuleIndex?
  var cModuleSources: [String: CModuleSources] = [:]
  var cSourceFiles: [RepoPath: CSourceFile] = [:]
  var cModuleNames: [String: CModuleNames] = [:]
  /// What the functions of C modules take, for those that were asked about.
  var cSignatures: [String: CSignatures] = [:]
  /// How many classes were asked how they are made, for the parameter that is sought.
  var constructorSteps = 0
  var usedNames: [String: [String: Location]] = [:]
  var headers: HeaderIndex?
  /// The macros that conditions of public headers ask for, once one was sought.
  var asked: [String: RepoPath]?
  /// The words of C files that were asked for.
  var fileWords: [RepoPath: Set<String>] = [:]
  /// The whole API, once it was asked for.
  var everything: TreeSurface?
  /// What each C type that was asked for inherits from.
  var typeBases: [Entity: [Entity]] = [:]
  var metaclasses: [String: [(type: CModuleOutline.TypeDefinition, path: RepoPath)]] = [:]
  var lookups = PendingLookups()
  /// What those that settle names found in it.
  let searches = NameSearches()
  /// What reading the expression that is read now may still cost.
  var expressions = ExpressionBudget()
  /// How many steps the question asked now has taken.
  var steps = 0
  /// The most steps that one question may take before its answer is left open.
  static let stepLimit = InspectionBound.lookupSteps.limit

  /// The special names that every class of the tree's Python has; nil if that cannot be told.
  private(set) lazy var namesOfObject: Set<String>? = readNamesOfObject()

  /// Whether the target of an `except` clause is gone after it, as it is since Python 3.
  private(set) lazy var deletesExceptTargets: Bool = {
    guard let header = try? tree.bytes(at: .patchlevel) else { return true }
    let level = PatchLevel(header: header)
    // Before 1.5.2 there was no number of its own.
    let version = try? level.text().text
    return (try? level.number(.major)).map { $0 >= 3 } ?? version.map { $0 >= "3" } ?? level.isEmpty
  }()

  package init(tree: SourceTree) { self.tree = tree }

  /// Forgets what was found of each name; what is asked again is looked up again.
  ///
  /// Who goes through all names of a tree asks few of them a second time, and a lookup takes a
  /// thousand bytes.
  func forgetLookups() { lookups = PendingLookups() }

  /// Forgets all that was read for names; it is read again where it is asked again.
  package func forget() {
    forgetLookups()
    (places, indexes, moduleLists, cModules) = ([:], [:], nil, nil)
    (cModuleSources, cSourceFiles, cModuleNames) = ([:], [:], [:])
    (cSignatures, usedNames, headers, fileWords) = ([:], [:], nil, [:])
    (everything, typeBases, metaclasses, gapsMet) = (nil, [:], [:], [:])
  }

  /// The outline of a Python file with its names indexed; nil if there is no file.
  func index(of path: RepoPath) throws(ReadError) -> OutlineIndex? {
    if let known = indexes[path] { return known }
    guard let index = try tree.pythonIndex(at: path) else { return nil }
    indexes[path] = index
    return index
  }
}
