/// A model's name with something left out that says who served the model, not which one it is.
///
/// What may be left out is written down here, and nothing else is: a name is never searched for
/// another one. Hosts that ask prices of their own for models of others (Fireworks, Together, Groq
/// and the like) are not among the prefixes.
struct ModelName: Hashable {
  private(set) var name: String
  /// What was left out, in order.
  private(set) var removed: [String] = []
  /// Whether the name says that one part of the world computes.
  private(set) var isRegional = false
  /// Whether the name goes through somebody who chooses the host, and so the price.
  private(set) var isResold = false

  /// The name as it is, then with more and more left out.
  static func readings(of name: String) -> [ModelName] {
    var current = ModelName(name: name)
    var readings = [current]
    guard name.utf8.count <= longest else { return readings }
    for step in steps {
      step(&current)
      if current != readings.last { readings.append(current) }
    }
    return readings
  }

  /// A longer name, in bytes, is none.
  private static let longest = 400

  /// In this order, each on what the one before left.
  private static let steps: [@Sendable (inout ModelName) -> Void] = [
    { $0.lowercase() }, { $0.removeResourceName() }, { $0.removeContext() },
    { $0.removeProviders() }, { $0.removeCloudVendor() }, { $0.removeVersion() },
    { $0.replaceAt() }, { $0.removeDate() }, { $0.removeLatest() },
  ]

  private mutating func lowercase() {
    let lowercased = name.lowercased()
    if lowercased != name { removed.append("upper case") }
    name = lowercased
  }

  /// Such as `arn:aws:bedrock:…:inference-profile/us.anthropic.claude-…`.
  private mutating func removeResourceName() {
    guard name.hasPrefix("arn:aws"), let slash = name.lastIndex(of: "/") else { return }
    cut(before: name.index(after: slash))
  }

  /// With `…[1m]` Claude Code asks for a context of a million tokens.
  private mutating func removeContext() { remove(suffix: "[1m]") }

  /// Such as `openrouter/anthropic/…`.
  private mutating func removeProviders() {
    while let slash = name.firstIndex(of: "/"), Self.providers.contains(String(name[..<slash])) {
      if name.hasPrefix("openrouter/") { isResold = true }
      cut(before: name.index(after: slash))
    }
  }

  /// Such as `us.anthropic.…`.
  private mutating func removeCloudVendor() {
    let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 3, Self.regions.contains(String(parts[0])),
      Self.cloudVendors.contains(String(parts[1]))
    {
      isRegional = parts[0] != "global"
      cut(before: parts[2].startIndex)
    } else if parts.count > 1, Self.cloudVendors.contains(String(parts[0])) {
      cut(before: parts[1].startIndex)
    } else {
      return
    }
    // Some names there have a version without a revision.
    if name.hasSuffix("-v1") { remove(suffix: "-v1") }
  }

  /// Such as `…-v1:0`.
  private mutating func removeVersion() {
    guard let colon = name.lastIndex(of: ":"), let dash = name[..<colon].lastIndex(of: "-") else {
      return
    }
    let version = name[name.index(after: dash)..<colon]
    guard version.first == "v", Self.isNumber(version.dropFirst()),
      Self.isNumber(name[name.index(after: colon)...])
    else { return }
    remove(suffix: String(name[dash...]))
  }

  /// Such as `…@20250929`, which is `…-20250929`, and `…@default`.
  private mutating func replaceAt() {
    remove(suffix: "@default")
    guard let at = name.lastIndex(of: "@") else { return }
    removed.append("@")
    name.replaceSubrange(at...at, with: "-")
  }

  /// Such as `…-20250929` and `…-2025-09-29`.
  private mutating func removeDate() {
    for digits in [[8], [4, 2, 2]] {
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      let date = parts.suffix(digits.count)
      if parts.count > digits.count, date.map(\.utf8.count) == digits, date.first?.first == "2",
        date.allSatisfy(Self.isNumber)
      {
        remove(suffix: "-" + date.joined(separator: "-"))
      }
    }
  }

  private mutating func removeLatest() { remove(suffix: "-latest") }

  private mutating func remove(suffix: String) {
    guard name.hasSuffix(suffix), name.count > suffix.count else { return }
    removed.append(suffix)
    name.removeLast(suffix.count)
  }

  private mutating func cut(before index: String.Index) {
    removed.append(String(name[..<index]))
    name = String(name[index...])
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static let providers: Set<String> = [
    "alibaba", "anthropic", "azure", "bedrock", "converse", "cursor", "dashscope", "deepseek",
    "gemini", "github_copilot", "google", "litellm", "mistral", "mistralai", "models", "moonshot",
    "moonshotai", "openai", "openrouter", "qwen", "vertex_ai", "x-ai", "xai", "z-ai", "zai",
    "zai-org",
  ]

  private static let regions: Set<String> = [
    "apac", "au", "ca", "eu", "global", "in", "jp", "us", "us-gov",
  ]

  private static let cloudVendors: Set<String> = [
    "anthropic", "deepseek", "google", "mistral", "moonshot", "moonshotai", "openai", "qwen", "xai",
    "zai",
  ]
}
