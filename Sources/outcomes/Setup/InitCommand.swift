import ArgumentParser
import Configuration
import Foundation
import Git
import Reports

/// Writes a configuration from what a repository shows.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented .outcomes.toml from what is found here",
    discussion: """
      Examples:
        outcomes init                   this repository
        outcomes init --print           only show it
        outcomes init --force           in place of the one that is there

      The file has every key there is. What a scan finds by itself stays a comment; set is
      only what the repository proves and nothing else tells, such as units with release tags
      of their own. Options win over the file.
      """)

  @Argument(help: "A repository (default: the one here).", completion: .directory)
  var repository: String?

  @Flag(help: "Replace the file that is there.")
  var force = false

  @Flag(help: "Write it to standard output, and no file.")
  var print = false

  /// In seconds; the newest thousand commits are read in a fraction of one.
  private static let deadline = 60

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let end = try ForkedWork(deadline: Self.deadline).run {
        do throws(Failure) {
          try write()
          return 0
        } catch {
          error.report()
          return error.kind.rawValue
        }
      }
      if case .exited(let code) = end { return code == 0 ? nil : code }
      // Whoever read the output has seen enough.
      if end == .signalled(SIGPIPE) { return 128 + SIGPIPE }
      throw Failure(
        kind: .unreadable, message: "the repository cannot be read: \(end.words)",
        hint: "run 'git fsck'")
    }
  }

  private func write() throws(Failure) {
    let (found, root) = try look()
    let text = ConfigurationText.text(for: found)
    do throws(ConfigurationError) {
      // What was found is anybody's text; a file that no scan would take is worse than none.
      _ = try Configuration(toml: text, source: ConfigurationFile.name)
    } catch {
      throw Failure(
        kind: .configuration, message: "what was found makes no configuration: \(error)",
        hint: "begin with a file that has one line: horizon_days = 14")
    }
    guard let root, !print else {
      FileHandle.standardOutput.write(Data(text.utf8))
      for line in found.words { standardError("found: " + visible(line)) }
      if root == nil, !print {
        standardError(
          "hint: a bare repository has no work tree; commit this as \(ConfigurationFile.name)")
      }
      return
    }
    try place(text, in: root)
    // Not `print`: a worker ends without emptying what that keeps.
    standardOutput("wrote '\(visible(root + ConfigurationFile.name))'")
    for line in found.words { standardOutput("found: " + visible(line)) }
    standardOutput(Self.next)
  }

  private func look() throws(Failure) -> (FoundRepository, root: String?) {
    let path = repository ?? "."
    let now = try runTime()
    let request = WorkerRequest(
      task: .probe, path: path, searching: repository == nil, options: ScanOptions(), since: nil,
      until: now, now: now, threads: 1, cpuSeconds: Self.deadline, showsProgress: false)
    do throws(GitError) {
      let opened = try Repository(at: path, searching: repository == nil)
      return (try FoundRepository(opened, request), opened.workDirectory)
    } catch {
      throw Failure(kind: .unreadable, message: error.description)
    }
  }

  private func place(_ text: String, in root: String) throws(Failure) {
    let path = root + ConfigurationFile.name
    do throws(NewFile.Refusal) {
      try NewFile.write(text, to: path, replacing: force)
    } catch {
      switch error {
      case .exists:
        throw Failure(
          kind: .usage, message: "cannot write '\(path)': it is there already",
          hint: "--force replaces it; --print only shows what would be written")
      case .system(let code):
        throw Failure(
          kind: .unreadable,
          message: "cannot write '\(path)': \(unsafe String(cString: strerror(code)))",
          hint: "--print writes it to standard output")
      }
    }
  }

  private static let next = """
    next:  outcomes hook install   tag agents' commits as they are made
           outcomes scan           the report
           outcomes doctor         what is missing, and how to mend it
    """
}
