import Caching
import Git

/// Finds the content of commits that the mainline does not reach again in commits that it has.
///
/// What decides, in this order, and the first that does: a change id · a line `(cherry picked from
/// commit …)` · the pull request that a squash names · the same content, or patch-id, of a whole
/// branch or of one commit · nearly the same added lines within 30 days · the same author, author's
/// date and subject. Where several commits would do, none is taken.
struct Linker {
  private let history: History
  private let mainline: Mainline
  private let branches: [Tips.Branch]
  private let work: UnlandedWork
  private var targets: Targets
  private var reader: ContentReader
  private var isLanded: [Bool]
  /// The commits that carry something already.
  private var claimed: Set<CommitIndex> = []
  /// Those of them that carry a branch.
  private var squashes: Set<CommitIndex> = []
  private var matches = ContentMatches()
  /// Commits that are no merges and had not landed when content was first looked at.
  private var singles: [CommitIndex] = []
  private var tried: Set<Span> = []
  private var isIndexed = false
  private(set) var links: [Link] = []
  /// Why commits have no link although there were candidates.
  private(set) var ambiguities: [CommitIndex: String] = [:]

  /// So much of the added lines must be the same, and there must be so many.
  private static let (minimumShare, minimumLines) = (0.9, 3)
  /// Commits of a branch that are added up.
  private static let summedCommits = 256
  /// Branches stacked on branches, as deep as this.
  private static let rounds = 8

  init(
    _ history: History, _ mainline: Mainline, branches: [Tips.Branch], path: String, workers: Int,
    cache: CacheDirectory?
  ) {
    self.history = history
    self.mainline = mainline
    self.branches = branches
    work = UnlandedWork(
      history, mainline, branches: branches.compactMap { history.index(of: $0.tip) })
    targets = Targets(history, mainline, forks: work.forks)
    reader = ContentReader(history, path: path, workers: workers, cache: cache)
    isLanded = [Bool](repeating: false, count: history.count)
  }

  /// - Throws: where a worker cannot open the repository.
  mutating func run() throws(GitError) {
    guard work.isUnlanded.contains(true) else { return }
    linkByMarks()
    try reader.recall()
    for _ in 0..<Self.rounds {
      let before = links.count
      try linkByPullRequests()
      try linkByContent()
      if links.count == before { break }
    }
    reader.keep()
  }

  // MARK: - By what messages say

  private mutating func linkByMarks() {
    for (commit, marks) in history.marks.sorted(by: { $0.key < $1.key }) {
      let isUnlanded = work.isUnlanded[Int(commit)] && !history.isMerge(commit)
      for id in marks.changeIDs where isUnlanded && !isLanded[Int(commit)] {
        let found = decide(among: targets.with(changeID: id), for: commit)
        link(commit, found, .changeID(id))
      }
      for id in marks.cherryPickedFrom {
        guard let original = history.index(of: id), original != commit else { continue }
        if isUnlanded, mainline.carrier(of: original) != nil {
          land(commit, in: original, .cherryPick, .cherryPickLine, isBackport: true)
        } else if mainline.carrier(of: commit) != nil, work.isUnlanded[Int(original)],
          !history.isMerge(commit), !history.isMerge(original)
        {
          land(original, in: commit, .cherryPick, .cherryPickLine, isBackport: false)
        }
      }
    }
  }

