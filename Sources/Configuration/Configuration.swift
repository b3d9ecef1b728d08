/// What `.outcomes.toml` says; whatever it does not say is `nil` or empty.
///
/// Flags win over it, and it wins over the defaults, which are not here.
///
/// ```swift
/// let configuration = try Configuration(toml: text, source: ".outcomes.toml")
/// ```
package struct Configuration: Hashable, Sendable {
  /// The reference of the production branch.
  package var mainline: String?
  /// The days a line has to stay live, between 1 and 3650.
  package var horizonDays: Int?
  /// The weakest level of evidence that counts, one of ``evidenceLevels``.
  package var evidence: String?
  /// The size of a typical change in lines, frozen for every unit.
  package var referenceChangeLines: Double?
  /// The same for single units, by name: from the table form and from the units themselves.
  package var referenceChangeLinesByUnit: [String: Double] = [:]
  package var deployments = Deployments()
  package var units: [Unit] = []
  package var lines = Lines()
  package var developers = Developers()
  package var privacy = Privacy()
  /// What a merge gate demands; `nil` where there is no table `[gate]`.
  package var gate: GatePolicy?

  package init() {}

  /// Levels of evidence, the strongest first.
  package static let evidenceLevels = [
    "session", "note", "identity", "trailer", "body", "footer", "branch", "review",
  ]

  /// Where the deployments come from.
  package struct Deployments: Hashable, Sendable {
    /// A glob for the names of release tags.
    package var tags: String?
    package var files: [String] = []
    /// Files that say which commits are behind images and manifests.
    package var map: [String] = []
    /// Whether every change is live when it lands.
    package var trunk: Bool?

    package init() {}
  }

  /// What is deployed on its own.
  package struct Unit: Hashable, Sendable {
    package var name: String
    /// Its name, or a pattern such as `production-*` for several places that are one.
    package var environment: String?
    /// Globs, relative to the repository's root; empty stands for the whole tree.
    package var paths: [String] = []
    /// A glob for the names of this unit's release tags.
    package var tags: String?

    package init(name: String) { self.name = name }
  }

  /// Which files' lines count, beside the built-in rules.
  package struct Lines: Hashable, Sendable {
    package var include: [String] = []
    package var exclude: [String] = []

    package init() {}
  }

  /// Who the developers are.
  package struct Developers: Hashable, Sendable {
    /// The path of the roster, see ``Roster``.
    package var roster: String?
    /// The human to whom an agent's commits belong, by the agent's e-mail address in lower case.
    package var owners: [String: String] = [:]

    package init() {}
  }

  /// What a row of the report may stand for.
  package struct Privacy: Hashable, Sendable {
    package enum Rows: String, CaseIterable, Sendable {
      case developer
      case team
    }

    package var rows: Rows?
    package var minimumGroup: Int?

    package init() {}
  }
}
