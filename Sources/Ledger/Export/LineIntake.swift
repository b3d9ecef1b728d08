import Deployments
internal import GRDB
import JSONScanning
import Spend

/// Puts the lines of an export into the tables, in one transaction.
struct LineIntake {
  private(set) var isBegun = false
  private(set) var waivers = Ledger.Changes()
  private var records: RecordInsertion
  private var deployments: DeploymentInsertion
  private let waiverInsertion: WaiverInsertion
  private let database: Database
  private var recordMembers = LineMembers<RecordRow.Member>()
  private var linkMembers = LineMembers<SessionLink.Member>()
  private var fileMembers = LineMembers<FileRow.Member>()
  private var deploymentMembers = LineMembers<DeploymentRow.Member>()
  private var waiverMembers = LineMembers<WaiverRecord.Member>()

  init(_ database: Database) throws {
    self.database = database
    records = try RecordInsertion(database)
    deployments = try DeploymentInsertion(database)
    waiverInsertion = try WaiverInsertion(database)
  }

  var spend: Ledger.Changes { records.changes }
  var deployed: Ledger.Changes { deployments.changes }

  func finish() throws { try deployments.finish() }

  /// Takes a line.
  ///
  /// - Throws: an `ExportFault` or a `JSONError` where it is no line of an export.
  mutating func take(_ line: [UInt8]) throws {
    let bytes = line.span
    var json = JSONScanner()
    guard !json.isAtEnd(of: bytes) else { return }
    guard try json.kind(in: bytes) == .object, try json.enterObject(in: bytes) else {
      throw ExportFault.noObject
    }
    if isBegun { try takeRow(&json, bytes) } else { try takeHeader(&json, bytes) }
    guard json.isAtEnd(of: bytes) else { throw ExportFault.trailing }
  }

  private mutating func takeHeader(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws {
    guard try json.nextKey(in: bytes) == Array("schema".utf8),
      let schema = try json.string(in: bytes)
    else { throw ExportFault.noHeader }
    guard schema == exportSchema else {
      throw schema.hasPrefix("outcomes.ledger.") ? ExportFault.newerSchema : ExportFault.noHeader
    }
    if let name = try json.nextKey(in: bytes) {
      throw ExportFault.unknownMember(String(decoding: name, as: UTF8.self))
    }
    isBegun = true
  }

  private mutating func takeRow(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws {
    guard try json.nextKey(in: bytes) == Array("kind".utf8), let kind = try json.string(in: bytes)
    else { throw ExportFault.noKind }
    switch kind {
    case "spend": try records.insert(RecordRow(&recordMembers, &json, bytes))
    case "link":
      let link = try SessionLink(&linkMembers, &json, bytes)
      try Ledger.insert(link, &records.texts, database)
    case "file": try FileRow(&fileMembers, &json, bytes).replaceOlder(in: database)
    case "deployment": try deployments.insert(DeploymentRow(&deploymentMembers, &json, bytes))
    case "waiver":
      let isNew = try waiverInsertion.insert(WaiverRecord(&waiverMembers, &json, bytes))
      if isNew { waivers.new += 1 } else { waivers.unchanged += 1 }
    default: throw ExportFault.unknownKind(kind)
    }
  }
}
