import Timestamps

/// One line of a spend note: what a session used of one model from one commit to the next.
///
/// ```
/// {"schema":"outcomes.note.v1","agent":"claude-code","session":"7f3a…","model":"claude-opus-5",
///  "catalog":"2026-11-21","from":"2026-11-21T09:30:00.250Z","until":"2026-11-21T10:00:00.999Z",
///  "requests":12,"input_tokens":10,"cache_read_tokens":9000,"cache_write_5m_tokens":700,
///  "cache_write_1h_tokens":0,"output_tokens":4200,"usd_nanos":123450000}
/// ```
///
/// in one line. `outcomes.note.v1`; the JSON schema of that name ships with the project. Numbers
/// and these ids, and nothing else: no path, branch, name of a person or text of anybody's.
package struct SpendNoteLine: Hashable, Sendable {
  package static let schema = "outcomes.note.v1"

  /// The agent's slug.
  package var agent: String
  /// The session's id, as the agent exposes it to the tools that it runs.
  package var session: String
  /// The model's id in the price catalog; where that does not know it, its name in the log.
  package var model: String?
  /// The version of the price catalog that knows the model; `nil` where it does not.
  package var catalog: String?
  /// Where the segment begins, in milliseconds since 1970-01-01 UTC: at the session's first call,
  /// or behind the last one that stands beside an earlier commit.
  package var from: Int64
  /// The commit's moment, in milliseconds since 1970-01-01 UTC.
  package var until: Int64
  /// How many calls were made; `nil` where the log has only their sum.
  package var requests: Int64?
  package var input: Int64
  package var cacheRead: Int64
  package var cacheWrite5m: Int64
  package var cacheWrite1h: Int64
  package var output: Int64
  /// What it costs at the list prices of the catalog, call by call, in nano-USD (10⁻⁹ USD); `nil`
  /// where there is no price for all of it.
  package var nanos: Int64?

  package init(agent: String, session: String, model: String?, from: Int64, until: Int64) {
    (self.agent, self.session, self.model) = (agent, session, model)
    (self.from, self.until) = (from, until)
    (input, cacheRead, cacheWrite5m, cacheWrite1h, output) = (0, 0, 0, 0, 0)
  }

  /// More tokens of a class, or calls, are none.
  package static let limit: Int64 = 1_000_000_000_000
  /// More money is none: ten million dollars.
  package static let moneyLimit: Int64 = 10_000_000_000_000_000

  /// Whether a text can stand in a line as an agent, a session or a catalog: letters and digits of
  /// ASCII, and `.`, `_` and `-` behind the first, so that no JSON needs an escape.
  package static func isID(_ text: String) -> Bool { isWord(text, also: "._-") }

  /// Whether a text can stand in a line as a model: the same, and what vendors and clouds put into
  /// names.
  package static func isModel(_ text: String) -> Bool { isWord(text, also: "._-+:/@[]") }

  private static func isWord(_ text: String, also others: String) -> Bool {
    guard (1...200).contains(text.utf8.count), let first = text.utf8.first else { return false }
    return (first.isLetter || first.isDigit)
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || others.utf8.contains($0) }
  }

  /// The line without its end; its names are such as `isID` and `isModel` take.
  package var text: String {
    func text(_ name: String?) -> String { name.map { "\"\($0)\"" } ?? "null" }
    func number(_ number: Int64?) -> String { number.map { "\($0)" } ?? "null" }
    let members = [
      ("schema", text(Self.schema)), ("agent", text(agent)), ("session", text(session)),
      ("model", text(model)), ("catalog", text(catalog)), ("from", text(Self.time(from))),
      ("until", text(Self.time(until))), ("requests", number(requests)),
      ("input_tokens", number(input)), ("cache_read_tokens", number(cacheRead)),
      ("cache_write_5m_tokens", number(cacheWrite5m)),
      ("cache_write_1h_tokens", number(cacheWrite1h)), ("output_tokens", number(output)),
      ("usd_nanos", number(nanos)),
    ]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// RFC 3339, with milliseconds where there are some.
  private static func time(_ milliseconds: Int64) -> String {
    let rest = milliseconds % 1_000
    let text = Timestamp.format((milliseconds - rest) / 1_000)
    return rest == 0 ? text : text.dropLast() + "." + String("\(1_000 + rest)".dropFirst()) + "Z"
  }
}

extension SpendNoteLine {
  /// What makes two lines one, wherever they stand: they speak of the same calls.
  package struct Identity: Hashable, Sendable {
    package let agent: String
    package let session: String
    package let from: Int64
    package let model: String?
  }

  package var identity: Identity {
    Identity(agent: agent, session: session, from: from, model: model)
  }

  /// Whether the other line says more of the same calls: more output, then more of the rest.
  func precedes(_ other: SpendNoteLine) -> Bool {
    weight.lexicographicallyPrecedes(other.weight)
  }

  private var weight: [Int64] {
    [
      output, input, cacheRead, cacheWrite5m, cacheWrite1h, requests ?? -1, nanos ?? -1, until,
      catalog == nil ? 0 : 1,
    ]
  }
}
