/// Where a record comes from; the smallest is the best.
struct SpendSource: Comparable, Sendable {
  let grain: Grain
  /// Whether it stands for a whole account.
  let isAccount: Bool
  let format: SpendFormat

  init(_ row: SpendRow) {
    grain = row.grain
    isAccount = row.grain > .session && row.author == 0
    // Both exports of Cursor have the same calls.
    format = row.format == .cursorCSV ? .cursorEvents : row.format
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.place != right.place { return left.place < right.place }
    return left.format != right.format && left.format.rawValue < right.format.rawValue
  }

  /// A single number, since millions are compared.
  private var place: Int { (isAccount ? 1 << 8 : 0) | grain.rawValue << 4 | format.rank }
}

extension SpendFormat {
  /// Which of two sources of the same grain counts: an agent's own log before what watched it from
  /// outside, what is billed before what is only counted.
  fileprivate var rank: Int {
    switch self {
    case .anthropicUsage, .openAIUsage: 1
    case .liteLLM, .bedrock, .openRouter: 2
    case .otlp: 3
    case .focus: 4
    case .repository: 5
    default: 0
    }
  }
}
