import ArgumentParser
import Foundation
import Hooks
import Tagging

/// `outcomes hook mark`: what an agent's own hook says of the next commit.
struct HookMarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Say which agent makes the next commit; for agents' own hooks",
    discussion: """
      For agents that tell their hooks more than the commands they run: call it before 'git
      commit'. It is good for one commit in this work tree, and for ten minutes.
      """)

  @Option(help: ArgumentHelp("The agent, such as gemini-cli.", valueName: "name"))
  var agent: String

  @Option(help: ArgumentHelp("The id under which the agent keeps its log.", valueName: "id"))
  var session: String?

  @Option(help: ArgumentHelp("The model.", valueName: "name"))
  var model: String?

  @Argument(help: "A directory in the work tree.", completion: .directory)
  var repository = "."

  func run() throws {
    try reportingFailure { () throws(Failure) in
      try Self.write(Mark(try tag(), time: Int64(Date().timeIntervalSince1970)), in: repository)
      return nil
    }
  }

  private func tag() throws(Failure) -> AssistanceTag {
    guard let known = KnownAgent.named(agent) else {
      throw Failure(
        kind: .usage, message: "cannot mark: no agent is called '\(agent)'",
        hint: "known: " + KnownAgent.table.map(\.slug).sorted().joined(separator: " "))
    }
    if let session, !AssistanceTag.isSession(session) {
      throw Failure(
        kind: .usage, message: "cannot mark: '\(session)' is no session id",
        hint: "4 to 200 letters, digits and '.', '_', '-'")
    }
    if let model, !AssistanceTag.isModel(model) {
      throw Failure(
        kind: .usage, message: "cannot mark: '\(model)' is no model's name",
        hint: "up to 100 bytes without white space")
    }
    return AssistanceTag(agent: known.slug, model: model, session: session)
  }

  private static func write(_ mark: Mark, in path: String) throws(Failure) {
    let directory = try gitDirectory(path)
    let file = URL(fileURLWithPath: directory).appendingPathComponent(Mark.file)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(mark.text.utf8).write(to: file, options: .atomic)
    } catch {
      throw Failure(kind: .unreadable, message: "cannot write '\(file.path)': \(error)", hint: nil)
    }
  }

  private static func gitDirectory(_ path: String) throws(Failure) -> String {
    do throws(HookError) {
      return try RepositoryPlaces(askingGit: try HookPlace.git(path, isLasting: true)).gitDirectory
    } catch {
      throw Failure(error)
    }
  }
}
