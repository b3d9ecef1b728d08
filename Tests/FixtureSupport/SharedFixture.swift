package import Foundation

/// A fixture that many tests read, and that is made once, when the first of them asks.
package struct SharedFixture: Sendable {
  private let made: Result<URL, FixtureError>

  /// Makes the fixture.
  ///
  /// - Parameters:
  ///   - name: how its directory's name begins.
  ///   - make: fills the directory it is given.
  package init(_ name: String, make: (URL) throws -> Void) {
    do {
      let directory = try TemporaryDirectory.make(name)
      try make(directory)
      made = .success(directory)
    } catch {
      made = .failure(FixtureError("cannot make '\(name)': \(error)"))
    }
  }

  /// The fixture's directory.
  ///
  /// - Returns: the directory, not to be written to.
  /// - Throws: `FixtureError` where it could not be made, for every test that asks.
  package func directory() throws -> URL { try made.get() }
}
