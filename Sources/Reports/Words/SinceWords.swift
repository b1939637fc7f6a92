internal import Readiness

extension SinceComparison {
  /// `2 findings are new, 1 is resolved, 34 are unchanged since 58e01a1c7f1a (3.12.5).`
  var sentence: Message {
    guard let earlier else {
      return "There is no report of this in \(file), so nothing is marked as new."
    }
    func are(_ count: Int) -> String { count == 1 ? "1 is" : "\(count) are" }
    let first = "\(counted(new, "finding")) \(new == 1 ? "is" : "are") new"
    let rest = "\(are(resolved.count)) resolved, \(are(unchanged)) unchanged"
    let commit = String(earlier.commit.prefix(12))
    return "\(words: first), \(words: rest) since \(commit) (\(earlier.version))."
  }

  /// What a reader has to know besides, each a sentence.
  var remarks: [Message] {
    guard let earlier else { return [] }
    var remarks: [Message] = []
    if !earlier.isSameProgram {
      remarks.append(
        "relcheck or its check data have changed since then: what is new may not have been asked.")
    }
    if !undetermined.isEmpty {
      remarks.append("\(words: counted(undetermined.count, "finding")) could not be decided again.")
    }
    if !notAsked.isEmpty {
      let words = notAsked.count == 1 ? "is of a check" : "are of checks"
      remarks.append(
        "\(words: counted(notAsked.count, "finding")) \(words: words) not asked this time.")
    }
    return remarks
  }

  /// `2 new, 1 resolved`
  var counts: String { "\(new) new, \(resolved.count) resolved" }
}

extension SinceComparison.Past {
  /// The place, or what it is about, and what was said.
  var line: Message {
    var line: Message = place.map { "\($0)" } ?? (subject.isEmpty ? "" : "\(subject)")
    if !message.isEmpty {
      line.pieces += [.words(line.pieces.isEmpty ? "" : ": "), .foreign(message)]
    }
    return line
  }
}

extension Report {
  /// `By new findings alone: ready.`, where that decides about the exit status.
  var newOnlySentence: String? {
    guard let since, since.isNewOnly, since.earlier != nil else { return nil }
    let word =
      switch statusVerdict {
      case .ready: "ready"
      case .notReady: "not ready"
      case .undetermined: "undetermined"
      }
    return "By new findings alone: \(word)."
  }

  /// The checks that have new findings that count, in order.
  var resultsWithNewFindings: [CheckResult] {
    results.filter { ($0.findings + $0.undecided).contains { $0.isNew == true } }
  }
}
