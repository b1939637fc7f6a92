/// What is asked of the news of a release, below `Misc`.
package enum NewsProbe: String, ProbeGroup {
  case file = "news-file"
  case nextEmpty = "news-next-empty"
  case date = "news-date"
  case format = "news-format"
  case history = "news-of-earlier-releases"
  case future = "news-of-later-releases"
  case duplicates = "news-duplicates"
  case lost = "news-lost"

  var question: any Question.Type {
    switch self {
    case .file: NewsFileExists.self
    case .nextEmpty: NewsNextEmpty.self
    case .date: NewsDate.self
    case .format: NewsFormat.self
    case .history: NewsOfEarlierReleases.self
    case .future: NewsOfLaterReleases.self
    case .duplicates: NewsDuplicates.self
    case .lost: NewsLost.self
    }
  }
}
