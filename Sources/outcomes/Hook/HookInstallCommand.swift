import ArgumentParser
import Foundation
import Hooks
import Reports

/// Puts the hooks where git runs them.
struct HookInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Have commits tagged in a repository, or in all of them",
    discussion: """
      Examples:
        outcomes hook install                  this repository, as it is set up
        outcomes hook install --spend-notes    and note each commit's tokens in refs/notes/outcomes
        outcomes hook install --global         every repository of yours
        outcomes hook install --template       every repository made from now on

      Nothing is overwritten: an existing hook is kept and runs first; husky and lefthook get
      a few marked lines in their own files. 'outcomes hook uninstall' takes all of it back.

      Exit codes: 0 it works; 2 something is left for you to do, and it says what; 3 no
      repository, or a file cannot be written.
      """)

  @Argument(help: "A repository (default: the one here).", completion: .directory)
  var repository: String?

  @Flag(help: "Also note what each commit cost, in refs/notes/outcomes.")
  var spendNotes = false

  @OptionGroup var reach: HookReach

  func validate() throws { try reach.validate(repository: repository) }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      do throws(HookError) {
        return try install()
      } catch {
        throw Failure(error)
      }
    }
  }

  private func install() throws(HookError) -> Int32? {
    let names = HookName.wanted(spendNotes: spendNotes)
    let programs = HookPlace.programs
    let plan: Plan
    switch reach.choice {
    case .repository:
      let setup = try Setup(readingWith: try HookPlace.git(repository, isLasting: true))
      for words in setup.words { print("found: " + visible(words)) }
      plan = try setup.installation(of: names, programs: programs)
    case .global:
      let setup = try GlobalSetup(readingWith: try HookPlace.git(nil, isLasting: true), .current())
      plan = try setup.installation(of: names, programs: programs)
    case .template:
      let setup = try TemplateSetup(
        readingWith: try HookPlace.git(nil, isLasting: true), .current())
      plan = try setup.installation(of: names, programs: programs)
    }
    try HookPlace.perform(plan, otherwise: "nothing to do: it is installed")
    return try check(plan)
  }

  /// Tries what was installed, and says in one line whether it works.
  private func check(_ plan: Plan) throws(HookError) -> Int32? {
    let environment = ProcessInfo.processInfo.environment
    let hooks: DryRun.Hooks
    switch reach.choice {
    case .repository:
      hooks = .repository(try Setup(readingWith: try HookPlace.git(repository, isLasting: true)))
    case .global: hooks = .everywhere
    case .template: hooks = .template
    }
    let lasting = Surroundings.lasting(environment, isNamed: true)
    let result = try DryRun(of: hooks, environment: lasting).run()
    HookPlace.tell(plan)
    guard case .tagged = result else {
      print("not captured: " + visible("\(result.complaint); \(result.words)"))
      if HookPlace.programs == nil {
        print("to do: put outcomes-hook beside outcomes, or into a directory of PATH")
      }
      return Failure.Kind.configuration.rawValue
    }
    print("ok: an agent's commit is tagged")
    return plan.demands.isEmpty ? nil : Failure.Kind.configuration.rawValue
  }
}
