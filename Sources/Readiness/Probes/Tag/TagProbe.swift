/// What is asked of the tag itself.
package enum TagProbe: String, ProbeGroup {
  case name = "tag-name"

  var question: any Question.Type {
    switch self {
    case .name: TagName.self
    }
  }
}
