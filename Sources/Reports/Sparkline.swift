/// A share over time, one mark after the other, the newest last.
struct Sparkline {
  /// What was counted at one point in time; `nil` where it is not known.
  struct Point {
    var part: Int?
    var whole: Int?
    /// Of the whole, what is too young to tell.
    var pending: Int? = 0
  }

  /// What stands for one or more points.
  enum Mark: Equatable {
    case share(Double)
    /// All of it is too young to tell.
    case pending
    /// There is nothing to have a share of.
    case nothing
    case unknown
  }

  var label: String
  var points: [Point]

  /// How many points one mark stands for, so that all of them take `columns` at most.
  static func pointsPerMark(_ points: Int, columns: Int) -> Int {
    max(1, (points + columns - 1) / max(1, columns))
  }

  /// The marks; each is the share of the sums of its points, not a mean of their shares.
  ///
  /// The newest mark is full, the oldest one may stand for fewer points.
  func marks(of size: Int) -> [Mark] {
    let first = points.count % size
    let starts = (first > 0 ? [0] : []) + stride(from: first, to: points.count, by: size)
    return starts.map { start in
      let end = start < first ? first : start + size
      return Self.mark(points[start..<end])
    }
  }

  private static func mark(_ points: ArraySlice<Point>) -> Mark {
    var (part, whole, pending) = (0, 0, 0)
    for point in points {
      // A sum with a part that is not known would be a smaller number.
      guard let ownPart = point.part, let ownWhole = point.whole, let ownPending = point.pending
      else { return .unknown }
      part += ownPart
      whole += ownWhole
      pending += ownPending
    }
    if whole == 0 { return .nothing }
    return share(part, of: whole - pending).map { .share($0) } ?? .pending
  }
}

extension Sparkline.Mark {
  private static let steps = Array("▁▂▃▄▅▆▇█")

  /// Eighths; what is not nothing and not all is drawn as neither.
  var character: Character {
    switch self {
    case .share(let share):
      if share <= 0 { return "▁" }
      if share >= 1 { return "█" }
      return Self.steps[min(6, max(1, Int(share * 8)))]
    case .pending: return "░"
    case .nothing: return "·"
    case .unknown: return "–"
    }
  }

  /// What a reader has to be told of the mark; `nil` for those that tell themselves.
  var legend: String? {
    switch self {
    case .share: nil
    case .pending: "░ too young to tell"
    case .nothing: "· no such lines"
    case .unknown: "– unknown"
    }
  }

  var share: Double? {
    if case .share(let share) = self { share } else { nil }
  }
}

extension Sheet {
  /// Sparklines below one another, with the range of each, and what a mark means.
  func sparklines(_ sparklines: [Sparkline], of noun: String) -> [String] {
    let number = sparklines.map(\.points.count).max() ?? 0
    // One point is no line.
    guard number > 1 else { return [] }
    let labels = (sparklines.map { displayWidth($0.label) }.max() ?? 0) + 2
    let room = max(8, width - labels - 2 - displayWidth(">99 % to 100 %"))
    let size = Sparkline.pointsPerMark(number, columns: room)
    let drawn = sparklines.map { ($0.label, $0.marks(of: size)) }
    let lines = drawn.map { label, marks in
      padded(label, to: labels) + ink(String(marks.map(\.character)), .cyan)
        + range(marks).map { "  " + $0 }.joined()
    }
    let others = drawn.flatMap(\.1).compactMap(\.legend)
    let legends = ["– unknown", "· no such lines", "░ too young to tell"].filter(others.contains)
    let scale = size == 1 ? "one mark is one \(noun)" : "one mark is \(size) \(noun)s together"
    let legend = (["\(scale), the newest last", "▁ 0 %, █ 100 %"] + legends.reversed())
    return lines + remark(legend.joined(separator: "; "))
  }

  /// From the smallest to the largest share that is drawn.
  private func range(_ marks: [Sparkline.Mark]) -> [String] {
    let shares = marks.compactMap(\.share)
    guard let low = shares.min(), let high = shares.max() else { return [] }
    let (first, last) = (percent(low), percent(high))
    return [first == last ? first : "\(first) to \(last)"]
  }
}
