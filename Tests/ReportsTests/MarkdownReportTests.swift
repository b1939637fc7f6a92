import Readiness
import Reports
import Testing

@Suite struct MarkdownReportTests {
  @Test func cleanFinal() throws {
    try expectSnapshot(Fixture.clean().markdown(Fixture.style), "clean.md")
  }

  @Test func alphaWithWarningsAndRemovals() throws {
    try expectSnapshot(Fixture.alpha().markdown(Fixture.style), "alpha.md")
  }

  @Test func badFinal() throws {
    try expectSnapshot(Fixture.bad().markdown(Fixture.style), "bad.md")
  }
}
