internal import CPythonSource

/// The special methods that `Objects/typeobject.c` (its `slotdefs`) makes from each slot of a type.
private let methodsOfSlots: [String: [String]] = [
  "tp_getattr": ["__getattribute__"], "tp_getattro": ["__getattribute__"],
  "tp_setattr": ["__setattr__", "__delattr__"], "tp_setattro": ["__setattr__", "__delattr__"],
  "tp_repr": ["__repr__"], "tp_hash": ["__hash__"], "tp_call": ["__call__"],
  "tp_str": ["__str__"],
  "tp_richcompare": ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"],
  "tp_iter": ["__iter__"], "tp_iternext": ["__next__"], "tp_descr_get": ["__get__"],
  "tp_descr_set": ["__set__", "__delete__"], "tp_init": ["__init__"], "tp_new": ["__new__"],
  "tp_finalize": ["__del__"], "tp_del": ["__del__"],
  "am_await": ["__await__"], "am_aiter": ["__aiter__"], "am_anext": ["__anext__"],
  "bf_getbuffer": ["__buffer__"], "bf_releasebuffer": ["__release_buffer__"],
  "nb_add": ["__add__", "__radd__"], "nb_subtract": ["__sub__", "__rsub__"],
  "nb_multiply": ["__mul__", "__rmul__"], "nb_remainder": ["__mod__", "__rmod__"],
  "nb_divmod": ["__divmod__", "__rdivmod__"], "nb_power": ["__pow__", "__rpow__"],
  "nb_negative": ["__neg__"], "nb_positive": ["__pos__"], "nb_absolute": ["__abs__"],
  "nb_bool": ["__bool__"], "nb_invert": ["__invert__"],
  "nb_lshift": ["__lshift__", "__rlshift__"], "nb_rshift": ["__rshift__", "__rrshift__"],
  "nb_and": ["__and__", "__rand__"], "nb_xor": ["__xor__", "__rxor__"],
  "nb_or": ["__or__", "__ror__"], "nb_int": ["__int__"], "nb_float": ["__float__"],
  "nb_inplace_add": ["__iadd__"], "nb_inplace_subtract": ["__isub__"],
  "nb_inplace_multiply": ["__imul__"], "nb_inplace_remainder": ["__imod__"],
  "nb_inplace_power": ["__ipow__"], "nb_inplace_lshift": ["__ilshift__"],
  "nb_inplace_rshift": ["__irshift__"], "nb_inplace_and": ["__iand__"],
  "nb_inplace_xor": ["__ixor__"], "nb_inplace_or": ["__ior__"],
  "nb_floor_divide": ["__floordiv__", "__rfloordiv__"],
  "nb_true_divide": ["__truediv__", "__rtruediv__"],
  "nb_inplace_floor_divide": ["__ifloordiv__"], "nb_inplace_true_divide": ["__itruediv__"],
  "nb_index": ["__index__"], "nb_matrix_multiply": ["__matmul__", "__rmatmul__"],
  "nb_inplace_matrix_multiply": ["__imatmul__"],
  "mp_length": ["__len__"], "mp_subscript": ["__getitem__"],
  "mp_ass_subscript": ["__setitem__", "__delitem__"],
  "sq_length": ["__len__"], "sq_concat": ["__add__"], "sq_repeat": ["__mul__", "__rmul__"],
  "sq_item": ["__getitem__"], "sq_ass_item": ["__setitem__", "__delitem__"],
  "sq_contains": ["__contains__"], "sq_inplace_concat": ["__iadd__"],
  "sq_inplace_repeat": ["__imul__"],
]

/// The structure whose members a suite fills.
private let suiteStructures: [CModuleOutline.TableKind: String] = [
  .numberSuite: "PyNumberMethods", .sequenceSuite: "PySequenceMethods",
  .mappingSuite: "PyMappingMethods", .asyncSuite: "PyAsyncMethods",
  .bufferSuite: "PyBufferProcs",
]

extension Surface {
  /// Looks for a special method among the slots that a type fills in.
  func findSlot(
    _ name: String, of type: CModuleOutline.TypeDefinition, at path: RepoPath,
    _ sources: CModuleSources, _ lookup: inout Lookup
  ) {
    for slot in type.slots where methodsOfSlots[slot]?.contains(name) ?? false {
      lookup.see(.opaque, .method, path, line: type.line)
    }
    for suite in type.tables {
      for (table, path) in sources.tables[suite, default: []] {
        guard let structure = suiteStructures[table.kind] else { continue }
        let order = suiteMembers(of: structure)
        if order.isEmpty { lookup.open("the slots of \(structure) cannot be told") }
        for entry in table.entries {
          let place = entry.name.hasPrefix("#") ? Int(entry.name.dropFirst()) : nil
          let slot = place.map { order.indices.contains($0) ? order[$0] : "" } ?? entry.name
          if methodsOfSlots[slot]?.contains(name) ?? false {
            lookup.see(.opaque, .method, path, line: entry.line)
          }
        }
      }
    }
  }

  /// The members of a suite's structure in this tree's own headers, in order.
  private func suiteMembers(of structure: String) -> [String] {
    guard let index = try? headerIndex() else { return [] }
    let members = index.members(of: structure).compactMap(\.member.path.first)
    // Python 2 made other methods from other slots.
    return members.contains("nb_divide") || members.contains("nb_coerce") ? [] : members
  }
}