  private mutating func linkByPullRequests() throws(GitError) {
    let heads = branches.compactMap { branch in
      branch.pullRequest.flatMap { number in
        history.index(of: branch.tip).map { (number: number, tip: $0) }
      }
    }.filter { work.isUnlanded[Int($0.tip)] && !isLanded[Int($0.tip)] }
      .filter { !targets.with(pullRequest: $0.number).isEmpty }
    let spans = heads.compactMap { span(behind: $0.tip) }
    let candidates = heads.flatMap { targets.with(pullRequest: $0.number) }
    try reader.readDifferences(of: spans + candidates.map { reader.span(of: $0) }, where: .all)
    // The lower one of stacked ones first: the upper one has only what it adds.
    for (number, tip) in heads.sorted(by: { $0.tip < $1.tip }) where !isLanded[Int(tip)] {
      guard let span = span(behind: tip), let branch = reader.differences[span] else { continue }
      let paths = Set(branch.files.map(\.path))
      let carriers = targets.with(pullRequest: number).filter { target in
        // A number may be that of an issue: something must be the same.
        reader.differences[reader.span(of: target)]?.files.contains { paths.contains($0.path) }
          ?? false
      }
      guard case .found(let target) = decide(among: carriers, for: tip) else { continue }
      land(branch: tip, in: target, .pullRequest(number))
    }
  }

  // MARK: - By content

  private mutating func linkByContent() throws(GitError) {
    var spans: [CommitIndex: Span] = [:]
    for tip in work.tips(in: history, isOpen: { !isLanded[Int($0)] }) {
      // A span that nothing was found for is not looked at again.
      if let span = span(behind: tip), tried.insert(span).inserted { spans[tip] = span }
    }
    var new = spans.values.sorted { $0.tip < $1.tip }
    if !isIndexed {
      singles = work.isUnlanded.indices.map { CommitIndex($0) }.filter {
        work.isUnlanded[Int($0)] && !isLanded[Int($0)] && !history.isMerge($0)
          && !history.isTruncated[Int($0)]
      }
      new += singles.map { reader.span(of: $0) }
    }
    try reader.readDifferences(of: new, where: .notEmpty)
    try indexTargets(for: new)
    try readSums(of: spans)
    try matches.add(
      new.filter { reader.differences[$0] != nil }, &reader, targets,
      minimumShare: Self.minimumShare, minimumLines: Self.minimumLines)
    let tips = work.tips(in: history) { !isLanded[Int($0)] }
    // What is equal first: what is only alike may be a part of it.
    for tip in tips where !isLanded[Int(tip)] { linkEqual(tip, fresh(spans[tip])) }
    for tip in tips where !isLanded[Int(tip)] {
      linkSimilar(tip, fresh(spans[tip]), among: tips, spans)
    }
  }

  /// Where a branch merged others, what lies between its ends is not its own work alone: then what
  /// its commits add is looked for as well.
  private mutating func readSums(of spans: [CommitIndex: Span]) throws(GitError) {
    var branches: [Span: [Span]] = [:]
    for (tip, span) in spans {
      let commits = open(behind: tip)
      let singles = commits.filter { !history.isMerge($0) }
      guard singles.count < commits.count, singles.count <= Self.summedCommits else { continue }
      branches[span] = singles.map { reader.span(of: $0) }
    }
    try reader.readSums(of: branches)
  }

  /// The span, unless something landed since that it begins below of.
  private func fresh(_ span: Span?) -> Span? {
    span.flatMap { self.span(behind: $0.tip) == $0 ? $0 : nil }
  }

  private mutating func indexTargets(for spans: [Span]) throws(GitError) {
    guard !isIndexed else { return }
    isIndexed = true
    let paths = Set(
      spans.compactMap { reader.differences[$0] }.flatMap { $0.files.map(\.path) })
    // Nothing lands before it is written; a day for clocks that are wrong.
    let start = singles.map { history.authorTimes[Int($0)] }.min().map { max($0, 86_400) - 86_400 }
    let known = targets.commits(since: start ?? .max).map { reader.span(of: $0) }
    try reader.readDifferences(of: known, where: .touching(paths))
    targets.index(reader.differences) { [reader] in reader.span(of: $0) }
  }

