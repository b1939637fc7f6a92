import CPythonSource
import Deflate
import TestSupport
import Testing

/// Four times the text is no more than about four times the work, whatever the text, and no reader calls itself
/// for what is nested in it.
@Suite(
  "Growth of the readers' work", .serialized,
  .enabled(if: Growth.isMeasured, "the readers are not optimised; scripts/test builds them so"))
struct GrowthTests {
  /// A reader, and its name.
  struct Reader: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let read: @Sendable ([UInt8]) -> Void

    init(_ name: String, _ read: @escaping @Sendable ([UInt8]) -> Void) {
      testDescription = name
      self.read = read
    }
  }

  static let sources: [Reader] = [
    Reader("outlines of Python") { _ = PythonOutline(source: $0) },
    Reader("notices of removals in Python") { _ = RemovalNotice.notices(python: $0.span) },
    Reader("imported words") { _ = ImportedWords($0.span) },
    Reader("scans of texts") { _ = TextScan($0.span) },
    Reader("outlines of headers") { _ = COutline(header: $0).visibilities() },
    Reader("outlines of C") { _ = COutline(source: $0).visibilities(limitedAPI: 3) },
    Reader("what functions of C take") { _ = CCallables($0.span) },
    Reader("instructions") { _ = InstructionTable(source: $0.span) },
  ]

  static let texts: [Reader] = [
    Reader("documents") { _ = DocsDocument(source: $0.span) },
    Reader("announcements") { _ = DocsDocument(AnnouncementText($0)) },
    Reader("outlines of documents") { _ = DocumentOutline(source: $0.span) },
    Reader("deprecations") { _ = DeprecatedRemoved.all(in: $0.span) },
    Reader("What's New") { _ = WhatsNewPage(source: $0) },
    Reader("addresses") { _ = SourceAddress(source: $0) },
    Reader("news") { _ = NewsFile(source: $0.span) },
    Reader("headings of news") { _ = NewsHeading(source: $0) },
    Reader("news of all releases") { _ = NewsHistory.part(of: "3.5", in: $0.span) },
  ]

  static let files: [Reader] = [
    Reader("versions") { bytes in
      let header = PatchLevel(header: bytes)
      for macro in PatchLevel.Macro.allCases { _ = try? header.text(macro) }
      _ = try? header.level()
      _ = ReadmeHeading(readme: bytes)
      for carrier in VersionCarrier.all { _ = carrier.values(in: bytes) }
    },
    Reader("configure") { bytes in
      _ = ConfigureAC(source: bytes)
      _ = ConfigureScript(script: bytes)
      _ = ConfigureScript.options(of: bytes)
      _ = ConfigurationTemplate.names(in: bytes)
    },
    Reader("macros of configure") { _ = ConfigureMacros(source: $0) },
    Reader("magic numbers") { bytes in
      _ = ImportLibraryPragmas(header: bytes)
      _ = BytecodeMagic.definition(in: bytes)
      _ = LauncherMagicTable(source: bytes)
      _ = MagicNumberLog(source: bytes)
      _ = BytecodeMagic.expectation(in: bytes)
    },
    Reader("mentions of Python") { _ = PythonMentions(text: $0) },
    Reader("forms and workflows") { bytes in
      _ = IssueTemplate(form: bytes)
      _ = WorkflowTriggers(workflow: bytes)
    },
    Reader("notices of copyright") { _ = CopyrightNotice.all(in: $0) },
    Reader("libraries") { bytes in
      _ = ExternalLibraries.listed(in: bytes)
      _ = ExternalLibraries.openSSL(inInstaller: bytes)
      _ = UnicodeDatabase.version(in: bytes)
      _ = UnicodeDatabase.links(in: bytes)
      _ = BundledVersions.stated(in: bytes)
    },
    Reader("generated files") { bytes in
      _ = TokenList.names(inTokens: bytes)
      _ = TokenList.constants(inModule: bytes)
      _ = ProjectFiles.listed(in: bytes)
      _ = QuotedNames.onePerLine(in: bytes)
      _ = QuotedNames.display("a", in: bytes)
      _ = GrammarKeywords(grammar: bytes)
      _ = MacroNumbers(header: bytes)
    },
    Reader("make's variables") { _ = MakeVariables(makefile: $0) },
    Reader("tables that are generated") { bytes in
      _ = CaseLabels(source: bytes)
      _ = PlacedTable("names", in: bytes)
      _ = InstructionFamilies("bases", in: bytes)
      _ = GlobalStrings(header: bytes)
      _ = GlobalStringUses(source: bytes.span)
      _ = NodeFields(source: bytes)
      _ = SyntaxNodes.nodes(in: bytes)
      _ = RegexConstants(module: bytes)
      _ = FrozenTable(source: bytes)
    },
    Reader("what is built") { bytes in
      _ = MakefileRules(makefile: bytes)
      _ = ConfigureOutputs.templates(in: bytes)
      _ = ConfigureOutputs.modules(in: bytes)
      _ = ExtensionSources.named(in: bytes)
      _ = InstallerLibrary.all(in: bytes)
      _ = SphinxConfiguration(source: bytes)
      _ = SphinxPin.all(in: bytes)
    },
    Reader("what workflows call") { bytes in
      _ = WorkflowCalls.paths(in: bytes)
      _ = WorkflowCalls.templates(in: bytes)
    },
    Reader("makefiles") { _ = MakefileOutline(makefile: $0) },
    Reader("Modules/Setup") { _ = SetupLine.lines(of: $0) },
    Reader("tables of built-in modules") { _ = InitTable(source: $0) },
    Reader("functions that C files define") { _ = CDefinedNames.names(in: $0) },
    Reader("conditions of headers") { _ = HeaderConditions(header: $0) },
    Reader("grammars") { bytes in
      _ = GrammarRules(grammar: bytes).madeRules(in: bytes)
      _ = SyntaxNodes.constructors(in: bytes)
    },
    Reader("operators") { bytes in
      _ = TokenList.operators(inTokens: bytes)
      _ = TokenList.returned(by: bytes)
      _ = TokenList.hasOperators(inModule: bytes)
      _ = QuotedNames.all(in: bytes)
    },
    Reader("fetched libraries") { bytes in
      _ = ExternalLibraries.fetched(in: bytes)
      _ = ExternalLibraries.used(inProperties: bytes)
    },
    Reader("words") { bytes in
      _ = bytes.words(among: ["a", "b/c"])
      _ = String(decoding: bytes, as: UTF8.self).words
    },
    Reader("the stable ABI") { bytes in
      _ = StableABI(manifest: bytes).keptForABI
      _ = StableABIExports.names(inLibrary: bytes)
      _ = StableABIExports.names(inDefinition: bytes)
      _ = StableABIExports.names(inTest: bytes)
      _ = StableABIDocumentation.rows(in: bytes)
      _ = ABIDumpText.symbols(in: bytes)
      _ = TypeSlots.highest(in: bytes)
      _ = TypeSlots.rowCount(in: bytes)
    },
    Reader("JSON") { bytes in
      _ = JSONText.value(of: bytes)
      _ = SoftwareBill(bytes)
    },
    Reader("archives") { bytes in
      _ = ZipArchive(bytes)?.members.count
      _ = WheelMetadata(wheel: bytes)
      _ = RawDeflate.inflated(bytes, limit: 1 << 20)
    },
    Reader("signatures") { _ = TagSignature(message: $0) },
  ]

  @Test(arguments: sources) func source(_ reader: Reader) {
    #expect(Growth.tooFast(read: reader.read) == [])
  }

  @Test(arguments: texts) func text(_ reader: Reader) {
    #expect(Growth.tooFast(read: reader.read) == [])
  }

  @Test(arguments: files) func file(_ reader: Reader) {
    #expect(Growth.tooFast(read: reader.read) == [])
  }

  /// The test itself can fail.
  @Test func tellsWhatGrowsTooFast() {
    let found = Growth.tooFast([Pathology("a")], size: 16 << 10) { bytes in
      var sum = 0
      for byte in bytes { sum += bytes.count { $0 == byte } }
      #expect(sum == bytes.count * bytes.count)
    }
    #expect(found.count == 1)
  }
}
