/// Whether a build of an ordinary extension sees what stands under some conditions.
package enum CVisibility: String, Hashable, Sendable {
  case no
  /// It depends on the platform, the compiler, or the configuration.
  case maybe
  case yes
}

extension COutline {
  /// Whether an ordinary extension, built outside CPython, sees what stands under a stack of
  /// conditions.
  ///
  /// Such a build defines none of Py_BUILD_CORE, Py_BUILD_CORE_MODULE, Py_BUILD_CORE_BUILTIN. It
  /// defines Py_LIMITED_API only if `limitedAPI` gives its value, such as `0x030B0000`; 0 is a plain
  /// `#define Py_LIMITED_API`. All other macros (platforms, HAVE_…, MS_WINDOWS, __cplusplus,
  /// Py_DEBUG, PY_VERSION_HEX) count as possibly defined, with any value, each time anew. The stack
  /// is `no` if one of its conditions is false in every such build, `yes` if all are true in every
  /// one, else `maybe`.
  package func visibility(ofCondition index: Int, limitedAPI: Int64? = nil) -> CVisibility {
    guard conditions.indices.contains(index) else { return .maybe }
    var result = CVisibility.yes
    for condition in conditions[index] {
      let value = CConditionExpression.value(of: condition.expression, limitedAPI: limitedAPI)
      switch value {
      case .known(let number) where (number != 0) == condition.isNegated: return .no
      case .known: break
      case .unknown: result = .maybe
      }
    }
    return result
  }

  /// The visibility of each stack of ``conditions``.
  package func visibilities(limitedAPI: Int64? = nil) -> [CVisibility] {
    conditions.indices.map { visibility(ofCondition: $0, limitedAPI: limitedAPI) }
  }
}
