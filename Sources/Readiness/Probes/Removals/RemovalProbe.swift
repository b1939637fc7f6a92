/// What is asked of what a series takes away.
package enum RemovalProbe: String, ProbeGroup {
  case gone = "removals-gone"

  var question: any Question.Type {
    switch self {
    case .gone: RemovalsGone.self
    }
  }
}
