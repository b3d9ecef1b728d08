import Gate
import Git
import Landing

/// Where a range begins and ends, as commits of a repository.
struct RangeEnds {
  /// What the range does not hold; empty where everything up to the head is new.
  let bases: [ObjectID]
  let head: ObjectID
  /// The commit whose policy holds; `nil` where there is no history before the range.
  let policyBase: ObjectID?
  /// How the range is called.
  let range: JudgedRange
  /// What somebody should know.
  private(set) var notices: [String] = []

  /// - Throws: a `GitError` where a revision names no commit.
  init(
    of request: RangeRequest, inHook: Bool, _ references: References,
    _ repository: borrowing Repository
  ) throws(GitError) {
    head = try Self.commit(request.head, repository)
    var name = request.baseName ?? ""
    switch request.base {
    case .revision(let revision):
      let base = try Self.commit(revision, repository)
      bases = [base]
      policyBase = inHook ? try Self.mainline(references, repository)?.tip ?? base : base
      if name.isEmpty { name = revision }
    case .mainline:
      let mainline = try Self.mainline(references, repository)
      if let mainline { try Self.check(mainline, against: head, references, repository) }
      bases = mainline.map { [$0.tip] } ?? []
      policyBase = mainline?.tip
      if name.isEmpty { name = mainline?.name ?? "nothing" }
      if let mainline, mainline.tip == head {
        notices.append("\(mainline.name) has all of it; --base names another base")
      }
    case .existing:
      bases = Self.tips(references, repository)
      policyBase = try Self.mainline(references, repository)?.tip
      if name.isEmpty { name = "what is here" }
    }
    range = JudgedRange(
      reference: request.reference, baseName: name, headName: request.headName ?? request.head,
      base: bases.count == 1 ? bases[0].hex : nil, head: head.hex)
  }

  private static func commit(
    _ revision: String, _ repository: borrowing Repository
  ) throws(GitError) -> ObjectID {
    let target = try repository.peel(try repository.resolve(revision))
    guard target.kind == .commit else {
      throw GitError(subject: revision, message: "not a commit")
    }
    return target.target
  }

  private static func mainline(
    _ references: References, _ repository: borrowing Repository
  ) throws(GitError) -> (name: String, tip: ObjectID)? {
    let reference = MainlineReference.find(in: references, isBare: repository.isBare)
    guard let reference else { return nil }
    let target = try repository.peel(reference.tip)
    return target.kind == .commit ? (reference.name, target.target) : nil
  }

  /// Refuses to compare a branch with itself: a clone of one branch alone has no other, and whatever
  /// is new on it would pass unseen.
  private static func check(
    _ mainline: (name: String, tip: ObjectID), against head: ObjectID, _ references: References,
    _ repository: borrowing Repository
  ) throws(GitError) {
    let isNamed = ["refs/heads/main", "refs/heads/master"].contains(mainline.name)
    let isCurrent = mainline.name == "HEAD" || references.head == .reference(mainline.name)
    if isCurrent, !isNamed, !repository.isBare {
      throw GitError(
        subject: "the production branch",
        message: "neither a remote's HEAD nor a branch main or master is here; name it: --base REV")
    }
    if head == mainline.tip, !repository.shallowBoundary.isEmpty {
      throw GitError(
        subject: mainline.name,
        message: "in a shallow clone nothing tells what is new on it; name it: --base REV")
    }
  }

  /// The commits that references lead to; those that lead elsewhere, or nowhere, are passed over.
  private static func tips(
    _ references: References, _ repository: borrowing Repository
  ) -> [ObjectID] {
    var tips: Set<ObjectID> = []
    for reference in references.all {
      guard let id = references.object(of: reference.name),
        let target = try? repository.peel(id), target.kind == .commit
      else { continue }
      tips.insert(target.target)
    }
    return tips.sorted()
  }
}
