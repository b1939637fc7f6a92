extension PythonReader {
  /// `import a.b as c, d`
  mutating func readImport(_ range: Range<Int>, _ source: Span<UInt8>) {
    var start = range.lowerBound + 1
    while start < range.upperBound {
      let end = comma(from: start, in: range)
      let path = dottedName(from: start, in: start..<end, source)
      if let first = path.names.first {
        let alias = alias(at: path.end, in: end, source)
        record(
          module: path.names.joined(separator: "."), level: 0, name: nil,
          boundName: alias ?? first, at: start)
      } else {
        lexer.fault("an import names nothing", line: Int(lexer.tokens[range.lowerBound].line))
      }
      start = end + 1
    }
  }

  /// `from .a.b import c as d, e`, also in parentheses, and `from a import *`
  mutating func readFromImport(_ range: Range<Int>, _ source: Span<UInt8>) {
    var index = range.lowerBound + 1
    var level = 0
    while index < range.upperBound, lexer.tokens[index].kind == .dot {
      level += 1
      index += 1
    }
    let path = dottedName(from: index, in: range, source)
    index = path.end
    guard index < range.upperBound, lexer.tokens[index].word == .import else {
      lexer.fault("`from` has no `import`", line: Int(lexer.tokens[range.lowerBound].line))
      return
    }
    index += 1
    var names = index..<range.upperBound
    if index < range.upperBound, lexer.tokens[index].kind == .openParenthesis {
      let end = next(after: index, in: range)
      names = index + 1..<max(index + 1, end - 1)
    }
    let module = path.names.joined(separator: ".")
    var start = names.lowerBound
    while start < names.upperBound {
      let end = comma(from: start, in: names)
      switch lexer.tokens[start].kind {
      case .star: record(module: module, level: level, name: "*", boundName: nil, at: start)
      case .name where !lexer.tokens[start].word.isHardKeyword:
        let name = text(start, source)
        record(
          module: module, level: level, name: name,
          boundName: alias(at: start + 1, in: end, source) ?? name, at: start)
      default:
        lexer.fault("an import names nothing", line: Int(lexer.tokens[start].line))
      }
      start = end + 1
    }
  }

  /// The name after `as` at `index`.
  private func alias(at index: Int, in end: Int, _ source: Span<UInt8>) -> String? {
    guard index + 1 < end, lexer.tokens[index].word == .as, lexer.tokens[index + 1].kind == .name
    else { return nil }
    return text(index + 1, source)
  }

  private mutating func record(
    module: String, level: Int, name: String?, boundName: String?, at index: Int
  ) {
    let line = Int(lexer.tokens[index].line)
    outline.imports.append(
      .init(
        scope: here.scope, module: module, level: level, name: name, boundName: boundName,
        line: line, isConditional: here.isConditional, isGuarded: here.isGuarded,
        isScriptOnly: here.isScriptOnly))
    if boundName == "__all__", here.scope == 0 {
      // `from a.b import __all__` is `__all__ = a.b.__all__`.
      let isKnown = level == 0 && name == "__all__"
      let path = module.split(separator: ".").map { String($0) } + ["__all__"]
      outline.exports.append(
        .init(
          operation: isKnown ? .assign : .other, value: isKnown ? .reference(path) : .opaque,
          line: line, isConditional: here.isConditional))
    }
    if let boundName {
      outline.bindings.append(
        .init(
          scope: here.scope, name: boundName, kind: name == nil ? .importModule : .importFrom,
          line: line, isConditional: here.isConditional, isScriptOnly: here.isScriptOnly))
    }
  }
}
