import ArgumentParser
import Foundation
import Metrics
import Reports
import Spend

/// The story of one commit, or of one deployment.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell one commit's or deployment's story: evidence, landing, its lines' fate",
    discussion: """
      Examples:
        outcomes explain HEAD~3               a commit of this repository
        outcomes explain 4f0e2d1 --all        whatever its age
        outcomes explain v1.4.0               a deployment, by its name or tag
        outcomes explain main -C api --format json
        outcomes explain HEAD --spend ~/.claude   with what it cost

      The options are those of 'outcomes scan', and the numbers those of its report.
      """)

  @Argument(help: "A revision as git knows them, or the name of a deployment.")
  var revision: String

  @Option(
    name: [.customShort("C"), .customLong("repository")],
    help: ArgumentHelp("The repository (default: this one).", valueName: "directory"),
    completion: .directory)
  var repository: String?

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var spending: SpendingOptions

  @Option(help: "How to write the story.")
  var format: ExplanationFormat = .text

  @Option(help: ArgumentHelp("Write the story to a file.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Write neither progress nor notices on standard error.")
  var quiet = false

  func run() throws {
    let isComplete: Bool
    do throws(Failure) {
      let (explanation, complete) = try explanation()
      try Destination(file: output).write(text(of: explanation))
      isComplete = complete
    } catch {
      error.report()
      throw ExitCode(error.kind.rawValue)
    }
    // As with a scan: what could be read is told, and that it is not all.
    if !isComplete { throw ExitCode(Failure.Kind.unreadable.rawValue) }
  }

  private func explanation() throws(Failure) -> (Explanation, isComplete: Bool) {
    let now = try runTime()
    let window = try WindowChoice(
      since: reading.since, until: reading.until, all: reading.all, now: now
    ) {
      [ask(.probe, since: nil, until: now, now).mainlineEnd].compactMap(\.self)
    }
    let spend = try SpendInput(
      spending, repositories: [repository ?? "."], searching: repository == nil,
      workers: reading.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let reply = ask(.explain, since: window.since, until: window.until, now, spend: spend.extent)
    if let failure = reply.failure { throw failure }
    guard let explanation = reply.explanation else {
      throw Failure(kind: .unreadable, message: "nothing was found out about '\(revision)'")
    }
    for failure in spend.failures { failure.report() }
    let isComplete = reply.isComplete == true && spend.failures.isEmpty
    guard case .commit(var commit) = explanation, let joinable = reply.joinable else {
      return (explanation, isComplete)
    }
    // All of it, whatever the window: a commit costs what it costs.
    commit.set(spend.summary(of: [joinable], since: nil, until: now))
    commit.notices += spend.notices
    return (.commit(commit), isComplete)
  }

  private func ask(
    _ task: WorkerRequest.Task, since: Int64?, until: Int64, _ now: Int64,
    spend: SpendExtent? = nil
  ) -> WorkerReply {
    let threads = reading.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    var options = reading.options
    options.ledger = spending.storage.ledger
    return WorkerProcess(deadline: reading.deadline).reply(
      to: WorkerRequest(
        task: task, path: repository ?? ".", searching: repository == nil,
        options: options, since: since, until: until, now: now, threads: threads,
        cpuSeconds: reading.deadline * threads,
        showsProgress: isatty(STDERR_FILENO) == 1 && !quiet && task == .explain,
        usesCache: !reading.noCache, spend: spend, revision: revision))
  }

  private func text(of explanation: Explanation) -> String {
    let destination = Destination(file: output)
    let (width, colour) = (destination.width, destination.hasColour)
    switch (explanation, format) {
    case (.commit(let commit), .json): return json(commit)
    case (.commit(let commit), .text):
      return Reports.text(commit, width: width, colour: colour)
    case (.deployments(let deployments), .json): return deployments.map(json).joined()
    case (.deployments(let deployments), .text):
      return deployments.map { Reports.text($0, width: width, colour: colour) }
        .joined(separator: "\n")
    }
  }
}

/// How a story can be written.
enum ExplanationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
