import Foundation
import Git
import Landing
import Provenance

/// A repository's history with everything linked.
struct LinkedRepository {
  let history: History
  let landings: Landings
  let mainline: Mainline

  init(_ path: String, until: Int64 = .max >> 1) throws {
    let repository = try Repository(at: path)
    let references = try repository.references()
    let reference = MainlineReference.find(in: references, isBare: repository.isBare)
    let tips = Tips(references, mainline: reference, deployed: [], in: repository)
    let read = try HistoryReader(mailmap: Mailmap(), owners: [:]).read(
      path, tips: tips.commits, workers: 2)
    func mainline(of history: History) -> Mainline {
      Mainline(
        tip: reference.flatMap { history.index(of: $0.tip) }, in: history, now: until)
    }
    history = try read.linked(to: mainline(of: read), tips, path: path, workers: 2)
    self.mainline = mainline(of: history)
    landings = Landings(history, self.mainline, branches: tips.branches, until: until)
  }

  /// How a commit landed.
  func landing(of id: String) -> Landing? {
    index(of: id).map { landings.landing(of: $0) }
  }

  /// The commit that has the content of another one; `nil` where none does.
  func target(of id: String) -> String? {
    guard let commit = index(of: id), let link = history.landings.link(of: commit) else {
      return nil
    }
    return history.id(link.target).hex
  }

  func isSuperseded(_ id: String) -> Bool {
    index(of: id).flatMap { history.landings.link(of: $0) }?.isSuperseded ?? false
  }

  private func index(of id: String) -> CommitIndex? {
    ObjectID(hex: id).flatMap { history.index(of: $0) }
  }
}
