import Foundation
import Hooks
import Reports

/// What the commands about hooks have in common: where they work, and how they say what they did.
enum HookPlace {
  /// The directory of the programs that hooks start.
  static var programs: String? {
    Programs.directory(of: executable, environment: ProcessInfo.processInfo.environment)
  }

  /// The file of this program.
  static let executable = "/proc/self/exe"

  /// The installed git at work in a repository.
  ///
  /// - Parameters:
  ///   - repository: where; the current directory if there is none.
  ///   - isLasting: whether settings in this process's environment are left out.
  /// - Returns: git, not started yet.
  /// - Throws: `HookError` where there is no git.
  static func git(_ repository: String?, isLasting: Bool) throws(HookError) -> GitCommand {
    let variables = ProcessInfo.processInfo.environment
    let isNamed = repository != nil
    let environment =
      isLasting
      ? Surroundings.lasting(variables, isNamed: isNamed)
      : Surroundings.present(variables, isNamed: isNamed)
    let here = FileManager.default.currentDirectoryPath
    let directory = URL(
      fileURLWithPath: repository ?? here, relativeTo: URL(fileURLWithPath: here)
    ).standardizedFileURL.path
    return try GitCommand(in: directory, environment: environment)
  }

  /// Says what only the reader can do.
  static func tell(_ plan: Plan) {
    for demand in plan.demands { print("to do: " + visible(demand)) }
    for line in plan.excerpt { print("    " + visible(line)) }
  }

  /// Does what a plan says, and says what was done.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - otherwise: what to say where there is nothing to do.
  /// - Throws: `HookError` where a file cannot be changed; then nothing was.
  static func perform(_ plan: Plan, otherwise: String) throws(HookError) {
    var performer = Performer()
    try performer.perform(plan.steps)
    for line in performer.done { print(visible(line)) }
    if performer.done.isEmpty { print(otherwise) }
    for note in plan.notes { print("note: " + visible(note)) }
  }
}

extension UserPlaces {
  /// Those of the user who runs this.
  static func current() throws(HookError) -> UserPlaces {
    try UserPlaces(environment: ProcessInfo.processInfo.environment)
  }
}

extension Failure {
  init(_ error: HookError) {
    let kind: Kind = error.kind == .configuration ? .configuration : .unreadable
    self.init(kind: kind, message: error.message, hint: error.hint)
  }
}
