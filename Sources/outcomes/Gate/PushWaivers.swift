import Gate
import Git
import Ledger
import Spend

/// Waivers that came with a push: nothing in the repository tells of them afterwards.
enum PushWaivers {
  /// Keeps those that let something through in the repository's ledger, or the one that is named.
  ///
  /// - Parameters:
  ///   - verdicts: what the gate says of the push.
  ///   - request: what was pushed, and which ledger the options name.
  ///   - path: the repository; `nil` for the one here.
  ///   - time: the time of the run, in seconds since 1970-01-01 UTC.
  /// - Throws: a `Failure` where they cannot be kept: a waiver that nobody can look up later is a
  ///   hole in the gate.
  static func keep(
    of verdicts: [Verdict], _ request: GateRequest, at path: String?, time: Int64
  ) throws(Failure) {
    // What is refused lets nothing in.
    guard request.isServerHook, verdicts.allSatisfy({ $0.outcome == .passed }) else { return }
    let granted = verdicts.flatMap { verdict in
      verdict.waivers.filter { $0.commit == nil && $0.refusal == nil && $0.overrides > 0 }
        .map { (verdict.range, $0) }
    }
    guard !granted.isEmpty else { return }
    let repository = try open(path)
    let records = granted.map { range, waiver in
      WaiverRecord(
        repository: DeploymentPlace.name(of: repository), commit: range.head, rule: waiver.rule,
        reason: waiver.reason, grantedBy: waiver.person, grantedAt: time, via: .pushOption)
    }
    let file = request.spending.storage.ledger ?? LedgerOptions.file(of: repository)
    do throws(LedgerError) {
      try Ledger.open(at: file).insert(waivers: records)
    } catch {
      throw Failure(error)
    }
  }

  private static func open(_ path: String?) throws(Failure) -> Repository {
    do throws(GitError) {
      return try Repository(at: path ?? ".", searching: path == nil, inHook: true)
    } catch {
      throw Failure(kind: .unreadable, message: error.description)
    }
  }
}
