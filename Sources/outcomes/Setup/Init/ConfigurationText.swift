import Configuration
import Delivery
import Landing

/// The configuration that `outcomes init` writes: every key there is, each with a comment.
///
/// What a scan would find by itself stays a comment, so that the file says nothing that can become
/// wrong. What only this file can say is set where the repository proves it.
struct ConfigurationText {
  private var toml = CommentedTOML()
  private let found: FoundRepository

  /// The text of the file.
  static func text(for found: FoundRepository) -> String {
    var writing = ConfigurationText(found: found)
    writing.write()
    return writing.toml.text
  }

  private init(found: FoundRepository) { self.found = found }

  private mutating func write() {
    toml.say("What 'outcomes' measures in this repository, and how. Options win over this file.")
    toml.say("A key behind '#' shows its default or a proposal: take the sign away to set it.")
    writeTop()
    writeDeployments()
    toml.writeUnits(found.units)
    writeLines()
    writeDevelopers()
    writePrivacy()
    toml.writeGate(services: found.services)
  }

  private mutating func writeTop() {
    toml.space()
    toml.say(
      "The production branch: the remote's HEAD, else main, master, else the current branch.")
    if let mainline = found.mainline { toml.say("Found: \(mainline.name).") }
    toml.put(
      "mainline", TOMLText.quoted(found.mainlineName ?? "main"),
      isSet: found.isMainlineGuessed && found.mainlineName != nil)
    toml.space()
    toml.say("How many days a line has to stay live to count, from 1 to 3650.")
    toml.propose("horizon_days", "14")
    toml.space()
    toml.say("The weakest evidence that counts as AI assistance, the strongest first:")
    toml.say(Configuration.evidenceLevels.joined(separator: ", ") + ".")
    toml.propose("evidence", TOMLText.quoted("footer"))
    toml.space()
    toml.say("The lines of a typical change; measured unless it is frozen here.")
    toml.propose("reference_change_lines", "20.0")
  }

  private mutating func writeDeployments() {
    toml.begin(
      "[deployments]",
      saying: "Where deployments are known from: the ledger, else files, else tags, else trunk.")
    toml.say(
      "Release tags; by default those that are versions such as v1.2.3, and no pre-releases.")
    toml.say(found.tagWords)
    let family = found.releaseFamily
    toml.put(
      "tags", TOMLText.quoted(family?.glob ?? "v*"),
      isSet: family.map { $0.releases > 1 && !$0.hasPreReleases } ?? false)
    toml.say("Files that tell of deployments: JSON lines, or what GitHub, GitLab and others give.")
    toml.put(
      "files", TOMLText.list(found.files.deployments), isSet: !found.files.deployments.isEmpty)
    toml.say("Files that say which commits are behind images and manifests.")
    toml.propose("map", "[]")
    toml.say("Whether every change of the production branch is live when it lands.")
    toml.propose("trunk", "false")
  }

  private mutating func writeLines() {
    toml.begin(
      "[lines]",
      saying: "Files whose lines count; generated, vendored and locked files do not, as built in.")
    toml.say("Counted whatever the built-in rules and .gitattributes say.")
    toml.propose("include", "[]")
    let generated = found.folders.generated.prefix(12).map { $0 + "/**" }
    toml.say(
      generated.isEmpty
        ? "Never counted, such as [\"docs/**\"]."
        : "Never counted. A proposal, from what directories here are called:")
    toml.propose("exclude", TOMLText.list(Array(generated)))
  }

  private mutating func writeDevelopers() {
    toml.begin("[developers]", saying: "Who works here: by e-mail address, after .mailmap.")
    toml.say("A CSV file with email,name,team,from,until,weeks; overrides who was there when.")
    toml.put(
      "roster", TOMLText.quoted(found.files.roster ?? "roster.csv"),
      isSet: found.files.roster != nil)
    let agents = found.work.ownerless.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if let first = agents.first {
      toml.say("The human for commits that agents made alone; \(first.key) has \(first.value).")
    } else {
      toml.say("The human to whom the commits belong that an agent made alone.")
    }
    let owners = (agents.isEmpty ? ["agent@example.org"] : agents.prefix(12).map(\.key))
      .map { "\(TOMLText.quoted($0)) = \"human@example.org\"" }
    toml.propose("owners", "{ " + owners.joined(separator: ", ") + " }")
  }

  private mutating func writePrivacy() {
    let people = found.work.developers.count
    toml.begin(
      "[privacy]", saying: "What a row of the report may stand for: a developer, or a team only.")
    if people > 0 {
      toml.say(
        "Found: \(numbered(people, "developer")) in the newest "
          + numbered(found.work.commits, "commit") + ".")
    }
    toml.propose("rows", TOMLText.quoted(Configuration.Privacy.Rows.developer.rawValue))
    toml.say("With rows = \"team\", groups of fewer people are not shown.")
    toml.propose("minimum_group", "5")
  }
}

extension FoundRepository {
  /// The mainline as people write it; `nil` where it has no name.
  var mainlineName: String? {
    guard let name = mainline?.name else { return nil }
    for prefix in ["refs/heads/", "refs/remotes/"] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return nil
  }

  /// What was found in the way of tags, in a sentence.
  var tagWords: String {
    if let last = releases.last {
      return "Found: \(numbered(releases.count, "release")), the newest \(last.name)."
    }
    if let family = releaseFamily {
      return "Found: \(numbered(family.releases, "tag")) like \(family.glob)"
        + (family.hasPreReleases ? ", pre-releases among them." : ".")
    }
    if !units.released.isEmpty {
      return "Found: tags of \(numbered(units.released.count, "unit")); see [[unit]]."
    }
    return tagCount == 0
      ? "Found: no tags." : "Found: \(numbered(tagCount, "tag")), and none that is a version."
  }
}
