internal import CPythonSource

extension NameResolver {
  /// The functions that a parameter is said of: those named, or those of the module named that lost it.
  func parameter(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution] {
    let parameter = name.text
    var open: [Resolution] = []
    for around in claim.context {
      var found: [Resolution] = []
      for owner in around {
        for full in owners(owner, claim) {
          if present(full)?.kind == .module {
            found += losing(parameter, in: full)
          } else {
            found += self.parameter(parameter, of: full, claim, open: &open)
          }
        }
      }
      let lacking = isStrict ? open.filter { $0.confidence == .low } : []
      if !found.isEmpty { return found + lacking }
    }
    return claim.isInSection || isStrict && claim.isExplicit ? open : []
  }

  private func parameter(
    _ parameter: String, of function: String, _ claim: SpokenClaim, open: inout [Resolution]
  ) -> [Resolution] {
    for symbol in ["\(function)(\(parameter))", "\(function).__init__(\(parameter))"] {
      if present(symbol) != nil {
        return [Resolution(symbol: symbol, kind: .parameter, confidence: .exact)]
      }
    }
    if present(function) == nil {
      // The documentation's name for it: the methods of that name around.
      let parts = function.split(separator: ".").map(String.init)
      if parts.count > 1, let last = parts.last {
        let module = parts.indices.dropLast().reversed().lazy
          .map { parts[...$0].joined(separator: ".") }
          .first { self.present($0)?.kind == .module }
        if let module {
          let found = choose(
            search([last], in: module).map { "\($0)(\(parameter))" }.filter { present($0) != nil })
          if !found.isEmpty {
            return found.map { Resolution(symbol: $0, kind: .parameter, confidence: .likely) }
          }
        }
      }
    }
    let symbol = "\(function)(\(parameter))"
    open.append(
      Resolution(
        symbol: symbol, kind: .parameter, confidence: isOpen(symbol) ? .likely : .low))
    return []
  }

  /// The public functions of a module that had a parameter and have it no more.
  private func losing(_ parameter: String, in module: String) -> [Resolution] {
    var found: [String] = []
    let contents = contents(of: module)
    for function in contents.functions[parameter, default: []] {
      let full = module + "." + function
      let symbol = "\(full)(\(parameter))"
      guard !found.contains(symbol), present(symbol) != nil, !hasLeft(full), hasLeft(symbol) else {
        continue
      }
      found.append(symbol)
    }
    return found.map { Resolution(symbol: $0, kind: .parameter, confidence: .likely) }
  }
}
