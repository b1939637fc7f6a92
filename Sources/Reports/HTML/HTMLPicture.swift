internal import Readiness

/// A bar a tag, as high as it has failed checks, blockers below warnings; below them the series.
struct HTMLPicture {
  /// In the order of their versions.
  let reports: [Report]
  /// `tag`, or `revision`.
  let subject: String

  private static let height = 120
  /// Between the blockers of a bar and its warnings, so that no one has to tell their colours.
  private static let gap = 2

  var text: String {
    let most = max(1, reports.map { $0.counts.blockers + $0.counts.warnings }.max() ?? 1)
    let width = max(3, min(40, 880 / max(1, reports.count)))
    let total = max(1, width * reports.count)
    let bars = reports.enumerated().map { bar($0.element, at: $0.offset * width, width, of: most) }
    let ends = [reports.first, reports.last].compactMap { $0?.subject.name }
    let label = HTMLText.escaped(
      "Failed blockers and warnings of \(counted(reports.count, subject)), from "
        + ends.map { VisibleText($0).text }.joined(separator: " to "))
    return """
      <figure>
      <div class="bars" style="max-inline-size: \(total)px">
      <svg role="img" aria-label="\(label)" viewBox="0 0 \(total) \(Self.height)" preserveAspectRatio="none">
      \(bars.joined())</svg>
      \(axis)
      </div>
      <figcaption>\(label): at most \(most) at one \(subject). <span>\(key("bar-warning")) Warnings</span> stand above <span>\(key("bar-blocker")) blockers.</span></figcaption>
      </figure>
      """
  }

  private func bar(_ report: Report, at x: Int, _ width: Int, of most: Int) -> String {
    let counts = report.counts
    let name = HTMLText.escaped(VisibleText(report.subject.name).text)
    let low = counts.blockers * Self.height / most
    let high = counts.warnings * Self.height / most
    let gap = low > 0 && high > 2 * Self.gap ? Self.gap : 0
    var text =
      "<g><title>\(name): \(counted(counts.blockers, "blocker")), "
      + "\(counted(counts.warnings, "warning"))</title>"
    if low > 0 { text += rect("bar-blocker", x, Self.height - low, width - 1, low) }
    if high > 0 {
      text += rect("bar-warning", x, Self.height - low - high, width - 1, high - gap)
    }
    if low + high == 0 { text += rect("bar-none", x, Self.height - 2, width - 1, 2) }
    return text + "</g>\n"
  }

  /// The series, each as wide as its bars. The label has said it to who hears the page.
  private var axis: String {
    let series = Set(reports.map(\.version.series)).sorted()
    let parts = series.map { series in
      let count = reports.count { $0.version.series == series }
      return "<span style=\"flex: \(count) 1 0\">\(series.seriesText)</span>"
    }
    return "<div class=\"axis\" aria-hidden=\"true\">\(parts.joined())</div>"
  }

  private func key(_ name: String) -> String {
    "<svg class=\"key\" aria-hidden=\"true\" viewBox=\"0 0 1 1\">\(rect(name, 0, 0, 1, 1))</svg>"
  }

  private func rect(_ name: String, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "<rect class=\"\(name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>"
  }
}
