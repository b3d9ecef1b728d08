/// Which commits are behind images, artifacts and the commits of manifests.
///
/// What a label says of an image may be wrong: a base image's label is inherited. So there may be
/// several candidates, and only the repository can tell which of them is one of its commits.
package struct RevisionMap: Hashable, Sendable {
  private var candidates: [String: [String]] = [:]

  /// A map of nothing.
  package init() {}

  /// Reads a map from a file.
  ///
  /// - CSV with the columns `from` (or `image`, `digest`, `artifact`, `manifest`) and `commit` (or
  ///   `sha`, `revision`); without a header, in this order;
  /// - JSON, also on lines, of objects with these keys;
  /// - what `docker inspect` and `skopeo inspect` print of images, whose label
  ///   `org.opencontainers.image.revision`
  ///   (https://github.com/opencontainers/image-spec/blob/main/annotations.md) is the commit; what
  ///   `crane config` prints, with the image's name added as `from`.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - file: what errors call it.
  /// - Throws: `DeploymentFailure` where the file is in no such form, is damaged, or maps nothing.
  package init(_ bytes: [UInt8], file: String) throws(DeploymentFailure) {
    let span = bytes.span
    guard let isJSON = JSONDocuments.isJSON(span) else { return }
    let pairs =
      isJSON
      ? try RevisionMapJSON.pairs(in: span, file: file)
      : try RevisionMapCSV.pairs(in: span, file: file)
    for pair in pairs { add(pair) }
  }

  package var isEmpty: Bool { candidates.isEmpty }

  /// The candidates for what a source calls a revision: those of the whole text, then those of the
  /// digest in it, then those of the commit in it; none where it is not known.
  package func commits(for revision: String) -> [String] {
    var known: Set<String> = []
    return Self.keys(of: revision).flatMap { candidates[$0] ?? [] }
      .filter { known.insert($0).inserted }
  }

  /// Adds what another map knows, after what is known already.
  package mutating func merge(_ other: RevisionMap) {
    for (key, commits) in other.candidates {
      for commit in commits { add(commit, for: key) }
    }
  }

  /// What one line of a file says.
  struct Pair {
    let from: String
    let commit: String
  }

  private mutating func add(_ pair: Pair) {
    let commit = RevisionText.commit(in: pair.commit) ?? pair.commit
    for key in Self.keys(of: pair.from) { add(commit, for: key) }
  }

  private mutating func add(_ commit: String, for key: String) {
    guard !candidates[key, default: []].contains(commit) else { return }
    candidates[key, default: []].append(commit)
  }

  /// What a revision is found by: `docker-pullable://` and `oci://` make no difference.
  private static func keys(of text: String) -> [String] {
    let scheme = text.firstRange(of: "://")
    let name = String(scheme.map { text[$0.upperBound...] } ?? text[...])
    var keys = [name]
    for key in [RevisionText.digest(in: name), RevisionText.commit(in: name)] {
      if let key, !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}
