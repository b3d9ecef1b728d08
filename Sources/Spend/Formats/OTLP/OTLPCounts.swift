/// The token counts of one call as telemetry states them, before they are made disjoint.
struct OTLPCounts: Hashable, Sendable {
  /// What a source counts as what.
  enum Convention: Hashable, Sendable {
    /// All classes beside one another (Claude Code).
    case disjoint
    /// Input includes what came from the cache and went into it; output includes reasoning (Codex).
    case inclusive
    /// Input includes the cache; thoughts stand beside the output, unless the total says that they
    /// are in it; what tools put in is input too (Gemini CLI, Qwen Code).
    case gemini
    /// Input "should" include the cache, which not all obey: the total tells, where there is one.
    /// https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/
    case genAI
  }

  var input: Int64 = 0
  var output: Int64 = 0
  var cacheRead: Int64 = 0
  var cacheWrite: Int64 = 0
  var reasoning: Int64 = 0
  var tool: Int64 = 0
  var total: Int64?
  /// Whether any of them was there, be it 0.
  var isStated = false
  /// Whether one of them is no number of tokens.
  var isMalformed = false

  private var cached: Int64 { cacheRead + cacheWrite }

  /// The disjoint classes.
  func tokens(_ convention: Convention) -> Tokens {
    var tokens = Tokens(
      input: input, cacheRead: cacheRead, cacheWrite5m: cacheWrite, output: output)
    switch convention {
    case .disjoint: break
    case .inclusive: tokens.input = max(0, input - cached)
    case .gemini:
      tokens.input = max(0, input - cached) + tool
      if total != input + output + tool { tokens.output += reasoning }
    case .genAI:
      if includesCache { tokens.input = input - cached }
      if total == input + output + reasoning { tokens.output += reasoning }
    }
    return tokens
  }

  private var includesCache: Bool {
    guard input >= cached else { return false }
    return total != input + output + cached || cached == 0
  }
}

extension OTLPCounts {
  /// Reads counts from attributes.
  ///
  /// Of several attributes for one count, the first that is there counts.
  init(
    _ attributes: OTLPAttributes,
    _ fields: [(count: WritableKeyPath<OTLPCounts, Int64>, attribute: OTLPAttribute)],
    total: OTLPAttribute? = nil
  ) {
    var done: Set<WritableKeyPath<OTLPCounts, Int64>> = []
    for field in fields where !done.contains(field.count) {
      guard let value = attributes.count(field.attribute, isMalformed: &isMalformed) else {
        continue
      }
      self[keyPath: field.count] = value
      done.insert(field.count)
      isStated = true
    }
    // Only a hint: a total that is none makes nothing malformed.
    var ignored = false
    self.total = total.flatMap { attributes.count($0, isMalformed: &ignored) }
  }
}

extension OTLPAttributes {
  /// A number of tokens; `nil` where there is none.
  ///
  /// `isMalformed` is set where the value is no whole number from 0 to `Tokens.limit`.
  func count(_ key: OTLPAttribute, isMalformed: inout Bool) -> Int64? {
    if isOdd(key) { isMalformed = true }
    guard let text = self[key] else { return nil }
    guard let count = Tokens.count(text) else {
      isMalformed = true
      return nil
    }
    return count
  }

  /// Money in nano-USD, which is the number times ten to the power; `nil` where there is none.
  ///
  /// `isMalformed` is set where the value is no such number.
  func nanos(_ key: OTLPAttribute, power: Int, isMalformed: inout Bool) -> Int64? {
    if isOdd(key) { isMalformed = true }
    guard let text = self[key] else { return nil }
    guard let nanos = StatedCost.nanos(text, power: power) else {
      isMalformed = true
      return nil
    }
    return nanos
  }
}

extension Tokens {
  /// A number of tokens as it is written; `nil` for anything but a whole number up to `limit`.
  static func count(_ text: String) -> Int64? {
    guard let count = scaled(text.utf8, by: 0), (0...limit).contains(count),
      // Some write whole numbers as 12.0.
      scaled(text.utf8, by: 3) == count * 1_000
    else { return nil }
    return count
  }
}

extension StatedCost {
  /// Money as it is written, in nano-USD; `nil` for anything but a number from 0 to `limit`.
  static func nanos(_ text: String, power: Int) -> Int64? {
    scaled(text.utf8, by: power).flatMap { (0...limit).contains($0) ? $0 : nil }
  }
}
