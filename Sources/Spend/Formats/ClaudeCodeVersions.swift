import JSONScanning

/// How far the numbers of a release of Claude Code can be trusted.
struct ClaudeCodeVersions {
  private var literal: [UInt8] = []
  private var accuracy = Accuracy.exact

  /// The accuracy of what the version that stands at `start` wrote.
  mutating func accuracy(
    at start: Int?, in bytes: Span<UInt8>
  ) throws(JSONError) -> Accuracy {
    guard let start else { return .exact }
    if !literal.isEmpty, bytes.holds(literal, at: start) { return accuracy }
    var json = JSONScanner(at: start)
    guard let version = try json.string(in: bytes, limit: 64) else { return .exact }
    literal = bytes.array(start..<json.position)
    accuracy = Self.accuracy(of: version)
    return accuracy
  }

  /// The first version whose entries have the final numbers.
  ///
  /// Before, they had those with which an answer began: 1 to 30 tokens of output. Versions 2.1.97 and
  /// 2.1.98 both mended a part of it: https://code.claude.com/docs/en/changelog.
  private static let mended = [2, 1, 98]

  static func accuracy(of version: String) -> Accuracy {
    let numbers = version.split(separator: ".", omittingEmptySubsequences: false).prefix(3)
      .map { Int($0.prefix { $0.isASCII && $0.isNumber }) }
    guard numbers.count == 3 else { return .exact }
    let known = numbers.compactMap { $0 }
    guard known.count == 3 else { return .exact }
    return known.lexicographicallyPrecedes(mended) ? .undercounted : .exact
  }
}
