import ArgumentParser
import Foundation
import Git

/// Reads one repository for the process that started this one.
///
/// A process of its own, because libgit2 1.5 can run for ever or write out of bounds on a damaged
/// object store, and nothing but the end of its process stops it.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-repository", abstract: "Read one repository for another process",
    shouldDisplay: false)

  func run() throws {
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let request = try JSONDecoder().decode(WorkerRequest.self, from: input)
    ProcessLimits.keepFreedMemory()
    ProcessLimits.set(cpuSeconds: request.cpuSeconds)
    var reply = WorkerReply()
    do {
      switch request.task {
      case .probe: reply.mainlineEnd = try RepositoryReading(request).mainlineEnd()
      case .scan: reply.scan = try RepositoryReading(request).scan()
      case .explain:
        (reply.explanation, reply.joinable, reply.isComplete) = try RepositoryReading(request)
          .explain()
      }
    } catch let failure as Failure {
      reply.failure = failure
    }
    FileHandle.standardOutput.write(try JSONEncoder().encode(reply))
  }
}
