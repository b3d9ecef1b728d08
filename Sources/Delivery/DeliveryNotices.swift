import Git
import Landing
import Provenance

/// What a reader of the numbers has to know about how they came about.
struct DeliveryNotices {
  var texts: [String] = []
  private(set) var isComplete = true

  init(
    _ repository: borrowing Repository, _ history: History, _ found: DeploymentFinding,
    _ units: [UnitDelivery], hasMainline: Bool, attributesUnreadable: Bool,
    told: [String]
  ) {
    if history.count == 0 && history.problems.isEmpty { texts.append("no commits yet") }
    if history.count > 0, !hasMainline {
      texts.append("no mainline found: name it with --mainline")
    }
    note(history.problems)
    for directory in repository.missingAlternates {
      fault("the alternate object directory '\(directory)' does not exist")
    }
    note(units, isPartialClone: repository.isPartialClone)
    if attributesUnreadable {
      fault("the .gitattributes files cannot be read; generated files may count")
    }
    texts += told
    note(found)
    for unit in units { note(unit) }
    noteLinks(history)
  }

  private mutating func fault(_ text: String) {
    texts.append(text)
    isComplete = false
  }

  private mutating func note(_ problems: HistoryProblems) {
    if problems.shallow > 0 {
      fault(
        """
        shallow clone: the history ends at \(problems.shallow) commits whose parents are not \
        here; run 'git fetch --unshallow'
        """)
    }
    if !problems.missing.isEmpty {
      fault(
        "\(problems.missing.count) commits are missing, such as \(Self.least(problems.missing)): "
          + "run 'git fsck', or fetch them again")
    }
    if let first = problems.unreadable.min(by: { $0.subject < $1.subject }) {
      fault(
        "\(problems.unreadable.count) commits cannot be read, such as \(first.subject) "
          + "(\(first.message))")
    }
    note(problems.stores)
    if let first = problems.brokenReferences.first {
      fault(
        "\(problems.brokenReferences.count) references lead to nothing that can be read, "
          + "such as '\(first)'")
    }
  }

  /// So many commits with a note that is invalid are named.
  private static let namedNotes = 200

  private mutating func note(_ stores: [StoreProblem]) {
    // One for each store and reason: a tool that writes it wrong does so a thousand times.
    let byReason = Dictionary(grouping: stores) { "\($0.store): \($0.message)" }
    let listed = byReason.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    for (reason, problems) in listed.prefix(5) {
      let ids = Set(problems.compactMap(\.commit)).sorted().map { $0.hex.prefix(12) }
      let named = ids.prefix(Self.namedNotes).joined(separator: ", ")
      let more = ids.count > Self.namedNotes ? ", and \(ids.count - Self.namedNotes) more" : ""
      texts.append(
        ids.isEmpty
          ? "\(reason); it is passed over"
          : "\(reason); passed over for \(ids.count) commits: \(named)\(more)")
    }
    if listed.count > 5 {
      texts.append("\(listed.count - 5) more kinds of attributions cannot be read")
    }
  }

  private mutating func noteLinks(_ history: History) {
    if let (commit, reason) = history.landings.ambiguities.min(by: {
      history.id($0.key) < history.id($1.key)
    }) {
      texts.append(
        """
        \(history.landings.ambiguities.count) commits off the mainline are not linked to it, \
        since more than one of its commits could have their content, such as \
        \(history.id(commit).hex.prefix(12)) (\(reason))
        """)
    }
  }

  private mutating func note(_ units: [UnitDelivery], isPartialClone: Bool) {
    var problems = ContentProblems()
    for unit in units { problems.merge(unit.problems) }
    guard !problems.isEmpty else { return }
    if isPartialClone {
      fault(
        """
        partial clone: \(problems.blobs.count) files and \(problems.trees.count) trees are not \
        here, so what became of the lines is unknown; run 'git fetch --refetch --no-filter', or \
        clone in full
        """)
      return
    }
    if !problems.trees.isEmpty {
      fault("\(problems.trees.count) trees cannot be read, such as \(Self.least(problems.trees))")
    }
    if !problems.blobs.isEmpty {
      fault(
        "\(problems.blobs.count) files cannot be read, such as \(Self.least(problems.blobs)): "
          + "their lines are not counted; run 'git fsck'")
    }
  }

  private mutating func note(_ found: DeploymentFinding) {
    if found.source == .trunk {
      texts.append(
        """
        deployments: every change of the mainline counts as live when it lands (trunk); name \
        deployments with --deployments or release tags with --tags
        """)
    }
    if let first = found.tags.maintenance.first {
      texts.append(
        "\(found.tags.maintenance.count) releases of an older line, such as '\(first)', do not "
          + "replace the newer one that was live; --tags GLOB takes every tag it matches")
    }
    if let first = found.tags.unreadable.first {
      texts.append(
        "\(found.tags.unreadable.count) release tags lead to no commit, such as '\(first)'")
    }
    note(found.remarks, source: found.source)
  }

  private mutating func note(_ unit: UnitDelivery) {
    if let first = unit.chain.unresolved.first {
      texts.append(
        """
        \(unit.chain.unresolved.count) deployments of '\(unit.unit.name)' name commits that are \
        not in the repository, such as \(first.commit)
        """)
    }
    if unit.chain.followUps > 0 {
      texts.append(
        """
        \(unit.chain.followUps) deployments of '\(unit.unit.name)' brought one place something \
        older than another one runs: the newest of what runs is live
        """)
    }
  }

  private static func least(_ ids: some Collection<ObjectID>) -> String {
    ids.min()?.hex ?? ""
  }
}
