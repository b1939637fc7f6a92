internal import CPythonSource
internal import Deflate

/// The small files of a release, and what a tag is signed with.
enum ReleaseReading {
  static func files(_ bytes: [UInt8]) {
    versions(bytes)
    generated(bytes)
    built(bytes)
    _ = PythonMentions(text: bytes)
    _ = IssueTemplate(form: bytes)
    _ = WorkflowTriggers(workflow: bytes)
    for event in WorkflowTriggers(workflow: bytes).events {
      for branch in event.branches ?? [] { _ = BranchPattern.matches(branch.text, branch: "3.12") }
    }
    _ = CopyrightNotice.all(in: bytes)
    _ = ExternalLibraries.listed(in: bytes)
    _ = ExternalLibraries.openSSL(inInstaller: bytes)
    _ = UnicodeDatabase.version(in: bytes)
    _ = UnicodeDatabase.links(in: bytes)
    _ = BundledVersions.stated(in: bytes)
  }

  private static func versions(_ bytes: [UInt8]) {
    let header = PatchLevel(header: bytes)
    for macro in PatchLevel.Macro.allCases {
      _ = try? header.number(macro)
      _ = try? header.text(macro)
    }
    _ = try? header.level()
    _ = ReadmeHeading(readme: bytes)
    _ = ConfigureAC(source: bytes)
    _ = ConfigureScript(script: bytes)
    _ = ConfigureMacros(source: bytes)
    _ = ConfigureScript.options(of: bytes)
    _ = ConfigurationTemplate.names(in: bytes)
    _ = ImportLibraryPragmas(header: bytes)
    _ = BytecodeMagic.definition(in: bytes)
    _ = LauncherMagicTable(source: bytes)
    _ = MagicNumberLog(source: bytes)
    _ = BytecodeMagic.expectation(in: bytes)
    for carrier in VersionCarrier.all { _ = carrier.values(in: bytes) }
  }

  private static func generated(_ bytes: [UInt8]) {
    _ = TokenList.names(inTokens: bytes)
    _ = TokenList.constants(inModule: bytes)
    _ = ProjectFiles.listed(in: bytes)
    _ = QuotedNames.onePerLine(in: bytes)
    _ = QuotedNames.display("_PyImport_FrozenBootstrap", in: bytes)
    _ = GrammarKeywords(grammar: bytes)
    _ = MacroNumbers(header: bytes)
    _ = MakeVariables(makefile: bytes)
    _ = CaseLabels(source: bytes)
    _ = PlacedTable("names", in: bytes)
    _ = InstructionFamilies("bases", in: bytes)
    _ = GlobalStrings(header: bytes)
    _ = GlobalStringUses(source: bytes.span)
    _ = NodeFields(source: bytes)
    _ = SyntaxNodes.nodes(in: bytes)
    _ = RegexConstants(module: bytes)
    _ = FrozenTable(source: bytes)
  }

  private static func built(_ bytes: [UInt8]) {
    _ = MakefileOutline(makefile: bytes)
    _ = SetupLine.lines(of: bytes)
    _ = InitTable(source: bytes)
    _ = MakefileRules(makefile: bytes)
    _ = ConfigureOutputs.templates(in: bytes)
    _ = ConfigureOutputs.modules(in: bytes)
    _ = ExtensionSources.named(in: bytes)
    _ = InstallerLibrary.all(in: bytes)
    _ = SphinxConfiguration(source: bytes)
    _ = SphinxPin.all(in: bytes)
    _ = WorkflowCalls.paths(in: bytes)
    _ = WorkflowCalls.templates(in: bytes)
    _ = CDefinedNames.names(in: bytes)
    _ = HeaderConditions(header: bytes)
    _ = GrammarRules(grammar: bytes).madeRules(in: bytes)
    _ = SyntaxNodes.constructors(in: bytes)
    _ = TokenList.operators(inTokens: bytes)
    _ = TokenList.returned(by: bytes)
    _ = TokenList.hasOperators(inModule: bytes)
    _ = QuotedNames.all(in: bytes)
    _ = ExternalLibraries.fetched(in: bytes)
    _ = ExternalLibraries.used(inProperties: bytes)
    _ = NewsHistory.part(of: "3.5", in: bytes.span)
    _ = bytes.words(among: ["a", "b/c"])
  }

  static func stableABI(_ bytes: [UInt8]) {
    _ = StableABI(manifest: bytes)
    _ = StableABI(manifest: bytes).keptForABI
    _ = StableABIExports.names(inLibrary: bytes)
    _ = StableABIExports.names(inDefinition: bytes)
    _ = StableABIExports.names(inTest: bytes)
    _ = StableABIDocumentation.rows(in: bytes)
    _ = ABIDumpText.symbols(in: bytes)
    _ = TypeSlots.highest(in: bytes)
    _ = TypeSlots.rowCount(in: bytes)
  }

  static func json(_ bytes: [UInt8]) {
    _ = JSONText.value(of: bytes)
    guard let bill = SoftwareBill(bytes) else { return }
    for file in bill.files {
      for name in file.checksums.keys { _ = SoftwareBill.checksum(bytes, name) }
    }
  }

  static func zip(_ bytes: [UInt8]) {
    if let archive = ZipArchive(bytes) {
      for member in archive.members.prefix(16) { _ = archive.contents(of: member, limit: 1 << 16) }
    }
    _ = WheelMetadata(wheel: bytes)
    _ = WheelName(String(decoding: bytes.prefix(256), as: UTF8.self))
    _ = RawDeflate.inflated(bytes, limit: 1 << 16)
  }

  static func signature(_ bytes: [UInt8]) { _ = TagSignature(message: bytes) }
}
