/// The directives of docutils and Sphinx.
enum DirectiveNames {
  /// Those whose argument is a file.
  static let ofFiles: Set<String> = ["include", "literalinclude", "image", "figure"]

  /// Whether docutils, Sphinx or an extension that comes with it has the directive.
  static func isKnown(_ name: String) -> Bool {
    let name = name.lowercased()
    if all.contains(name) { return true }
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && domains.contains(String(parts[0])) && !parts[1].isEmpty
  }

  /// Whether a comment that begins so was to be a directive; words that begin sentences are left out.
  static func isMistakable(_ name: String) -> Bool {
    let parts = name.split(separator: ":").map(String.init)
    if parts.count == 2 { return domains.contains(parts[0]) && all.contains(parts[1]) }
    return DocumentOutline.VersionDirective.Kind(rawValue: name) != nil
      || all.contains(name) && !words.contains(name)
  }

  private static let domains: Set<String> = ["c", "cpp", "js", "math", "py", "rst", "std"]

  private static let words: Set<String> = [
    "attention", "caution", "class", "code", "contents", "danger", "data", "date", "error",
    "exception", "footer",
    "function", "header", "hint", "important", "math", "meta", "method", "module", "note", "object",
    "only", "option",
    "program", "raw", "replace", "role", "table", "tip", "title", "topic", "warning",
  ]

  private static let all: Set<String> = {
    let docutils = """
      admonition attention caution class code compound container contents csv-table danger date \
      default-role epigraph error figure footer header highlights hint image important include \
      line-block list-table math meta note parsed-literal pull-quote raw replace role rubric section-numbering sectnum \
      sidebar sourcecode table target-notes tip title topic unicode warning
      """
    let sphinx = """
      acks attribute autoattribute autoclass autodata autodecorator autoexception autofunction automethod \
      automodule autosummary centered class classmethod cmdoption code-block codeauthor confval macro member struct union var currentmodule \
      data decorator decoratormethod default-domain deprecated describe digraph doctest envvar \
      exception function glossary graph graphviz highlight highlightlang hlist index \
      inheritance-diagram literalinclude method module moduleauthor object only option productionlist \
      cfunction cmacro cmember ctype cvar opcode program property rst-class sectionauthor seealso staticmethod tabularcolumns testcleanup \
      testcode testoutput testsetup toctree todo todolist type typealias variable versionadded versionchanged \
      versionremoved
      """
    return Set((docutils + " " + sphinx).split(separator: " ").map(String.init))
  }()
}
