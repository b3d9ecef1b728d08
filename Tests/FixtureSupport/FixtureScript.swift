package import Foundation

/// A script under `Fixtures/`, or one of the reference tools, that makes repositories.
package struct FixtureScript: Sendable {
  private let file: URL

  /// A script of this package, such as `worked-example/make.sh`.
  package init(_ path: String) {
    file = Checkout.fixtures.appendingPathComponent(path)
  }

  /// A script of the tools beside the checkout.
  package init(sharedTool name: String) {
    file = Checkout.shared.appendingPathComponent("tools/\(name)")
  }

  /// Runs the script by the interpreter of its suffix, and insists that it ends well.
  ///
  /// - Parameters:
  ///   - arguments: what follows the script's name.
  ///   - deadline: in seconds.
  /// - Throws: `FixtureError` with what the script printed, where it fails.
  package func run(_ arguments: [String], deadline: TimeInterval = 120) throws {
    let interpreter = try Program(named: file.pathExtension == "py" ? "python3" : "bash")
    // Some scripts write a configuration of their own into their home.
    let done = try interpreter.run(
      [file.path] + arguments,
      environment: ["OUTCOMES_SHARED": Checkout.shared.path, "GIT_CONFIG_GLOBAL": nil],
      deadline: deadline)
    guard done.exitCode == 0 else {
      throw FixtureError("\(file.lastPathComponent): exit code \(done.exitCode): \(done.errors)")
    }
  }
}
