/// The roles of docutils and Sphinx.
enum RoleNames {
  /// What the text of a role is.
  enum Meaning {
    /// Of no interest here.
    case plain
    case reference(DocumentOutline.Reference.Kind)
    /// The number of an issue.
    case issue
    /// The number of a proposal, maybe with a title or an anchor.
    case proposal
  }

  /// What a role means; nil if neither docutils, nor Sphinx, nor a release of CPython before 3.2 has it.
  static func meaning(of name: Range<Int>, _ source: Span<UInt8>) -> Meaning? {
    // Nearly all names are that short; no string is made for them.
    if name.count <= 8, let meaning = short[source.tail(of: name)] { return meaning }
    let text = source.text(name).lowercased()
    if text.utf8.count <= 8 { return short[key(text)] }
    return long.contains(text) || text.hasPrefix("external") ? .plain : nil
  }

  private static func key(_ name: String) -> UInt64 {
    name.utf8.reduce(0) { $0 &<< 8 | UInt64($1) }
  }

  private static let short: [UInt64: Meaning] = {
    var meanings: [UInt64: Meaning] = [:]
    for name in all where name.utf8.count <= 8 { meanings[key(name)] = .plain }
    for (name, kind) in references { meanings[key(name)] = .reference(kind) }
    for name in ["gh", "issue"] { meanings[key(name)] = .issue }
    for name in ["pep", "rfc"] { meanings[key(name)] = .proposal }
    return meanings
  }()

  private static let references: [String: DocumentOutline.Reference.Kind] = [
    "ref": .label, "numref": .label, "std:ref": .label, "doc": .document,
    "std:doc": .document, "term": .term, "std:term": .term,
  ]

  private static let long = Set(all.filter { $0.utf8.count > 8 })

  private static let all: [String] = {
    let docutils = """
      abbreviation ac acronym code emphasis i index literal math named-reference pep-reference raw \
      rfc-reference strong sub subscript sup superscript t title title-reference
      """
    let sphinx = """
      abbr any command keyword cve cwe default dfn download envvar eq file guilabel kbd mailheader makevar manpage \
      menuselection mimetype newsgroup option program regexp samp token confval external
      """
    // Before there were domains, C had roles of its own.
    let old = "cdata cfunc cmacro cmember ctype cvar cexpr"
    let domains: [String: String] = [
      "py": "attr class const data deco exc func meth mod obj type",
      "c": "data enum enumerator expr func identifier macro member struct texpr type union var",
      "cpp": "alias any class concept enum enumerator expr func member struct texpr type union var",
      "js": "attr class data func meth mod",
      "rst": "dir directive:option role",
      "std": "cmdoption confval doc envvar keyword numref option ref term token",
      "math": "numref",
    ]
    var names = [docutils, sphinx, old, "attr class const data deco exc func meth mod obj type"]
      .flatMap { $0.split(separator: " ").map(String.init) }
    for (domain, roles) in domains {
      names += roles.split(separator: " ").map { "\(domain):\($0)" }
    }
    return names
  }()
}
