import Foundation

/// Debian's Chromium, in which pages are tried as a reader would use them.
package enum Chromium {
  /// Debian's own interpreter: another one would not have Debian's Selenium.
  private static let python = Program(at: URL(fileURLWithPath: "/usr/bin/python3"))

  /// Whether the browser, its driver and Selenium are there.
  package static let isInstalled: Bool = {
    guard Program.find("chromium") != nil, Program.find("chromedriver") != nil else { return false }
    return (try? python.run(["-c", "import selenium"]).exitCode) == 0
  }()

  /// Runs one of the scripts of `Fixtures/page` that open a page.
  ///
  /// - Parameters:
  ///   - script: the script's name, such as `browse.py`.
  ///   - arguments: what follows it.
  /// - Returns: what it printed, a line for each check, and its exit code.
  /// - Throws: `FixtureError` where it could not be started or does not end.
  package static func run(_ script: String, _ arguments: [String]) throws -> Completed {
    let file = Checkout.fixtures.appendingPathComponent("page/\(script)")
    return try python.run([file.path] + arguments, deadline: 600)
  }
}
