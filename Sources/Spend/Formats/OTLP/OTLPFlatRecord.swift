/// A log record or span as a document of its own, with plain attributes.
struct OTLPFlatRecord {
  var entry: OTLPEntry
  var resource = OTLPAttributes()
  var hasAttributes = false
  var spanName: String?
  var eventName: String?
  /// What the record says it is: `span`, `log`, `metric`.
  var type: String?
  var hasKind = false
  // Milliseconds since 1970-01-01 UTC.
  var start: Int64?
  var end: Int64?
  var time: Int64?
  var observed: Int64?

  init(line: Int?) { entry = OTLPEntry(.log, line: line) }

  /// A span has a name and a start, an end or a kind; a log record has none of these.
  private var isSpan: Bool {
    if let type { return type == "span" }
    return spanName != nil && (start != nil || end != nil || hasKind || entry.span != nil)
  }

  /// The entry that it amounts to.
  var finished: OTLPEntry {
    var entry = entry
    entry.signal = isSpan ? .span : .log
    entry.name = isSpan ? spanName : eventName
    entry.time = end ?? time
    entry.fallbackTime = start ?? observed
    entry.attributes.fill(from: resource)
    // Only Copilot is known to write such records without saying whose they are.
    if entry.attributes[.serviceName] == nil { entry.attributes.assumeService("github-copilot") }
    return entry
  }
}
