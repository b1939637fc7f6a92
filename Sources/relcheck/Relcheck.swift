internal import ArgumentParser

@main
struct Relcheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that a tagged CPython tree is ready to release.")
}
