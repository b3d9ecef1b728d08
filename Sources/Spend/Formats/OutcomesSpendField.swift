/// The fields of `outcomes.spend.v1`.
enum OutcomesSpendField: String, CaseIterable {
  case schema, agent, time, id, grain, model, session, author, repository, branch, commit, terms
  case input = "input_tokens"
  case cacheRead = "cache_read_tokens"
  case cacheWrite5m = "cache_write_5m_tokens"
  case cacheWrite1h = "cache_write_1h_tokens"
  case output = "output_tokens"
  case webSearches = "web_searches"
  case cost = "cost_usd"
  case basis = "cost_basis"

  private static let names = allCases.map { (bytes: Array($0.rawValue.utf8), field: $0) }

  /// The field of a name; `nil` where there is none.
  init?(named name: [UInt8]) {
    guard let known = Self.names.first(where: { $0.bytes == name }) else { return nil }
    self = known.field
  }

  static let counts: [OutcomesSpendField] = [
    .input, .cacheRead, .cacheWrite5m, .cacheWrite1h, .output, .webSearches,
  ]
  static let amounts = counts + [.cost]

  /// Whether it is one of `counts`.
  var isCount: Bool {
    switch self {
    case .input, .cacheRead, .cacheWrite5m, .cacheWrite1h, .output, .webSearches: true
    default: false
    }
  }

  /// How many bytes its text may have.
  var limit: Int {
    switch self {
    case .repository: 4_096
    case .branch, .id: 400
    default: 200
    }
  }
}

/// A value for each field that has one.
///
/// A dictionary would hash the fields' names, several times a line.
struct FieldValues<Value> {
  private var values = [Value?](repeating: nil, count: OutcomesSpendField.allCases.count)

  subscript(field: OutcomesSpendField) -> Value? {
    get { values[field.place] }
    set { values[field.place] = newValue }
  }
}

extension OutcomesSpendField {
  /// The place among all cases.
  fileprivate var place: Int {
    switch self {
    case .schema: 0
    case .agent: 1
    case .time: 2
    case .id: 3
    case .grain: 4
    case .model: 5
    case .session: 6
    case .author: 7
    case .repository: 8
    case .branch: 9
    case .commit: 10
    case .terms: 11
    case .input: 12
    case .cacheRead: 13
    case .cacheWrite5m: 14
    case .cacheWrite1h: 15
    case .output: 16
    case .webSearches: 17
    case .cost: 18
    case .basis: 19
    }
  }
}
