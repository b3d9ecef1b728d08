import Foundation
import Gate

/// What is to be judged: by the options, by CI's variables, or by a push.
struct GateRequest {
  let ranges: [RangeRequest]
  /// The file that `--policy` names.
  let policyFile: String?
  /// The message of the squash that is to come.
  private(set) var message: [UInt8]?
  /// Whether git's variables tell where the repository and what is being pushed are.
  let isServerHook: Bool
  /// Who pushes, as the server says.
  private(set) var pusher: String?
  /// Waivers that came with the push.
  private(set) var waivings: [PushOptions.Waive] = []
  let spending: SpendingOptions

  /// - Throws: a `Failure` where an option, CI's event, or git's input cannot be used.
  init(_ command: GateCommand) throws(Failure) {
    let environment = ProcessInfo.processInfo.environment
    policyFile = command.policy
    spending = command.spending
    isServerHook = command.preReceive
    if command.preReceive {
      ranges = try Self.pushed()
      pusher = Pusher.name(environment)
      waivings = PushOptions.waives(environment)
    } else {
      ranges = try Self.called(command, environment)
      message = try command.message.map { (file) throws(Failure) in try Self.message(file) }
    }
  }

  private static func pushed() throws(Failure) -> [RangeRequest] {
    let input = FileHandle.standardInput
    guard isatty(STDIN_FILENO) == 0 else {
      throw Failure(
        kind: .usage, message: "--pre-receive reads the updates of a push on standard input",
        hint: "let git run it: see githooks(5), pre-receive")
    }
    let bytes = input.readData(ofLength: PushUpdates.mostBytes + 1)
    do throws(CallingError) {
      return try PushUpdates.ranges(Array(bytes))
    } catch {
      throw Failure(kind: .usage, message: error.message, hint: error.hint)
    }
  }

  private static func called(
    _ command: GateCommand, _ environment: [String: String]
  ) throws(Failure) -> [RangeRequest] {
    let path = Calling.eventPath(
      base: command.base, head: command.head, environment: environment)
    let event = path.flatMap { InputFile.readIfRegular($0, limit: Calling.mostEventBytes) }
    do throws(CallingError) {
      return try Calling.ranges(
        base: command.base, head: command.head, environment: environment, event: event)
    } catch {
      throw Failure(kind: .unreadable, message: error.message, hint: error.hint)
    }
  }

  private static func message(_ file: String) throws(Failure) -> [UInt8] {
    guard file == "-" else { return try InputFile.read(file, limit: longestMessage) }
    let bytes = FileHandle.standardInput.readData(ofLength: longestMessage + 1)
    guard bytes.count <= longestMessage else {
      throw Failure(
        kind: .unreadable,
        message: "the message on standard input has more than \(longestMessage >> 20) MiB")
    }
    return Array(bytes)
  }

  /// No message that people squash with is longer, in bytes.
  private static let longestMessage = 16 << 20
}
