/// What a piece of text says about an agent, before it is known how much the text counts.
struct Claim: Hashable, Sendable {
  var agent: String
  var model: String?
  var session: String?

  /// The agent of a line that says "AI", and no more.
  static let unknown = "unknown"
}
