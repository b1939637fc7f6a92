internal import Synchronization

/// Objects that are there and could not be read, noted by all handles of one repository.
package final class ReadFaults: Sendable {
  /// An object, and what was wrong with it.
  package struct Entry: Hashable, Sendable {
    package let id: ObjectID
    package let fault: GitError.Fault

    /// The fault in words.
    package var reason: String { fault.message }
  }

  private let faults = Mutex<[ObjectID: GitError.Fault]>([:])

  init() {}

  /// Notes a fault of the object itself or of what stores it. That it is not there, of another type
  /// or too large is none: callers ask for such.
  func note(_ fault: GitError.Fault, of id: ObjectID) {
    switch fault {
    case .damaged, .unreadable, .permissionDenied, .pastBound:
      faults.withLock { $0[id] = $0[id] ?? fault }
    default: return
    }
  }

  /// All that were noted, in the order of ids.
  package var entries: [Entry] {
    faults.withLock { faults in
      faults.map { Entry(id: $0.key, fault: $0.value) }.sorted { $0.id < $1.id }
    }
  }
}

extension ReadFaults: Hashable {
  /// Whether they are the same notes, not notes of the same.
  package static func == (left: ReadFaults, right: ReadFaults) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
