extension Detector {
  private static let pullRequest = Array("merge pull request #".utf8)
  private static let merge = Array("merge branch '".utf8)
  private static let from = Array(" from ".utf8)

  /// The agent whose branch a merge names, or that begins its subjects so.
  ///
  /// Only the branch that was merged counts, in `Merge pull request #N from ORG/BRANCH` and
  /// `Merge branch 'BRANCH'`: the branch merged into, or checked out now, colours nothing.
  func subjectEvidence(_ subject: Range<Int>, in message: Span<UInt8>) -> Evidence? {
    let agent: Int?
    if let branch = mergedBranch(subject, in: message) {
      let found = markers.branches.first { message.startsFolded(with: $0.bytes, at: branch) }
      guard let found else { return nil }
      agent = found.meaning
    } else {
      let found = markers.subjects.first {
        message.startsFolded(with: $0.bytes, at: subject.lowerBound)
      }
      guard let found else { return nil }
      agent = found.meaning
    }
    return Evidence(
      level: .branch, agent: agent.map { agents[$0].slug } ?? Claim.unknown,
      matched: Evidence.excerpt(of: message.array(subject)))
  }

  /// Where the name of the merged branch begins.
  private func mergedBranch(_ subject: Range<Int>, in message: Span<UInt8>) -> Int? {
    let start = subject.lowerBound
    if message.startsFolded(with: Self.merge, at: start) { return start + Self.merge.count }
    guard message.startsFolded(with: Self.pullRequest, at: start) else { return nil }
    var index = start + Self.pullRequest.count
    while index < subject.upperBound, message[index].isDigit { index += 1 }
    guard message.startsFolded(with: Self.from, at: index) else { return nil }
    let owner = index + Self.from.count
    return (owner..<subject.upperBound).first { message[$0] == UInt8(ascii: "/") }.map { $0 + 1 }
  }
}
