import Delivery
import Landing
import Timestamps

extension FoundRepository {
  /// What was found, in a few lines.
  var words: [String] {
    var words: [String] = []
    if let mainline { words.append("the production branch is \(mainline.name)") }
    if mainline == nil { words.append("no commits yet") }
    words.append(releaseWords)
    if !units.released.isEmpty {
      words.append(
        "\(numbered(units.released.count, "unit")) with release tags of their own, "
          + (units.areProved ? "set" : "as a proposal"))
    }
    if !files.deployments.isEmpty {
      words.append("deployments in \(files.deployments.joined(separator: ", "))")
    }
    if let roster = files.roster { words.append("a roster in \(roster)") }
    if !services.isEmpty { words.append("CI: \(services.joined(separator: ", "))") }
    if work.commits > 0 {
      words.append(
        "in the newest \(numbered(work.commits, "commit")): "
          + "\(numbered(work.developers.count, "developer")), \(work.tagged) with an agent"
          + (work.agents.isEmpty ? "" : " (\(work.agentWords))"))
    }
    return words
  }

  private var releaseWords: String {
    if let last = releases.last {
      return "\(numbered(releases.count, "release tag")), the newest \(last.name) of "
        + Timestamp.day(last.finishedAt)
    }
    if let family = releaseFamily {
      return "\(numbered(family.releases, "release tag")) like \(family.glob)"
    }
    if !units.released.isEmpty { return "no release tags of the repository as a whole" }
    return tagCount == 0
      ? "no tags: 'outcomes deploy record' notes a deployment"
      : "no tag that is a version such as v1.2.3: 'outcomes deploy record' notes a deployment"
  }
}
