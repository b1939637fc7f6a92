/// What is asked of the numbers that mark compiled files.
package enum BytecodeProbe: String, ProbeGroup {
  case magicExpected = "magic-expected"
  case magicLogged = "magic-logged"
  case magicFrozen = "magic-frozen"
  case magicOfSeries = "magic-of-series"
  case marshalFrozen = "marshal-frozen"

  var question: any Question.Type {
    switch self {
    case .magicExpected: MagicExpected.self
    case .magicLogged: MagicLogged.self
    case .magicFrozen: MagicFrozen.self
    case .magicOfSeries: MagicOfSeries.self
    case .marshalFrozen: MarshalFrozen.self
    }
  }
}
