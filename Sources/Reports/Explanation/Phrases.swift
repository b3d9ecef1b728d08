import Metrics
import Timestamps

/// The beginning of a commit's id.
func short(_ commit: String) -> String { truncated(visible(String(commit.prefix(10))), to: 10) }

/// A time for people, such as `2026-05-04 09:31 UTC`.
func minute(_ time: Int64) -> String {
  let text = Timestamp.format(time)
  return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
}

/// The first and the last day of a window.
func days(of window: Window) -> String {
  // The window ends before its last second; a reader means the last day in it.
  let last = window.until > window.since ? window.until - 1 : window.since
  return "\(Timestamp.day(window.since)) to \(Timestamp.day(last))"
}

/// `1/3` where the share is one of so many equal ones.
func fraction(_ share: Double) -> String {
  guard share.isFinite, share > 0, share < 1 else { return share == 1 ? "1" : decimal(share) }
  let parts = (1 / share).rounded()
  guard parts <= 1000, abs(parts * share - 1) < 1e-9 else { return decimal(share) }
  return "1/\(fixed(parts, decimals: 0))"
}

/// The first few, and how many there are besides.
func listed(_ items: [String], first limit: Int = 5) -> [String] {
  guard items.count > limit + 1 else { return items }
  return items.prefix(limit) + ["and \(count(items.count - limit)) more"]
}

/// The end of a path that fits, beginning at a folder where it can: its name is at its end.
func ending(_ path: String, to width: Int) -> String {
  let path = visible(path)
  guard truncated(path, to: width) != path else { return path }
  var used = 1
  let kept = path.reversed().prefix { character in
    used += displayWidth(String(character))
    return used <= width
  }
  let end = String(kept.reversed())
  guard let folder = end.dropLast().firstIndex(of: "/") else { return "…" + end }
  return "…" + end[folder...]
}
