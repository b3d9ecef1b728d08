import Configuration
import Git
import Provenance

/// Which waivers and approvals hold for which commits.
///
/// What stands on a commit holds for it. What stands on a commit that changes nothing holds for all
/// commits of the range that it contains: that is how somebody else than the author speaks.
struct Statements: Sendable {
  private(set) var waivers: [Waiver] = []
  private var waiversOf: [GatePolicy.Rule: [ObjectID: Held]] = [:]
  /// Waivers for everything: those of the push itself.
  private var everywhere: [GatePolicy.Rule: Int] = [:]
  private var approved: Approvals
  private let policy: GatePolicy
  private let mailmap: Mailmap
  private let detector: Detector

  /// A waiver that a commit has.
  private struct Held {
    var waiver: Int32
    /// Whether all that the commit contains has one, too.
    var isWide: Bool
  }

  private var refused = 0

  /// More waivers cannot be listed.
  private static let mostWaivers = 1_000
  /// So many of them may be of people who may not waive: anybody can write them, and they must not
  /// be in the way of one that counts.
  private static let mostRefused = 500

  /// Takes what came with the push.
  init(_ setup: Judge.Setup, detector: Detector) {
    (policy, mailmap, self.detector) = (setup.policy, setup.mailmap, detector)
    approved = Approvals(by: setup.policy.approvers, of: Set(setup.changes.paths.keys))
    for waive in setup.waivings {
      take(Statement.Waiving(waive.rule, because: waive.reason), ofPusher: setup.pusher)
    }
  }

  /// Takes what a commit says.
  ///
  /// - Parameters:
  ///   - statement: what its message has.
  ///   - id: the commit.
  ///   - commit: the commit.
  ///   - shape: the range, whole.
  ///   - parentTree: the tree of its only parent.
  mutating func take(
    _ statement: Statement, of id: ObjectID, _ commit: Commit, in shape: RangeShape,
    parentTree: ObjectID?
  ) {
    let isWide = parentTree == commit.tree
    for address in statement.approvals { approved.add(address, at: id, isWide: isWide, shape) }
    guard !statement.waivings.isEmpty else { return }
    let author = "\(commit.author.name) <\(commit.author.email)>"
    let authorRefusal = refusal(ofAuthor: commit.author)
    for waiving in statement.waivings {
      let refusal = refusal(of: waiving) ?? authorRefusal
      guard let index = add(waiving, by: author, at: id, refusal), refusal == nil,
        let rule = GatePolicy.Rule(rawValue: waiving.rule)
      else { continue }
      if isWide {
        waive(rule, by: index, in: id, shape)
      } else if waiversOf[rule]?[id] == nil {
        waiversOf[rule, default: [:]][id] = Held(waiver: Int32(index), isWide: false)
      }
    }
  }

  /// Each commit is visited once for a rule, however many commits waive it for all others.
  private mutating func waive(
    _ rule: GatePolicy.Rule, by index: Int, in id: ObjectID, _ shape: RangeShape
  ) {
    // Taken out, so that it is changed in its place.
    var held = waiversOf.removeValue(forKey: rule) ?? [:]
    shape.forEach(containedIn: id) { commit in
      let known = held[commit]
      guard known?.isWide != true else { return false }
      held[commit] = Held(waiver: known?.waiver ?? Int32(index), isWide: true)
      return true
    }
    waiversOf[rule] = held
  }

  private mutating func take(_ waiving: Statement.Waiving, ofPusher pusher: String?) {
    var refusal = refusal(of: waiving)
    if let pusher, refusal == nil, !policy.waivers.contains(pusher.lowercased()) {
      refusal = "'waivers' of the policy does not list '\(pusher)'"
    } else if pusher == nil, refusal == nil {
      refusal = "the server does not say who pushes"
    }
    guard let index = add(waiving, by: pusher ?? "an unnamed pusher", at: nil, refusal),
      refusal == nil,
      let rule = GatePolicy.Rule(rawValue: waiving.rule)
    else { return }
    everywhere[rule] = index
  }

  /// The waiver of a rule for a commit.
  func waiver(of rule: GatePolicy.Rule, for commit: ObjectID) -> Int? {
    (waiversOf[rule]?[commit]?.waiver).map(Int.init) ?? everywhere[rule]
  }

  /// The waiver of a rule for the whole range: one that holds for its tip and each root of it.
  func waiver(of rule: GatePolicy.Rule, forAllOf commits: [ObjectID]) -> Int? {
    if let index = everywhere[rule] { return index }
    guard let held = waiversOf[rule], let tip = commits.last, let own = held[tip] else {
      return nil
    }
    return commits.allSatisfy { held[$0] != nil } ? Int(own.waiver) : nil
  }

  /// Who approved a commit, in small letters.
  func approvals(of commit: ObjectID) -> [String] { approved.of(commit) }

  mutating func use(_ waiver: Int) { waivers[waiver].overrides += 1 }

  private mutating func add(
    _ waiving: Statement.Waiving, by person: String, at commit: ObjectID?, _ refusal: String?
  ) -> Int? {
    guard waivers.count < Self.mostWaivers, refusal == nil || refused < Self.mostRefused else {
      return nil
    }
    if refusal != nil { refused += 1 }
    waivers.append(
      Waiver(
        rule: waiving.rule, reason: waiving.reason, person: person, commit: commit?.hex,
        refusal: refusal))
    return waivers.count - 1
  }

  private func refusal(of waiving: Statement.Waiving) -> String? {
    if GatePolicy.Rule(rawValue: waiving.rule) == nil {
      return "there is no rule '\(waiving.rule)'"
    }
    return waiving.reason.isEmpty ? "it gives no reason" : nil
  }

  private func refusal(ofAuthor author: Signature) -> String? {
    let known = mailmap.resolve(name: author.name, email: author.email)
    guard detector.actor(name: known.name, email: known.email) == .human else {
      return "its author is no human"
    }
    let addresses = [author.email.lowercased(), known.email.lowercased()]
    return addresses.contains { policy.waivers.contains($0) }
      ? nil : "'waivers' of the policy does not list \(author.email)"
  }
}
