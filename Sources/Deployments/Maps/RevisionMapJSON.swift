import JSONScanning

/// A map of revisions in JSON: pairs, and what tools print of images.
enum RevisionMapJSON {
  /// - Throws: `DeploymentFailure` where the JSON is malformed or a value says of nothing what commit
  ///   it is.
  static func pairs(
    in bytes: Span<UInt8>, file: String
  ) throws(DeploymentFailure) -> [RevisionMap.Pair] {
    var pairs: [RevisionMap.Pair] = []
    var (defect, count): ((offset: Int, message: String)?, Int) = (nil, 0)
    do throws(JSONError) {
      try JSONDocuments.forEachValue(in: bytes) { (json, bytes) throws(JSONError) in
        let offset = json.position
        var image = MappedImage()
        let isObject = try image.read(&json, bytes)
        if let message = image.defect(isObject: isObject) { defect = (offset, message) }
        pairs += image.pairs
        count += 1
        return defect == nil
      }
    } catch {
      throw DeploymentFailure(error, in: bytes, file: file)
    }
    if let (offset, message) = defect {
      throw DeploymentFailure(
        file: file, line: DeploymentFile.line(of: offset, in: bytes), message: message,
        hint: "give objects such as {\"from\": \"example.org/api@sha256:…\", \"commit\": \"<id>\"}")
    }
    guard !pairs.isEmpty || count == 0 else {
      throw DeploymentFailure(
        file: file, message: "no image in it says what commit it was built from",
        hint: "build images with the label org.opencontainers.image.revision")
    }
    return pairs
  }
}

/// What an object of a map says.
private struct MappedImage {
  private enum Key: String, CaseIterable {
    case from, image, digest, artifact, manifest, commit, sha, revision
    case RepoTags, RepoDigests, Id, Name, Digest, Labels, Config, config
  }
  private static let keys = JSONKeys<Key>()

  private enum ConfigKey: String, CaseIterable { case Labels }
  private static let configKeys = JSONKeys<ConfigKey>()

  private enum LabelKey: String, CaseIterable {
    case revision = "org.opencontainers.image.revision"
  }
  private static let labelKeys = JSONKeys<LabelKey>()

  private var from: String?
  private var commit: String?
  private var tags: [String] = []
  private var digests: [String] = []
  private var id: String?
  private var name: String?
  private var digest: String?
  private var label: String?
  private var isImage = false

  /// - Returns: whether there was an object.
  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) -> Bool {
    try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .from, .image, .digest, .artifact, .manifest: from = try json.label(in: bytes) ?? from
      case .commit, .sha, .revision: commit = try json.label(in: bytes) ?? commit
      case .RepoTags: tags = try json.labels(in: bytes)
      case .RepoDigests: digests = try json.labels(in: bytes)
      case .Id: id = try json.label(in: bytes)
      case .Name: name = try json.label(in: bytes)
      case .Digest: digest = try json.label(in: bytes)
      case .Labels: try readLabels(&json, bytes)
      case .Config, .config:
        isImage = true
        try json.members(Self.configKeys, in: bytes) { (_, json) throws(JSONError) in
          try readLabels(&json, bytes)
        }
      }
    }
  }

  private mutating func readLabels(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    isImage = true
    try json.members(Self.labelKeys, in: bytes) { (_, json) throws(JSONError) in
      label = try json.label(in: bytes)
    }
  }

  /// What the commit is of.
  ///
  /// `skopeo inspect` gives `Name` and `Digest`, and in `RepoTags` all tags of the repository, also
  /// those of other images (https://github.com/containers/skopeo/blob/main/docs/skopeo-inspect.1.md).
  private var names: [String] {
    if let digest { return [[name, digest].compactMap(\.self).joined(separator: "@")] }
    return [from].compactMap(\.self) + digests + tags + [id].compactMap(\.self)
  }

  var pairs: [RevisionMap.Pair] {
    guard let commit = commit ?? label else { return [] }
    return names.map { RevisionMap.Pair(from: $0, commit: commit) }
  }

  /// Why the object maps nothing, unless it is an image that does not say what it was built from.
  func defect(isObject: Bool) -> String? {
    guard isObject, !names.isEmpty else { return "it names no image, artifact or manifest" }
    return commit == nil && !isImage ? "it names no commit" : nil
  }
}
