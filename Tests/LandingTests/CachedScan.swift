import Caching
import Foundation
import Git
import Provenance

@testable import Landing

/// A history as it was read, and as it was linked, in words that say everything of it.
struct CachedScan: Equatable {
  let read: [[UInt8]]
  let linked: [[UInt8]]
  let links: Int

  /// Scans the repository at `path`, with its cache or without.
  init(
    _ path: String, _ view: GrowingHistory.View = GrowingHistory.View(), workers: Int = 2,
    cached: Bool
  ) throws {
    let repository = try Repository(at: path)
    let cache = cached ? CacheDirectory(gitDirectory: repository.commonDirectory) : nil
    let references = try repository.references()
    let reference = MainlineReference.find(in: references, isBare: repository.isBare)
    let tree = reference.flatMap { try? repository.commit($0.tip).tree }
    let stores = AttributionStores(repository, references, mainlineTree: tree)
    var tips = Tips(references, mainline: reference, deployed: [], in: repository)
    tips.add(stores.commits, in: repository)
    let history = try HistoryReader(
      mailmap: Mailmap(view.mailmap), owners: view.owners, stores: stores
    ).read(repository.gitDirectory, tips: tips.commits, workers: workers, cache: cache)
    let mainline = Mainline(
      tip: reference.flatMap { history.index(of: $0.tip) }, in: history, now: .max >> 1)
    let linked = try history.linked(
      to: mainline, tips, path: repository.gitDirectory, workers: workers, cache: cache)
    read = Self.lines(of: history)
    self.linked = Self.lines(of: linked)
    links = linked.landings.links.count
  }

  /// Bytes, since texts are equal where Unicode calls them equivalent.
  private static func lines(of history: History) -> [[UInt8]] {
    var lines = ["\(history.developers)", "\(history.problems)", "\(history.landings.links)"]
    lines += (0..<history.count).map { row in
      let commit = CommitIndex(row)
      let landings = history.landings
      return """
        \(history.ids[row]) \(history.trees[row]) \(history.times[row]) \
        \(history.authorTimes[row]) \(history.authorships[row]) \(Array(history.parents[row])) \
        \(Array(history.developerLists[row])) \(history.isMerge[row]) \(history.isTruncated[row]) \
        \(history.evidence[commit] ?? []) \(history.marks[commit] ?? LandingMarks()) \
        \(history.attributions[commit] ?? Attribution()) \(landings.linkOf[commit] ?? -1) \
        \(landings.copies.contains(commit)) \(landings.originals[commit] ?? []) \
        \(landings.authors[commit] ?? -1) \(landings.ambiguities[commit] ?? "") \
        \(history.index(of: history.ids[row]) ?? -1)
        """
    }
    return lines.map { Array($0.utf8) }
  }
}
