import CPythonSource
import Testing

@Suite struct ReleaseVersionCarrierTests {
  private func values(_ folder: String, _ text: String) throws -> [Mention] {
    let carrier = try #require(VersionCarrier.all.first { $0.folder == folder })
    return carrier.values(in: Array(text.utf8))
  }

  @Test(arguments: ["IDLE_VERSION = \"3.3.6\"", "IDLE_VERSION='3.3.6'"])
  func readsIDLE(_ line: String) throws {
    #expect(try values("Lib/idlelib", "# x\n\(line)\n") == [Mention("3.3.6", line: 2)])
  }

  @Test(arguments: [
    "IDLE_VERSION = version[:version.index(' ')]", "IDLE_VERSIONS = \"1.0\"",
    "# IDLE_VERSION = \"1.0\"",
    "IDLE_VERSION = \"1.0", "IDLE_VERSION",
  ])
  func linesOfIDLEWithoutVersion(_ line: String) throws {
    #expect(try values("Lib/idlelib", line).isEmpty)
  }

  @Test func readsSpecification() throws {
    #expect(
      try values("Misc/RPM", "%define name python\n%define version 2.7.6rc1\n")
        == [Mention("2.7.6rc1", line: 2)])
  }

  @Test func readsForwardedFunctions() throws {
    let text = "EXPORTS\n  PyBool_Type=python39.PyBool_Type DATA\n  PyFoo=python3.PyFoo\n"
    #expect(try values("PC", text) == [Mention("39", line: 2), Mention("3", line: 3)])
  }

  @Test func matchesNames() throws {
    let carrier = try #require(VersionCarrier.all.first { $0.folder == "Misc/RPM" })
    #expect(carrier.matches(name: "python-3.3.spec"))
    #expect(!carrier.matches(name: "python-.spe"))
    #expect(!carrier.matches(name: "README"))
  }
}
