/// What the entries of one trace say together: a call's span often leaves to its parent whose it is.
struct OTLPTrace: Sendable {
  private(set) var session: String?
  private(set) var model: String?
  private(set) var author: String?

  /// Notes what an entry says; of several, the first in the alphabet, since the order of entries
  /// must not matter.
  mutating func note(_ attributes: OTLPAttributes) {
    session = Self.first(session, attributes.session)
    model = Self.first(model, attributes.genAIModel)
    author = Self.first(author, attributes.author)
  }

  /// Completes a record.
  func fill(_ record: inout SpendRecord) {
    if record.origin.session == nil { record.origin.session = session }
    if record.origin.author == nil { record.origin.author = author }
    if record.usage.model == nil, let model {
      record.usage.model = model
      record.usage.accuracy = max(record.usage.accuracy, .approximate)
    }
  }

  static func key(_ trace: String) -> RecordKey {
    var hasher = RecordKeyHasher("otlp-trace")
    hasher.add(trace)
    return hasher.key
  }

  private static func first(_ left: String?, _ right: String?) -> String? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}