  /// Links a branch as a whole where a commit has exactly its content.
  private mutating func linkEqual(_ tip: CommitIndex, _ span: Span?) {
    guard let span, let (target, reason) = decide(matches.equal(to: span), for: tip) else { return }
    let singles = open(behind: tip).filter { !history.isMerge($0) }
    // Each of them was moved; what is equal to all brings them back after a revert.
    if singles.count > 1, singles.allSatisfy({ wasMoved($0) }) { return }
    // One commit with the author's date of old was moved; a forge's squash has a new one.
    if singles.count == 1, let single = singles.first, isSameMoment(single, target) {
      land(single, in: target, .rebase, reason)
    } else {
      land(branch: tip, in: target, reason)
    }
  }

  /// Links a branch whose content is nearly that of a commit, or else its commits one by one.
  private mutating func linkSimilar(
    _ tip: CommitIndex, _ span: Span?, among tips: [CommitIndex], _ spans: [CommitIndex: Span]
  ) {
    let changing = open(behind: tip).filter {
      !history.isMerge($0) && reader.differences[reader.span(of: $0)] != nil
    }
    var found: [(commit: CommitIndex, target: CommitIndex, reason: LinkReason)] = []
    for commit in changing {
      let equal = matches.equal(to: reader.span(of: commit))
      guard let (target, reason) = decide(equal, for: commit) else { continue }
      found.append((commit, target, reason))
    }
    let isRebase = changing.allSatisfy { commit in
      found.contains { $0.commit == commit } || !authored(like: commit).isEmpty
    }
    if !isRebase, let span {
      // What has the content of one of the commits does not have that of all.
      let single = Set(found.map(\.target))
      let similar = matches.similar(to: span).filter { match in
        !single.contains(match.target) && !hasBetter(than: match, oneOf: changing)
          && !hasBetter(than: match, tip, among: tips, spans)
      }
      if let (target, reason) = decide(similar, for: tip) {
        return land(branch: tip, in: target, reason)
      }
    }
    for (commit, target, reason) in found { land(commit, in: target, .rebase, reason) }
    for commit in changing where !isLanded[Int(commit)] {
      let similar = matches.similar(to: reader.span(of: commit))
      guard let (target, reason) = decide(similar + authored(like: commit), for: commit) else {
        continue
      }
      land(commit, in: target, .rebase, reason)
    }
  }

  /// Whether one commit of a branch alone is at least as much alike.
  private func hasBetter(
    than match: (target: CommitIndex, reason: LinkReason), oneOf commits: [CommitIndex]
  ) -> Bool {
    commits.count > 1
      && commits.contains { commit in
        isAsSimilar(reader.span(of: commit), as: match)
      }
  }

  private func isAsSimilar(
    _ span: Span, as match: (target: CommitIndex, reason: LinkReason)
  ) -> Bool {
    matches.similar(to: span).contains {
      $0.target == match.target
        && ContentMatches.share($0.reason) >= ContentMatches.share(match.reason)
    }
  }

  /// Whether a branch that goes on from this one is at least as much alike.
  private func hasBetter(
    than match: (target: CommitIndex, reason: LinkReason), _ tip: CommitIndex,
    among tips: [CommitIndex], _ spans: [CommitIndex: Span]
  ) -> Bool {
    tips.contains { other in
      guard other > tip, let span = spans[other] else { return false }
      return isAsSimilar(span, as: match) && open(behind: other).contains(tip)
    }
  }

  /// Whether a commit stands on the mainline with its author's date.
  private func wasMoved(_ commit: CommitIndex) -> Bool {
    matches.equal(to: reader.span(of: commit)).contains { isSameMoment($0.target, commit) }
      || !authored(like: commit).isEmpty
  }

  /// What a conflict made different is still the same author's commit.
  private func authored(
    like commit: CommitIndex
  ) -> [(target: CommitIndex, reason: LinkReason)] {
    guard let difference = reader.differences[reader.span(of: commit)] else { return [] }
    let paths = Set(difference.files.map(\.path))
    return targets.with(authorshipOf: commit).filter { target in
      reader.differences[reader.span(of: target)]?.files.contains { paths.contains($0.path) }
        ?? false
    }.map { ($0, .authorship) }
  }

