import Deployments
import Foundation
import Ledger
import Spend

/// Whether the ledger is whole, and what of the spend in it has a price.
struct LedgerChecks {
  private(set) var checks: [Check] = []
  private(set) var failures: [Failure.Kind] = []

  /// - Parameters:
  ///   - file: the ledger; `nil` where there is no repository that could keep one.
  ///   - isNamed: whether the user named it.
  ///   - now: the time of the run.
  init(file: String?, isNamed: Bool, now: Int64) {
    let catalog = PriceCatalog.shipped
    if let file { read(file, isNamed: isNamed, catalog, now) }
    checks.append(Self.age(of: catalog, now: now))
  }

  private mutating func read(
    _ file: String, isNamed: Bool, _ catalog: PriceCatalog, _ now: Int64
  ) {
    guard Ledger.exists(at: file) else {
      let remedy = "outcomes spend import PATH, or outcomes deploy record"
      if isNamed { failures.append(.ledger) }
      checks += [
        isNamed
          ? .problem("ledger", "there is no file '\(file)'", remedy: remedy)
          : .notice(
            "ledger", "there is none yet: no spend and no deployment is recorded", remedy: remedy),
        Self.logs(imported: []),
      ]
      return
    }
    do throws(LedgerError) {
      let ledger = try Ledger.openForReading(at: file)
      if let damage = try ledger.check().first {
        failures.append(.ledger)
        checks.append(
          .problem(
            "ledger", "the ledger '\(file)' is damaged: \(damage)",
            remedy: "outcomes ledger restore BACKUP, or 'sqlite3 FILE .recover'"))
        return
      }
      let content = try LedgerContent(ledger, catalog)
      checks += [content.check(now: now), Self.logs(imported: content.formats), content.prices]
    } catch {
      failures.append(.ledger)
      checks.append(.problem("ledger", error.message, remedy: error.hint))
    }
  }

  /// Only whether the directories are there; nothing in them is read.
  private static func logs(imported: Set<SpendFormat>) -> Check {
    let directories = LogDirectories(ProcessInfo.processInfo.environment)
    let unread = directories.unread(imported: imported)
    guard !unread.isEmpty else {
      return .ok("logs", "no agent's logs on this machine were left out")
    }
    // An agent may have two directories.
    var formats: [String] = []
    for (format, _) in unread where formats.last != format.rawValue {
      formats.append(format.rawValue)
    }
    return .notice(
      "logs",
      "nothing was imported of logs on this machine: \(formats.joined(separator: ", "))",
      remedy: "outcomes spend import "
        + unread.map { directories.typed($0.path) }.joined(separator: " "))
  }

  private static let oldestCatalog: Int64 = 90

  private static func age(of catalog: PriceCatalog, now: Int64) -> Check {
    let check = catalog.check([], now: now)
    let words = "the prices that ship are of \(check.catalogDate)"
    guard check.ageInDays > oldestCatalog else { return .ok("catalog", words) }
    return .notice(
      "catalog", "\(words), \(check.ageInDays) days ago: newer models have none",
      remedy: "update outcomes, or give prices of your own: outcomes scan --prices FILE")
  }
}

/// What is in a ledger.
struct LedgerContent {
  private(set) var formats: Set<SpendFormat> = []
  private var rows = 0
  private var deployments = 0
  /// In seconds since 1970-01-01 UTC.
  private var newest: Int64?
  /// Tokens without a price, by model.
  private var unpriced: [String: Int64] = [:]

  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  init(_ ledger: Ledger, _ catalog: PriceCatalog) throws(LedgerError) {
    var pricer = Pricer(catalog)
    var content = self
    try ledger.forEachRecord { record in
      content.rows += 1
      content.formats.insert(record.format)
      content.newest = max(content.newest ?? .min, record.origin.time / 1_000)
      guard case .unpriced = pricer.cost(of: record) else { return }
      let model = record.usage.model ?? "(no model)"
      content.unpriced[model, default: 0].add(record.usage.tokens.total)
    }
    try ledger.forEachDeployment { record in
      content.deployments += 1
      content.newest = max(content.newest ?? .min, record.finishedAt)
    }
    self = content
  }

  func check(now: Int64) -> Check {
    let last = newest.map { ", the newest of \(dayWords($0, now: now))" } ?? ""
    return .ok(
      "ledger",
      "whole: \(numbered(rows, "record")) of spend, "
        + numbered(deployments, "deployment") + last)
  }

  /// Models whose tokens cost nobody knows what.
  var prices: Check {
    let sorted = unpriced.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = sorted.first else {
      return .ok("prices", rows == 0 ? "there is no spend to price" : "all spend has a price")
    }
    let words = sorted.prefix(3).map { "'\($0.key)'" }.joined(separator: ", ")
    let more = sorted.count > 3 ? ", and \(sorted.count - 3) more" : ""
    return .problem(
      "prices",
      "\(numbered(sorted.count, "model")) without a price: \(words)\(more); the most, "
        + "\(first.value) tokens, of the first",
      remedy: "outcomes spend prices --check")
  }
}
