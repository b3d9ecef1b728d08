internal import GRDB
package import Spend

extension Ledger {
  /// What sessions say of where their work went, in a fixed order.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func links() throws(LedgerError) -> [SessionLink] {
    try read(from: "spend_link", orElse: []) { database in
      var links: [SessionLink] = []
      try SessionLink.forEach(in: database) { links.append($0) }
      return links
    }
  }

  static func insert(
    _ links: [SpendIntake.LinkKey: Int64], _ texts: inout Texts, _ database: Database
  ) throws {
    for (link, time) in links {
      let link = SessionLink(
        agent: link.agent, session: link.session, target: link.target, time: time)
      try insert(link, &texts, database)
    }
  }

  static func insert(_ link: SessionLink, _ texts: inout Texts, _ database: Database) throws {
    let (kind, value, repository) = link.target.columns
    try database.cachedStatement(
      sql: """
        INSERT INTO spend_link (agent, session, kind, value, repository, time)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET time = min(time, excluded.time)
        """
    ).execute(arguments: [
      try texts.number(of: link.agent, database), try texts.number(of: link.session, database),
      kind, value, repository, link.time,
    ])
  }
}

extension SessionLink.Target {
  var columns: (kind: String, value: String, repository: String) {
    switch self {
    case .pullRequest(let number, let repository): ("pull_request", "\(number)", repository ?? "")
    case .commit(let id): ("commit", id, "")
    case .parentCommit(let id): ("parent_commit", id, "")
    case .alias(let id): ("alias", id, "")
    }
  }

  init?(kind: String, value: String, repository: String) {
    switch kind {
    case "pull_request":
      guard let number = Int(value) else { return nil }
      self = .pullRequest(number: number, repository: repository.isEmpty ? nil : repository)
    case "commit": self = .commit(value)
    case "parent_commit": self = .parentCommit(value)
    case "alias": self = .alias(value)
    default: return nil
    }
  }
}

extension SessionLink {
  /// Calls `body` with every link of the table, in a fixed order.
  static func forEach(in database: Database, _ body: (SessionLink) throws -> Void) throws {
    let statement = try RawStatement(
      """
      SELECT agent.text, session.text, kind, value, repository, time FROM spend_link
      JOIN spend_text AS agent ON agent.id = agent
      JOIN spend_text AS session ON session.id = session
      ORDER BY agent.text, session.text, kind, value, repository
      """, database)
    try statement.forEachRow([] as [Int64?]) { try body(SessionLink($0)) }
  }

  private init(_ row: RawRow) throws {
    let target = Target(
      kind: try row.text(2), value: try row.text(3), repository: try row.text(4))
    guard let target else { throw LedgerError.Cause.damaged }
    self.init(
      agent: try row.text(0), session: try row.text(1), target: target, time: try row.number(5))
  }
}
