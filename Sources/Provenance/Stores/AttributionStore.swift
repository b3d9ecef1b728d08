package import Git
import JSONScanning

/// One place where a tool keeps what it knows of who wrote a commit.
///
/// Adding a store is adding one file with such a type, and its name to `AttributionStores.kinds`.
protocol AttributionStore: Sendable {
  /// How reports name the store.
  static var name: String { get }

  /// Opens the store of a repository; `nil` where it has none.
  ///
  /// What a store keeps in files is in `mainlineTree`, the tree of the mainline's tip.
  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self?

  /// The commits that the store names, in no order; empty where commits name what is in the store.
  func commits(in repository: borrowing Repository) -> [ObjectID]

  /// What could not be read when the store was opened.
  var problems: [StoreProblem] { get }

  /// What the store says of a commit; `nil` where it says nothing.
  ///
  /// Called once for every commit, from several threads, each with a repository of its own, and
  /// with the evidence that the detector found in the commit.
  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution?

  /// What the answer for a commit is read from, beside the commit itself: the same objects, the
  /// same answer. `nil` in the list where the repository has no such object.
  ///
  /// `nil` where the store cannot tell.
  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]?
}

/// An object of an attribution store from which the answer for a commit is read.
package struct StoreSource: Hashable, Sendable {
  /// The store, by its place among all that are known.
  package let store: Int32
  /// `nil` where the commit names an object that is not there.
  package let object: ObjectID?

  package init(store: Int32, object: ObjectID?) {
    self.store = store
    self.object = object
  }
}

extension AttributionStore {
  func commits(in repository: borrowing Repository) -> [ObjectID] { [] }
  var problems: [StoreProblem] { [] }
}

/// Something in a store that could not be read, and does not count.
package struct StoreProblem: Hashable, Sendable {
  /// The store's name.
  package let store: String
  /// The commit that it would speak of; `nil` where the whole store is meant.
  package let commit: ObjectID?
  package let message: String

  package init(store: String, commit: ObjectID?, message: String) {
    self.store = store
    self.commit = commit
    self.message = message
  }
}

/// Why what a store says of one commit could not be read.
struct StoreError: Error, Hashable, Sendable {
  let message: String

  init(message: String) { self.message = message }

  init(_ error: GitError) { message = error.description }

  init(_ error: JSONError) { message = "malformed JSON: \(error)" }
}
