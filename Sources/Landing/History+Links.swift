package import Caching
package import Git
import Provenance

extension History {
  /// Looks for the content of what the mainline does not reach, and puts it where it landed.
  ///
  /// A squash gets the branch for another parent: from there on it is the merge that it could have
  /// been, and what the branch's commits wrote stays theirs. A commit that was made anew takes over
  /// the authors and the evidence of the one it was made from.
  ///
  /// `tips` is where the history was read from, and `path` the repository's directory.
  ///
  /// - Throws: where the repository cannot be opened again.
  package func linked(
    to mainline: Mainline, _ tips: Tips, path: String, workers: Int,
    cache: CacheDirectory? = nil
  ) throws(GitError) -> History {
    var linker = Linker(
      self, mainline, branches: tips.branches, path: path, workers: workers, cache: cache)
    try linker.run()
    var history = self
    history.landings.ambiguities = linker.ambiguities
    guard !linker.links.isEmpty else { return history }
    let (links, arrangement) = arrangement(from: tips.commits, links: linker.links)
    history.landings.links = links
    for (number, link) in links.enumerated() {
      for commit in link.commits { history.landings.linkOf[commit] = number }
      if link.isSuperseded {
        history.landings.copies.formUnion(link.commits)
      } else if link.kind == .squash {
        history.isMerge[Int(link.target)] = true
      } else {
        history.takeOver(link)
      }
    }
    return history.reordered(arrangement)
  }

  /// Lets the copy have what is known of the original.
  private mutating func takeOver(_ link: Link) {
    landings.copies.insert(link.source)
    let (from, to) = link.isBackport ? (link.target, link.source) : (link.source, link.target)
    if let found = evidence[from] {
      evidence[to] = evidence[to].map { found.merged(with: $0) } ?? found
    }
    landings.originals[to, default: []].append(from)
    if !link.isBackport, !developerLists[Int(from)].isEmpty { landings.authors[to] = from }
  }

  /// The same history with other parents, in the order in which commits arrive with these.
  private func reordered(_ arrangement: Arrangement) -> History {
    func place(_ commit: CommitIndex) -> CommitIndex { arrangement.places[Int(commit)] }
    func moved<Value>(_ column: [CommitIndex: Value]) -> [CommitIndex: Value] {
      Dictionary(
        column.map { (place($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    var history = History()
    history.reserveCapacity(count)
    history.developers = developers
    history.problems = problems
    for old in arrangement.order {
      let row = Int(old)
      history.ids.append(ids[row])
      history.trees.append(trees[row])
      history.times.append(times[row])
      history.authorTimes.append(authorTimes[row])
      history.authorships.append(authorships[row])
      history.isMerge.append(isMerge[row])
      history.isTruncated.append(isTruncated[row])
      history.parents.append(
        parents[row].lazy.map(place) + (arrangement.carried[old] ?? []).map(place))
      history.developerLists.append(developerLists[Int(landings.authors[old] ?? old)])
    }
    history.evidence = moved(evidence)
    history.attributions = moved(attributions)
    history.marks = moved(marks)
    history.landings = landings.moved(place)
    history.setIndices(indices.mapValues(place))
    return history
  }
}

extension LinkedLandings {
  /// The same with every commit in another place.
  fileprivate func moved(_ place: (CommitIndex) -> CommitIndex) -> LinkedLandings {
    func moved<Value>(_ column: [CommitIndex: Value]) -> [CommitIndex: Value] {
      Dictionary(
        column.map { (place($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    var result = LinkedLandings()
    result.links = links.map { link in
      Link(
        kind: link.kind, source: place(link.source), target: place(link.target),
        reason: link.reason, isBackport: link.isBackport, commits: link.commits.map(place).sorted(),
        isSuperseded: link.isSuperseded)
    }
    result.linkOf = moved(linkOf)
    result.copies = Set(copies.map(place))
    result.originals = moved(originals).mapValues { $0.map(place) }
    result.authors = moved(authors).mapValues(place)
    result.ambiguities = moved(ambiguities)
    return result
  }
}
