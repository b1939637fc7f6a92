internal import CPythonSource

/// The facts of an outline as lists that scripts/compare-with-ast makes from `ast` too.
struct Facts {
  let outline: PythonOutline
  /// The name of each scope with its line, qualified: `Class@3.method@7`.
  private var scopes: [String] = []

  init(_ outline: PythonOutline) {
    self.outline = outline
    for (index, scope) in outline.scopes.enumerated() {
      let own = "\(scope.name)@\(scope.line)"
      if index == 0 {
        scopes.append("")
      } else if scope.parent == 0 {
        scopes.append(own)
      } else {
        scopes.append(scopes[scope.parent] + "." + own)
      }
    }
  }

  var all: [JSON] {
    outline.scopes.indices.map(scope) + outline.bindings.map(binding)
      + outline.imports.map(importing) + outline.attributes.map(attribute)
      + outline.exports.map(export) + outline.dynamics.map(dynamic)
      + outline.faults.map { .array([.string("fault"), .string($0.message), .number($0.line)]) }
      + outline.refusals.map {
        .array([.string("refusal"), .string($0.message), .number($0.line)])
      }
  }

  private func scope(_ index: Int) -> JSON {
    let scope = outline.scopes[index]
    return .array([
      .string("scope"), .string(scopes[index]), .string(scope.kind.rawValue),
      .array(scope.bases.map(value)), .array(scope.keywords.map(keyword)),
      .array(scope.decorators.map(value)),
      .array(
        scope.parameters.map {
          .array([.string($0.name), .string($0.kind.rawValue), .number($0.line)])
        }),
      .array(scope.strings.map(JSON.string)),
    ])
  }

  private func binding(_ binding: PythonOutline.Binding) -> JSON {
    .array([
      .string("binding"), .string(scopes[binding.scope]), .string(binding.name),
      .string(binding.kind.rawValue), .number(binding.line), .bool(binding.isConditional),
      binding.kind == .forTarget ? .null : binding.value.map(value) ?? .null,
      binding.body.map { .string(scopes[$0]) } ?? .null,
    ])
  }

  private func importing(_ item: PythonOutline.Import) -> JSON {
    .array([
      .string("import"), .string(scopes[item.scope]), .string(item.module), .number(item.level),
      item.name.map(JSON.string) ?? .null, item.boundName.map(JSON.string) ?? .null,
      .number(item.line), .bool(item.isConditional), .bool(item.isGuarded),
    ])
  }

  private func attribute(_ attribute: PythonOutline.Attribute) -> JSON {
    .array([
      .string("attribute"), .string(scopes[attribute.scope]),
      .string(attribute.object.joined(separator: ".")), .string(attribute.name),
      .number(attribute.line), .bool(attribute.isDeletion), attribute.value.map(value) ?? .null,
    ])
  }

  private func export(_ export: PythonOutline.Export) -> JSON {
    .array([
      .string("export"), .string(export.operation.rawValue), .number(export.line),
      .bool(export.isConditional), value(export.value),
    ])
  }

  private func dynamic(_ dynamic: PythonOutline.Dynamic) -> JSON {
    .array([
      .string("dynamic"), .string(scopes[dynamic.scope]), .string(dynamic.kind.rawValue),
      .string(dynamic.word), .string(dynamic.usage.rawValue), .number(dynamic.line),
      .string(dynamic.target.joined(separator: ".")), .array(dynamic.arguments.map(value)),
    ])
  }

  private func keyword(_ keyword: PythonOutline.Keyword) -> JSON {
    .array([keyword.name.map(JSON.string) ?? .null, value(keyword.value)])
  }

  private func value(_ value: PythonOutline.Value) -> JSON {
    switch value {
    case .reference(let path):
      .array([.string("reference"), .string(path.joined(separator: "."))])
    case .string(let text): .array([.string("string"), .string(text)])
    case .sequence(let elements): .array([.string("sequence")] + elements.map(self.value))
    case .starred(let element): .array([.string("starred"), self.value(element)])
    case .call(let path, let arguments, let keywords):
      .array([
        .string("call"), .string(path.joined(separator: ".")),
        .array(arguments.map(self.value)), .array(keywords.map(keyword)),
      ])
    case .sum(let terms): .array([.string("sum")] + terms.map(self.value))
    case .dictionary(let keys, _, _): .array([.string("dictionary")] + keys.map(JSON.string))
    // Forms that scripts/compare-with-ast does not read.
    case .opaque, .method, .comprehension, .template, .element, .choice, .item, .part:
      .string("opaque")
    }
  }
}
