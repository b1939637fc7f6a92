import Testing

@testable import Readiness

@Suite struct PEPCitationTests {
  @Test(arguments: [
    ("by PEP 594.", true), (":pep:`594`", true), (":pep:`594#cgi`", true), ("see PEP 594", true),
    ("PEP 59", false), ("PEP 5940, :pep:`5941`", false), ("PEP 5940 and PEP 594", true),
    ("594", false), ("", false),
  ])
  func isFoundAsAWhole(text: String, isCited: Bool) {
    #expect(text.citesPEP(594) == isCited)
  }
}
