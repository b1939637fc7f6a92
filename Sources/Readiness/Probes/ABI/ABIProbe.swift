/// What is asked of the C API and of the stable ABI.
package enum ABIProbe: String, ProbeGroup {
  case windowsLibrary = "abi-windows-library"
  case ctypesTest = "abi-ctypes-test"
  case documentation = "abi-documentation"
  case added = "abi-added"
  case noShrink = "abi-no-shrink"
  case shrinkSoft = "abi-shrink-soft"
  case frozenSinceBeta = "abi-frozen-since-beta"
  case frozenSinceCandidate = "abi-frozen-since-candidate"
  case dumpFrozen = "abi-dump-frozen"
  case apiVersion = "abi-api-version"
  case typeSlots = "abi-type-slots"
  case structures = "abi-structures"
  case headers = "abi-headers"
  case newFunctions = "abi-new-functions"
  case signatures = "abi-signatures"
  case constants = "abi-constants"
  case limitedHeaders = "abi-limited-headers"
  case definitionFile = "abi-definition-file"
  case wholeHeaders = "abi-whole-headers"
  case manifestDeclared = "abi-manifest-declared"
  case functionsDefined = "abi-functions-defined"

  var question: any Question.Type {
    switch self {
    case .windowsLibrary: WindowsStableLibrary.self
    case .ctypesTest: StableABITest.self
    case .documentation: StableABIDocumented.self
    case .added: StableABIAdded.self
    case .noShrink: StableABIKept.self
    case .shrinkSoft: StableABIKeptSoftly.self
    case .frozenSinceBeta: ManifestFrozenSinceBeta.self
    case .frozenSinceCandidate: ManifestFrozenSinceCandidate.self
    case .dumpFrozen: DumpFrozen.self
    case .apiVersion: APIVersion.self
    case .typeSlots: TypeSlotTable.self
    case .structures: StructuresFrozen.self
    case .headers: HeadersKept.self
    case .newFunctions: NewFunctions.self
    case .signatures: SignaturesKept.self
    case .constants: ConstantsKept.self
    case .limitedHeaders: LimitedHeaders.self
    case .definitionFile: DefinitionFile.self
    case .wholeHeaders: WholeHeaders.self
    case .manifestDeclared: ManifestDeclared.self
    case .functionsDefined: FunctionsDefined.self
    }
  }
}
