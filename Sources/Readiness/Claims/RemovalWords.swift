/// The words by which the documentation speaks of removals.
enum RemovalWords {
  static let active: Set<String> = [
    "remove", "removes", "removed", "drop", "drops", "dropped", "delete", "deletes", "deleted",
    "eliminate", "eliminated", "retire", "retired", "purge", "purges", "purged", "withdraw",
    "withdraws", "discontinue", "discontinued",
  ]
  static let participles: Set<String> = [
    "removed", "dropped", "deleted", "eliminated", "eradicated", "gone", "retired",
    "withdrawn", "purged", "discontinued",
  ]
  static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "been", "has", "have", "had", "being", "be", "got",
  ]
  static let adverbs: Set<String> = [
    "now", "also", "all", "finally", "both", "completely", "entirely", "been", "fully", "therefore",
    "thus", "now,", "hereby", "officially", "altogether", "really", "actually", "permanently",
    "definitely", "simply",
  ]
  static let futures: Set<String> = [
    "will", "may", "to", "should", "can", "could", "would", "might", "must", "shall", "slowly",
    "cannot", "eventually", "planned", "expected",
  ]
  /// Verbs that make a clause of what would be a name with something said of it.
  static let finites: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "will", "can", "could", "should", "must",
    "may", "might", "remains", "remain", "does", "do", "no", "cannot", "would",
  ]
  static let conjunctions: Set<String> = ["and", "or", "plus", "nor"]
  static let determiners: Set<String> = [
    "the", "a", "an", "its", "their", "following", "these", "those", "this", "some", "any", "all",
    "various", "several", "many", "number", "also", "both",
  ]
  /// Words before "module" and "package" that name none.
  static let adjectives: Set<String> = determiners.union([
    "new", "old", "extension", "accelerator", "builtin", "built-in", "legacy", "private", "public",
    "internal", "python", "c", "pure", "library", "standard", "stdlib", "separate", "same", "whole",
    "entire", "main", "single", "each", "every", "another", "other", "that", "parent", "top-level",
    "external", "obsolete", "provisional", "own", "given", "and", "or", "helper", "frozen",
    "parallel",
    "per", "no", "which", "named", "containing", "namespace", "binary", "in", "of", "as", "for",
    "to",
    "from", "imported", "current", "native", "support", "low-level", "high-level", "first", "last",
    "executable", "utility", "is", "are", "by", "with", "one", "two", "non", "any", "source",
    "regular",
    "experimental", "optional", "wrapper", "missing", "specific", "underlying", "whose", "entire",
  ])
  static let ownerPrepositions: Set<String> = ["of", "in", "from", "on", "inside", "within"]

  /// Nouns for what is a member of something.
  static let members: [String: SymbolKind] = [
    "method": .method, "methods": .method, "attribute": .attribute, "attributes": .attribute,
    "property": .property, "properties": .property, "field": .member, "fields": .member,
    "member": .member, "members": .member, "slot": .member, "slots": .member,
    "staticmethod": .method, "classmethod": .method, "constructor": .method,
    "destructor": .method, "hook": .member, "hooks": .member,
  ]
  static let parameters: Set<String> = [
    "parameter", "parameters", "argument", "arguments", "keyword", "keywords", "kwarg", "kwargs",
    "arg", "args",
  ]
  /// "no longer accepts": of a parameter.
  static let takings: Set<String> = ["accepts", "accept", "takes", "take", "supports", "support"]
  /// What is done with a thing, which itself stays.
  static let doings: Set<String> = [
    "calling", "creating", "instantiating", "testing", "mixing", "relying",
    "inheriting", "iterating", "subclassing", "comparing", "assigning", "registering",
    "returning", "invoking", "pickling", "copying", "unpacking", "awaiting", "sending",
  ]
  /// Some of many, not the thing itself.
  static let needless: Set<String> = [
    "redundant", "unnecessary", "unnecssary", "unnecesary", "extra", "superfluous", "duplicate",
    "duplicated", "needless", "stray", "spurious", "outdated",
  ]
  /// Nouns for what stands on its own.
  static let wholes: [String: SymbolKind] = [
    "module": .module, "modules": .module, "package": .module, "packages": .module,
    "submodule": .module, "submodules": .module, "namespace": .module, "namespaces": .module,
    "class": .class, "classes": .class,
    "function": .function, "functions": .function, "constant": .constant, "constants": .constant,
    "flag": .constant, "flags": .constant,
    "variable": .variable, "variables": .variable, "macro": .macro, "macros": .macro,
    "type": .type, "types": .type, "typedef": .type, "struct": .structure,
    "structure": .structure, "structures": .structure, "structs": .structure,
    "exception": .class, "exceptions": .class, "decorator": .function, "decorators": .function,
    "api": .name, "apis": .name, "alias": .name, "aliases": .name, "name": .name, "names": .name,
    "features": .name, "symbol": .name, "symbols": .name, "definition": .name,
    "definitions": .name, "interface": .name, "interfaces": .name, "item": .name, "items": .name,
    "global": .variable, "globals": .variable, "helper": .name, "helpers": .name,
    "object": .name, "objects": .name, "instruction": .instruction, "instructions": .instruction,
    "opcode": .instruction, "opcodes": .instruction, "bytecode": .instruction,
    "bytecodes": .instruction, "header": .path, "headers": .path, "file": .path, "files": .path,
    "directory": .folder, "directories": .folder, "folder": .folder, "script": .path,
    "scripts": .path, "command": .module, "commands": .module, "enum": .class, "enums": .class,
    "singleton": .variable, "protocol": .class, "codec": .module, "codecs": .module,
    "encoding": .module, "routine": .function, "routines": .function, "callback": .variable,
    "pair": .name, "pairs": .name, "family": .name, "trio": .name,
    "subclass": .class, "constructors": .name, "subclasses": .class, "implementations": .name,
  ]
  /// Nouns for several things, of which one name before them can only say the kind.
  static let kinds: Set<String> = [
    "apis", "functions", "methods", "macros", "constants", "aliases",
  ]
  /// Nouns for what is no symbol: names with them are left out.
  static let others: Set<String> = [
    "rule", "rules", "statement", "statements", "syntax", "restriction", "restrictions", "wheel",
    "wheels", "hack", "hacks", "compatibility", "variable«env»", "mode", "modes", "check", "checks",
    "behavior", "behaviour", "behaviors", "warning", "warnings", "functionality", "format",
    "formats", "expression", "expressions", "implementation", "branch", "code", "protocol«net»",
    "requirement", "requirements", "dependency", "dependencies", "browser", "browsers", "platform",
    "platforms", "operator", "option", "options", "switch", "switches",
    "extension«mail»", "build", "builds", "target", "targets", "limit", "limitation", "caching",
    "optimization", "optimizations", "handling", "usage", "uses", "test", "tests", "library",
    "libraries", "environment", "prefix", "suffix", "value", "values", "key", "keys", "program",
    "state", "signature", "signatures", "lock", "locks", "workaround", "workarounds", "entry",
    "entries", "section",
  ]
  /// What follows is not what is removed.
  static let supports: Set<String> = [
    "support", "references", "reference", "implementation", "use", "uses", "usage", "restriction",
    "requirement", "dependency", "compatibility", "hacks", "checks", "check", "handling", "caching",
    "workaround", "workarounds", "limitation", "limitations", "special-case", "special-casing",
    "calls", "call", "documentation", "mention", "mentions", "occurrences", "need",
    "dependence", "reliance", "overhead", "import", "imports", "copies", "copy", "tests", "test",
    "examples", "example", "ability", "inheritance", "requirements", "race", "races", "leak",
    "leaks",
    "cycle", "cycles", "deadlock", "deadlocks", "bottleneck", "crash", "crashes", "inconsistency",
  ]
  /// The rest of the sentence says something else of it.
  static let cuts: Set<String> = [
    "which", "that", "who", "because", "since", "as", "due", "previously", "formerly", "replaced",
    "so", "when", "if", "used", "was", "were", "is", "are", "has", "have", "it", "they",
    "scheduled", "introduced", "added", "until", "after", "before", "per", "according", "without",
    "via", "by", "but", "rather", "except", "than", "needed", "unless", "whose", "where", "while",
    "starting", "enabling", "using", "to", "for", "manipulating", "can", "could", "should", "must",
    "may", "will", "would", "do", "does", "did", "not", "being", "only", "available", "favor",
    "favour", "provided", "making", "allowing", "available", "now", "with", "always", "never",
    "superseded", "created", "made", "implemented", "defined«by»", "taking", "accepting", "despite",
    "there", "specific", "along", "into", "around",
  ]
  /// Those of them that say something of what follows, where no name stands before.
  static let adverbialCuts: Set<String> = [
    "never", "always", "now", "only", "not", "available", "made", "added", "used", "needed",
    "implemented", "created", "previously", "formerly", "introduced",
  ]
  /// What follows is what to use instead.
  static let replacements: Set<String> = [
    "use", "please", "instead", "call", "just", "consider", "prefer", "replace", "migrate",
    "switch", "see", "import", "try", "users", "you", "consult", "pass", "unless",
    "create", "clear", "unneeded", "no-op",
  ]
}
