/// How the pages look: light and dark, in print, and wide tables that scroll.
enum HTMLStyle {
  /// The style sheet. Paper is light: dark is for screens alone.
  static let sheet = """
    :root { --ink: #1f2328; --paper: #ffffff; --soft: #59636e; --line: #d1d9e0; --bad: #a40e26; --warn: #7d4e00; --good: #116329; --link: #0550ae; --bar: #bf8700; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #3d444d; --bad: #ff938a; --warn: #e3b341; --good: #56d364; --link: #79c0ff; --bar: #8a6a1a; }
    }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
    a { color: var(--link); }
    h1, h2, h3 { line-height: 1.25; }
    code { font-family: ui-monospace, monospace; font-size: 0.9375em; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .not-ready, .blocker { color: var(--bad); }
    .undetermined, .not-inspected, .warning { color: var(--warn); }
    .ready { color: var(--good); }
    .soft { color: var(--soft); }
    dt { font-weight: bold; }
    dd { margin-inline-start: 1.5rem; }
    table { border-collapse: collapse; }
    caption { text-align: start; font-weight: bold; padding-block: .5rem; }
    th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: normal; }
    .matrix table { inline-size: 100%; }
    .matrix th, .matrix td { white-space: nowrap; }
    .matrix th[scope="row"] { position: sticky; inset-inline-start: 0; background: var(--paper); }
    .matrix td a { display: block; }
    .matrix .blocker, .matrix .not-ready { font-weight: bold; }
    .quiet { color: var(--soft); text-decoration: none; }
    .wide { overflow-x: auto; }
    @media screen and (min-width: 62rem) {
      .matrix { inline-size: calc(100vw - 3rem); margin-inline-start: calc(50% - 50vw + 1.5rem); }
      .matrix .wide { inline-size: min(80rem, 100%); margin-inline: auto; }
    }
    summary { cursor: pointer; }
    :target { scroll-margin-block-start: 1rem; outline: 2px solid var(--link); outline-offset: .25rem; }
    tr:target { outline-offset: -2px; }
    figure { margin: 1rem 0; }
    figcaption { margin-block-start: .5rem; }
    figcaption span { white-space: nowrap; }
    .bars svg { display: block; inline-size: 100%; block-size: 7.5rem; }
    .axis { display: flex; font-size: .8125rem; }
    .axis span { border-inline-start: 1px solid var(--soft); padding-inline-start: .25rem; overflow: hidden; min-inline-size: 0; white-space: nowrap; }
    .key { inline-size: .75em; block-size: .75em; }
    .bar-blocker { fill: var(--bad); }
    .bar-warning { fill: var(--bar); }
    .bar-none { fill: var(--good); }
    @media print {
      details::details-content { content-visibility: visible; block-size: auto; }
      .wide { overflow: visible; }
      :target { outline: none; }
      .matrix table { font-size: .5625rem; }
      .matrix th, .matrix td { padding: .125rem .1875rem; }
      tr { break-inside: avoid; }
      h1, h2, h3, h4 { break-after: avoid; }
    }
    """
}
