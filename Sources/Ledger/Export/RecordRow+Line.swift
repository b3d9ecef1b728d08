import JSONScanning
import Spend

/// A record of spend as a line of an export.
extension RecordRow {
  enum Member: String, CaseIterable {
    case key, format, agent, grain, model, input
    case cacheRead = "cache_read"
    case cacheWrite5m = "cache_write_5m"
    case cacheWrite1h = "cache_write_1h"
    case output
    case statedNanos = "stated_nanos"
    case statedBasis = "stated_basis"
    case terms
    case webSearches = "web_searches"
    case accuracy
    case isSidechain = "is_sidechain"
    case time, session, directory, repository, branch, author, commit
    case fileStart = "file_start"
    case isInSidechainFile = "is_in_sidechain_file"
    case assignedAuthor = "assigned_author"
  }

  func write(to line: inout JSONLine) {
    line.member("kind", "spend")
    line.member("key", record.key.hexadecimal)
    line.member("format", record.format.rawValue)
    line.member("agent", record.agent)
    line.member("grain", record.grain.name)
    write(record.usage, to: &line)
    write(record.origin, to: &line)
    line.member("assigned_author", optional: assignedAuthor)
  }

  private func write(_ usage: Usage, to line: inout JSONLine) {
    line.member("model", optional: usage.model)
    line.member("input", nonzero: usage.tokens.input)
    line.member("cache_read", nonzero: usage.tokens.cacheRead)
    line.member("cache_write_5m", nonzero: usage.tokens.cacheWrite5m)
    line.member("cache_write_1h", nonzero: usage.tokens.cacheWrite1h)
    line.member("output", nonzero: usage.tokens.output)
    line.member("stated_nanos", optional: usage.stated?.nanos)
    line.member("stated_basis", optional: usage.stated?.basis.name)
    line.member("terms", nonzero: Int64(usage.terms.rawValue))
    line.member("web_searches", nonzero: usage.webSearches)
    if usage.accuracy != .exact { line.member("accuracy", usage.accuracy.name) }
    line.member("is_sidechain", ifTrue: usage.isSidechain)
  }

  private func write(_ origin: Origin, to line: inout JSONLine) {
    line.member("time", origin.time)
    line.member("session", optional: origin.session)
    line.member("directory", optional: origin.directory)
    line.member("repository", optional: origin.repository)
    line.member("branch", optional: origin.branch)
    line.member("author", optional: origin.author)
    line.member("commit", optional: origin.commit)
    line.member("file_start", origin.fileStart)
    line.member("is_in_sidechain_file", ifTrue: origin.isSidechain)
  }

  /// - Throws: what is wrong with the line.
  init(
    _ members: inout LineMembers<Member>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    record = SpendRecord(
      key: RecordKey(high: 0, low: 0), format: .outcomes, agent: "", grain: .request,
      usage: Usage(model: nil, tokens: Tokens()), origin: Origin(time: 0))
    assignedAuthor = nil
    var stated: (nanos: Int64?, basis: StatedCost.Basis?)
    members.begin()
    while let key = try members.next(&json, bytes) {
      switch key {
      case .statedNanos: stated.nanos = try json.number(of: key, bytes)
      case .statedBasis:
        stated.basis = try StatedCost.Basis(named: try json.text(of: key, bytes), key)
      default: try read(key, &json, bytes)
      }
    }
    try members.require([.key, .format, .agent, .grain, .time, .fileStart])
    if let nanos = stated.nanos, let basis = stated.basis {
      record.usage.stated = StatedCost(nanos: nanos, basis: basis)
    } else if stated.nanos != nil || stated.basis != nil {
      throw ExportFault.missingMember(stated.nanos == nil ? "stated_nanos" : "stated_basis")
    }
  }

  private mutating func read(
    _ key: Member, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    switch key {
    case .key: record.key = try RecordKey(hexadecimal: try json.text(of: key, bytes), key)
    case .format: record.format = try json.choice(of: key, as: SpendFormat.self, bytes)
    case .agent: record.agent = try json.text(of: key, bytes)
    case .grain: record.grain = try Grain(named: try json.text(of: key, bytes), key)
    case .model: record.usage.model = try json.text(of: key, bytes)
    case .input: record.usage.tokens.input = try json.count(of: key, bytes)
    case .cacheRead: record.usage.tokens.cacheRead = try json.count(of: key, bytes)
    case .cacheWrite5m: record.usage.tokens.cacheWrite5m = try json.count(of: key, bytes)
    case .cacheWrite1h: record.usage.tokens.cacheWrite1h = try json.count(of: key, bytes)
    case .output: record.usage.tokens.output = try json.count(of: key, bytes)
    case .statedNanos, .statedBasis: break
    case .terms: record.usage.terms = RateTerms(rawValue: Int(try json.count(of: key, bytes)))
    case .webSearches: record.usage.webSearches = try json.count(of: key, bytes)
    case .accuracy: record.usage.accuracy = try Accuracy(named: try json.text(of: key, bytes), key)
    case .isSidechain: record.usage.isSidechain = try json.truth(of: key, bytes)
    case .time: record.origin.time = try json.number(of: key, bytes)
    case .session: record.origin.session = try json.text(of: key, bytes)
    case .directory: record.origin.directory = try json.text(of: key, bytes)
    case .repository: record.origin.repository = try json.text(of: key, bytes)
    case .branch: record.origin.branch = try json.text(of: key, bytes)
    case .author: record.origin.author = try json.text(of: key, bytes)
    case .commit: record.origin.commit = try json.text(of: key, bytes)
    case .fileStart: record.origin.fileStart = try json.number(of: key, bytes)
    case .isInSidechainFile: record.origin.isSidechain = try json.truth(of: key, bytes)
    case .assignedAuthor: assignedAuthor = try json.text(of: key, bytes)
    }
  }
}
