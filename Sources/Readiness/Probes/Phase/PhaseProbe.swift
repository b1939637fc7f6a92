/// What is asked of the freezes that come with the phases of a series.
package enum PhaseProbe: String, ProbeGroup {
  case modules = "modules-frozen"
  case grammar = "grammar-frozen"
  case microAdditions = "micro-additions"
  case publicHeaders = "public-headers-frozen"
  case api = "api-frozen"

  var question: any Question.Type {
    switch self {
    case .modules: ModulesFrozen.self
    case .grammar: GrammarFrozen.self
    case .microAdditions: MicroAdditions.self
    case .publicHeaders: PublicHeadersFrozen.self
    case .api: APIFrozen.self
    }
  }
}
