import FixtureSupport
import Foundation

/// A forge with three pull requests, as `Fixtures/gate-ci/forge.sh` makes it.
enum GateCIForge {
  private static let fixture = SharedFixture("forge") { directory in
    try FixtureScript("gate-ci/forge.sh").run([directory.path])
  }

  /// A copy that a test may change.
  static func copy() throws -> URL {
    let copy = try TemporaryDirectory.make("forge").appendingPathComponent("forge")
    try FileManager.default.copyItem(at: fixture.directory(), to: copy)
    return copy
  }

  static func origin() throws -> URL {
    try fixture.directory().appendingPathComponent("origin.git")
  }

  /// The event of a pull request.
  static func event(_ number: Int) throws -> URL {
    try fixture.directory().appendingPathComponent("event-\(number).json")
  }

  /// What a revision of the forge's repository is.
  static func commit(_ revision: String) throws -> String {
    let done = try Program(named: "git").run(["rev-parse", revision], in: origin())
    guard done.exitCode == 0 else { throw FixtureError("\(revision): \(done.errors)") }
    return done.output.trimmingCharacters(in: .newlines)
  }

  /// Clones one reference without its history, as GitHub's checkout does.
  static func checkout(_ reference: String) throws -> URL {
    let clone = try TemporaryDirectory.make("checkout").appendingPathComponent("workspace")
    try FixtureScript("gate-ci/checkout.sh").run([origin().path, reference, clone.path])
    return clone
  }
}

/// Directories of programs.
enum GateCIPrograms {
  /// The directory of the program under test.
  static func built() throws -> String {
    try Checkout.built("outcomes").executable.deletingLastPathComponent().path
  }

  /// The directory of the stand-in, which writes down how it is called.
  static let standIn = Checkout.fixtures.appendingPathComponent("gate-ci").path

  /// `PATH` as it is here, but without some programs.
  static func path(without names: [String]) throws -> String {
    let files = FileManager.default
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let directories = try path.split(separator: ":").map(String.init).map { directory in
      guard names.contains(where: { files.fileExists(atPath: "\(directory)/\($0)") }) else {
        return directory
      }
      let mirror = try TemporaryDirectory.make("programs")
      for name in try files.contentsOfDirectory(atPath: directory) where !names.contains(name) {
        try files.createSymbolicLink(
          atPath: mirror.appendingPathComponent(name).path,
          withDestinationPath: "\(directory)/\(name)")
      }
      return mirror.path
    }
    return directories.joined(separator: ":")
  }
}
