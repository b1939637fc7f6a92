/// What is asked of the tag itself, and of the commit that it marks.
package enum TagProbe: String, ProbeGroup {
  case name = "tag-name"
  case annotated = "tag-annotated"
  case innerName = "tag-inner-name"
  case signed = "tag-signed"
  case signer = "tag-signer"
  case signatureTime = "tag-signature-time"
  case signatureDigest = "tag-signature-digest"
  case tagger = "tagger-name"
  case taggerAddress = "tagger-address"
  case message = "tag-message"
  case afterCommit = "tag-after-commit"
  case commitAuthor = "commit-author"
  case commitSubject = "commit-subject"

  var question: any Question.Type {
    switch self {
    case .name: TagName.self
    case .annotated: TagAnnotated.self
    case .innerName: TagInnerName.self
    case .signed: TagSigned.self
    case .signer: TagSigner.self
    case .signatureTime: TagSignatureTime.self
    case .signatureDigest: TagSignatureDigest.self
    case .tagger: TaggerName.self
    case .taggerAddress: TaggerAddress.self
    case .message: TagMessage.self
    case .afterCommit: TagAfterCommit.self
    case .commitAuthor: CommitAuthor.self
    case .commitSubject: CommitSubject.self
    }
  }
}
