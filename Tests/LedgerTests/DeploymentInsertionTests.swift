import Deployments
import FixtureSupport
import Ledger
import Testing

@Suite("Deployments in the ledger")
struct DeploymentInsertionTests {
  @Test("every field comes back as it went in, and so does a missing one")
  func roundTrip() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let full = DeploymentRecord(
      id: "7/ä\"", source: .github, repository: "forge.example.org/o/r", unit: "api",
      environment: "prod #1", isProduction: false, name: "v1\n2",
      revisions: ["ab12", "image@sha256:1", "\u{1F600}\\"], startedAt: -5, finishedAt: 7,
      status: .cancelled)
    let bare = DeploymentRecord(
      id: "1", source: .csv, revisions: [], finishedAt: 8, status: .failed)
    #expect(try ledger.insert(deployments: [full, bare], at: 9).new == 2)
    #expect(try ledger.deployments() == [full, bare])
  }

  @Test("a second time changes nothing, not even the stamp")
  func idempotent() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let records = (0..<200).map { Samples.deployment("\($0)") }
    try ledger.insert(deployments: records, at: 1)
    let stamp = try ledger.deploymentsStamp()
    let changes = try ledger.insert(deployments: records.reversed(), at: 2)
    #expect(changes.unchanged == 200 && changes.new == 0 && changes.changed == 0)
    #expect(try ledger.deploymentsStamp() == stamp)
  }

  @Test("the stamp is another one whenever a deployment is")
  func stamp() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    var stamps = [try ledger.deploymentsStamp()]
    #expect(stamps == [0])
    for record in [Samples.deployment("1", status: .running), Samples.deployment("1")] {
      try ledger.insert(deployments: [record], at: 1)
      stamps.append(try ledger.deploymentsStamp())
    }
    #expect(Set(stamps).count == 3)
  }

  /// What is known, what is told, and which of the two counts.
  static let pairs: [(DeploymentStatus, DeploymentStatus, Bool)] = [
    (.running, .succeeded, true), (.running, .failed, true), (.succeeded, .running, false),
    (.failed, .running, false), (.succeeded, .failed, true), (.failed, .succeeded, true),
  ]

  @Test("an end follows a run, a later end an earlier one, and no run an end", arguments: pairs)
  func status(known: DeploymentStatus, told: DeploymentStatus, counts: Bool) throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert(deployments: [Samples.deployment("1", status: known)], at: 1)
    let news = Samples.deployment("1", status: told, finishedAt: 200)
    let changes = try ledger.insert(deployments: [news], at: 2)
    #expect(changes.changed == (counts ? 1 : 0))
    #expect(try ledger.deployments().map(\.status) == [counts ? told : known])
  }

  @Test("an end that came before the known one is no news")
  func earlier() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let known = Samples.deployment("1", status: .failed, finishedAt: 200)
    try ledger.insert(deployments: [known], at: 1)
    try ledger.insert(deployments: [Samples.deployment("1", finishedAt: 100)], at: 2)
    #expect(try ledger.deployments() == [known])
  }

  @Test("one id for several units or environments, in one import or in several, keeps them all")
  func apart() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let targets = [("web", "production"), ("api", "production"), ("api", "staging")]
    let told = targets.map { unit, environment in
      var record = Samples.deployment("7", source: .csv)
      (record.unit, record.environment) = (unit, environment)
      return record
    }
    for record in told { try ledger.insert(deployments: [record], at: 1) }
    let again = try ledger.insert(deployments: told, at: 2)
    #expect(again.unchanged == 3)
    #expect(
      Set(try ledger.deployments().map { "\($0.id), \($0.unit ?? "")" })
        == ["7, web", "7 api production, api", "7 api staging, api"])
  }

  @Test("what is mended counts, and what is left out stays")
  func mended() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    var first = Samples.deployment("1", source: .csv)
    (first.unit, first.name, first.startedAt, first.isProduction) = ("web", "one", 5, true)
    var second = Samples.deployment("1", source: .csv, finishedAt: 90)
    second.revisions = []
    try ledger.insert(deployments: [first, second], at: 1)
    (second.unit, second.revisions) = ("web", first.revisions)
    (second.name, second.startedAt, second.isProduction) = ("one", 5, true)
    #expect(try ledger.deployments() == [second])
  }

  /// What makes two records with one id two deployments.
  enum Difference: String, CaseIterable { case commit, unit, environment }

  @Test(
    "an id that 'deploy record' was given twice is a conflict, and nothing is written",
    arguments: Difference.allCases)
  func conflict(_ difference: Difference) throws {
    let ledger = try Ledger.open(at: try Samples.path())
    var known = Samples.deployment("ci-7", source: .record)
    known.unit = "api"
    try ledger.insert(deployments: [known], at: 1)
    var other = known
    switch difference {
    case .commit: other.revisions = ["ffff"]
    case .unit: other.unit = "web"
    case .environment: other.environment = "staging"
    }
    let news = Samples.deployment("ci-1", source: .record)
    let error = #expect(throws: LedgerError.self) {
      try ledger.insert(deployments: [news, other], at: 2)
    }
    guard case .conflict(let conflict) = error?.fault else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(conflict.id == "ci-7" && conflict.subject.rawValue == difference.rawValue)
    #expect(error?.message.contains("'ci-7'") == true)
    #expect(try ledger.deployments() == [known])
  }

  @Test("the same id is another deployment in another repository, and of another source")
  func identity() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    var records = [
      Samples.deployment("1", source: .record), Samples.deployment("1", source: .lines),
    ]
    records += records.map { record in
      var record = record
      (record.repository, record.revisions) = ("o/r", ["beef"])
      return record
    }
    #expect(try ledger.insert(deployments: records, at: 1).new == 4)
  }

  @Test("those of a repository are its own and those that name none, by their end")
  func selection() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let places: [String?] = ["b", nil, "a", "c", "a"]
    let records = places.enumerated().map { index, repository in
      var record = Samples.deployment("\(index)", finishedAt: Int64(50 - index))
      record.repository = repository
      return record
    }
    try ledger.insert(deployments: records, at: 1)
    #expect(try ledger.deployments(of: ["a", "x"]).map(\.id) == ["4", "2", "1"])
    #expect(try ledger.deployments().map(\.id) == ["4", "3", "2", "1", "0"])
    var ids: [String] = []
    try ledger.forEachDeployment { ids.append($0.id) }
    #expect(ids == ["1", "2", "4", "0", "3"])
  }

  @Test("of several tellings in one call, the first is told first")
  func together() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let changes = try ledger.insert(
      deployments: [
        Samples.deployment("1", status: .running), Samples.deployment("1"),
        Samples.deployment("1", status: .running),
      ], at: 1)
    #expect(changes.new == 1 && changes.changed == 1 && changes.unchanged == 1)
    #expect(try ledger.deployments().map(\.status) == [.succeeded])
  }

  @Test("a NUL is left out of a text, and the rest of it is not")
  func nul() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert(deployments: [Samples.deployment("a\0b")], at: 1)
    #expect(try ledger.deployments().map(\.id) == ["ab"])
    #expect(try ledger.insert(deployments: [Samples.deployment("a\0b")], at: 1).unchanged == 1)
  }
}
