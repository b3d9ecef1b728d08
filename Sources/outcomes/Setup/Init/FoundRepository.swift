import Configuration
import Delivery
import Foundation
import Git
import Landing
import Provenance

/// What `outcomes init` finds in a repository.
struct FoundRepository {
  private(set) var mainline: MainlineReference?
  /// Whether only the branch that happens to be checked out tells which one it is.
  private(set) var isMainlineGuessed = false
  private(set) var folders = FoundFolders()
  private(set) var tagCount = 0
  /// Version tags of the repository as a whole, by time.
  private(set) var releases: [Deployment] = []
  private(set) var families = TagFamilies([])
  private(set) var units = UnitProposals()
  private(set) var work = RecentWork()
  /// How CI is called that is set up here.
  private(set) var services: [String] = []
  /// Files at the root of the work tree that can be used as they are.
  private(set) var files = FoundFiles()

  init(
    _ repository: borrowing Repository, _ request: WorkerRequest
  ) throws(GitError) {
    let references = try repository.references()
    let found = MainlineReference.find(in: references, isBare: repository.isBare)
    mainline = found
    isMainlineGuessed = found.map { Self.isGuessed($0, repository) } ?? false
    let tags = references.all.map(\.name).filter { $0.hasPrefix("refs/tags/") }
      .map { String($0.dropFirst("refs/tags/".count)) }
    tagCount = tags.count
    let reading = ReleaseTags.read(repository, references, glob: nil)
    releases = reading.deployments.sorted { $0.finishedAt < $1.finishedAt }
    families = TagFamilies(tags)
    files = FoundFiles(repository.workDirectory, request)
    guard let found else { return }
    let commit = try repository.commit(found.tip)
    folders = FoundFolders(ofTree: commit.tree, in: repository)
    units = UnitProposals(families, folders, isReleasedAsWhole: !releases.isEmpty)
    services = Self.services(commit.tree, folders, repository)
    let stores = AttributionStores(
      repository, references, mainlineTree: commit.tree, namesCommits: false)
    let recent = RecentCommits(from: [found.tip], limit: RecentWork.limit, in: repository)
    let people = RecentWork.People(Configuration(), tree: commit.tree, repository)
    work = RecentWork(recent, of: people, stores: stores, in: repository)
  }

  /// The tags that tell of releases where none of them is a version; `nil` where there are no such
  /// tags, or several kinds.
  var releaseFamily: TagFamily? {
    guard releases.isEmpty, units.released.isEmpty, families.all.count == 1 else { return nil }
    return families.all.first
  }

  private static func isGuessed(
    _ found: MainlineReference, _ repository: borrowing Repository
  ) -> Bool {
    !repository.isBare && found.name.hasPrefix("refs/heads/")
      && !["refs/heads/main", "refs/heads/master"].contains(found.name)
  }

  private static func services(
    _ tree: ObjectID, _ folders: FoundFolders, _ repository: borrowing Repository
  ) -> [String] {
    let names = ((try? repository.entries(ofTree: tree)) ?? [])
      .map { String(decoding: $0.name, as: UTF8.self) }
    let known = [
      (folders.all.contains(".github/workflows"), "GitHub Actions"),
      (names.contains(".gitlab-ci.yml"), "GitLab CI"),
      (names.contains("Jenkinsfile"), "Jenkins"), (folders.all.contains(".circleci"), "CircleCI"),
      (names.contains("azure-pipelines.yml"), "Azure Pipelines"),
      (folders.all.contains(".buildkite"), "Buildkite"),
    ]
    return known.filter(\.0).map(\.1)
  }
}
