import Foundation

/// The installed git, asked about one place.
package struct GitCommand: Sendable {
  /// Where it works, as with `git -C`.
  package let directory: String
  package let environment: [String: String]
  private let executable: String

  /// - Parameters:
  ///   - directory: where git works.
  ///   - environment: its variables.
  /// - Throws: `HookError` where there is no git in `PATH`.
  package init(in directory: String, environment: [String: String]) throws(HookError) {
    self.directory = directory
    self.environment = environment
    guard let found = findProgram("git", in: environment["PATH"] ?? "/usr/bin:/bin") else {
      throw HookError(.unreadable, "cannot find 'git' in PATH")
    }
    executable = found
  }

  /// What a command printed.
  package struct Answer: Sendable {
    package let status: Int32
    package let output: [UInt8]
    package let errors: String

    /// The output as text, without the newline that ends it.
    var text: String {
      String(decoding: output.last == 0x0A ? output.dropLast() : output[...], as: UTF8.self)
    }
  }

  /// Runs git.
  ///
  /// Output goes to files, so that no pipe can fill up and stop it, and no child can keep one open.
  ///
  /// - Parameters:
  ///   - arguments: what follows `git`.
  ///   - deadline: in seconds.
  /// - Returns: what it printed.
  /// - Throws: `HookError` where it cannot be started or does not end.
  package func run(
    _ arguments: [String], deadline: Double = 30
  ) throws(HookError) -> Answer {
    do {
      let scratch = try ScratchDirectory("git")
      defer { scratch.remove() }
      let (output, errors) = (scratch.file("output"), scratch.file("errors"))
      for file in [output, errors] { try Data().write(to: file) }
      let process = BoundedProcess(
        executable: executable, arguments: ["-C", directory] + arguments, environment: environment,
        deadline: deadline)
      let end = try process.run(
        input: .nullDevice, output: try FileHandle(forWritingTo: output),
        errors: try FileHandle(forWritingTo: errors))
      guard let status = end.status else {
        throw HookError(.unreadable, "git \(arguments[0]) took more than \(Int(deadline)) seconds")
      }
      return Answer(
        status: status, output: Array(try Data(contentsOf: output)),
        errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    } catch let error as HookError {
      throw error
    } catch {
      throw HookError(.unreadable, "cannot run git: \(error.localizedDescription)")
    }
  }

  /// What a command prints, without the last newline; `nil` where it fails.
  ///
  /// - Throws: `HookError` where git cannot be started.
  func text(_ arguments: [String]) throws(HookError) -> String? {
    let answer = try run(arguments)
    return answer.status == 0 ? answer.text : nil
  }
}

/// The file of a program that `PATH` finds; only absolute directories count.
package func findProgram(_ name: String, in path: String) -> String? {
  path.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first {
    !isDirectory($0) && FileManager.default.isExecutableFile(atPath: $0)
  }
}