  // MARK: - Deciding

  private enum Decision {
    case none
    case found(CommitIndex)
    case ambiguous([CommitIndex])
  }

  private mutating func decide(
    _ candidates: [(target: CommitIndex, reason: LinkReason)], for commit: CommitIndex
  ) -> (CommitIndex, LinkReason)? {
    guard case .found(let target) = decide(among: candidates.map(\.target), for: commit) else {
      return nil
    }
    return candidates.first { $0.target == target }.map { ($0.target, $0.reason) }
  }

  /// The one candidate that can have the commit's content from it; where several can, what tells
  /// them apart: being no revert and no cherry-pick, the author's date, having nothing yet.
  private mutating func decide(
    among candidates: [CommitIndex], for commit: CommitIndex
  ) -> Decision {
    var left = Set(candidates).sorted().filter { targets.canCarry(commit, $0) }
    guard !left.isEmpty else { return .none }
    func narrow(_ isBetter: (CommitIndex) -> Bool) {
      guard left.count > 1 else { return }
      let better = left.filter(isBetter)
      if !better.isEmpty { left = better }
    }
    narrow { target in
      let marks = history.marks[target]
      return marks.map { $0.reverts.isEmpty && $0.cherryPickedFrom.isEmpty } ?? true
    }
    narrow { isSameMoment($0, commit) }
    narrow { !claimed.contains($0) }
    if left.count == 1 { return .found(left[0]) }
    let names = left.prefix(3).map { history.id($0).hex.prefix(12) }.joined(separator: ", ")
    ambiguities[commit] = "\(left.count) commits would do: \(names)\(left.count > 3 ? ", …" : "")"
    return .ambiguous(left)
  }

  private func isSameMoment(_ left: CommitIndex, _ right: CommitIndex) -> Bool {
    history.authorTimes[Int(left)] == history.authorTimes[Int(right)]
  }

  // MARK: - Landing

  private func open(behind tip: CommitIndex) -> [CommitIndex] {
    work.commits(behind: tip, in: history) { !isLanded[Int($0)] }
  }

  /// What a branch adds: from the one commit that it builds upon, or from where it last took in the
  /// mainline.
  private func span(behind tip: CommitIndex) -> Span? {
    let commits = open(behind: tip)
    let own = Set(commits)
    let below = Set(commits.flatMap { history.parents[Int($0)] }).subtracting(own)
    if below.count == 1, let base = below.first { return Span(base: base, tip: tip) }
    let fork = work.forks[Int(tip)]
    return fork < 0 ? nil : Span(base: mainline.changes[Int(fork)], tip: tip)
  }

  private mutating func link(_ commit: CommitIndex, _ decision: Decision, _ reason: LinkReason) {
    guard case .found(let target) = decision else { return }
    land(commit, in: target, .rebase, reason)
  }

  private mutating func land(
    _ source: CommitIndex, in target: CommitIndex, _ kind: Link.Kind, _ reason: LinkReason,
    isBackport: Bool? = nil
  ) {
    guard !isLanded[Int(source)] else { return }
    let isLater = isBackport ?? (history.time(source) > history.time(target))
    add(
      Link(
        kind: isLater ? .cherryPick : kind, source: source, target: target, reason: reason,
        isBackport: isLater, commits: [source], isSuperseded: squashes.contains(target)))
  }

  private mutating func land(
    branch tip: CommitIndex, in target: CommitIndex, _ reason: LinkReason
  ) {
    add(
      Link(
        kind: .squash, source: tip, target: target, reason: reason, isBackport: false,
        commits: open(behind: tip), isSuperseded: claimed.contains(target)))
  }

  private mutating func add(_ link: Link) {
    for commit in link.commits {
      isLanded[Int(commit)] = true
      ambiguities[commit] = nil
    }
    claimed.insert(link.target)
    if link.kind == .squash { squashes.insert(link.target) }
    links.append(link)
  }
}
