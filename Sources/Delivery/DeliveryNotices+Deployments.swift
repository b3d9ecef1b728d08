import Deployments
import Git

extension DeliveryNotices {
  /// What records of deployments say beyond what is counted.
  mutating func note(_ remarks: DeploymentRemarks, source: DeploymentSource) {
    if !remarks.elsewhere.isEmpty {
      texts.append(
        "deployments in other environments do not count: " + Self.list(remarks.elsewhere))
    }
    if let first = remarks.unknownUnits.min() {
      texts.append(
        "deployments name units that are not configured, such as '\(first)'; they do not count")
    }
    if remarks.hasUndefinedUnits {
      texts.append(
        """
        deployments tell several units apart, and the configuration does not: say in [[unit]] \
        which paths each one has
        """)
    }
    if let first = remarks.silentUnits.first {
      texts.append(
        """
        \(remarks.silentUnits.count) units have no deployments in \
        \(source == .records ? "the ledger" : "the files"), such as '\(first)'; nothing of them \
        counts as deployed
        """)
    }
    noteUnresolved(remarks)
    noteDisagreement(remarks)
  }

  private mutating func noteUnresolved(_ remarks: DeploymentRemarks) {
    if let first = remarks.withoutCommit.first {
      texts.append(
        """
        \(remarks.withoutCommit.count) deployments name no commit of this repository, such as \
        '\(first.revisions.first ?? first.id)'; a file given with --map says which commit an image \
        or a manifest is
        """)
    }
    if let first = remarks.otherNames.first {
      texts.append(
        "deployments name the repository '\(first)'; they count, since their commits are here")
    }
  }

  private mutating func noteDisagreement(_ remarks: DeploymentRemarks) {
    if let first = remarks.onlyInFiles.first {
      texts.append(
        """
        the ledger's deployments count, and not those of the files, which tell of \
        \(remarks.onlyInFiles.count) more, such as '\(first.name)' \
        (\(first.commit.hex.prefix(12)), \(first.environment)); 'outcomes deploy import' takes \
        them into the ledger
        """)
    } else if remarks.onlyInLedger > 0 {
      texts.append(
        "the ledger has \(remarks.onlyInLedger) deployments that the files do not tell of; "
          + "those of the ledger count")
    }
    if let first = remarks.laterReleases.first {
      texts.append(
        """
        \(remarks.laterReleases.count) release tags are newer than the last known deployment, \
        such as '\(first.name)': if they went live, nobody recorded it
        """)
    }
  }

  /// The largest counts first, and how many there are beyond them.
  private static func list(_ counts: [String: Int]) -> String {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = sorted.prefix(3).map { "\($0.value) in '\($0.key)'" }.joined(separator: ", ")
    let rest = sorted.dropFirst(3).map(\.value).reduce(0, +)
    return rest == 0 ? named : "\(named), and \(rest) in others"
  }
}
