import Foundation

/// The standard streams of a process, as files of a directory.
struct Streams {
  private let input: FileHandle
  private let output: FileHandle
  private let errors: FileHandle
  private let directory: URL

  init(in directory: URL, input data: Data) throws {
    self.directory = directory
    try data.write(to: directory.appendingPathComponent("stdin"))
    try Data().write(to: directory.appendingPathComponent("stdout"))
    try Data().write(to: directory.appendingPathComponent("stderr"))
    input = try FileHandle(forReadingFrom: directory.appendingPathComponent("stdin"))
    output = try FileHandle(forWritingTo: directory.appendingPathComponent("stdout"))
    errors = try FileHandle(forWritingTo: directory.appendingPathComponent("stderr"))
  }

  func attach(to process: Process) {
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
  }

  func completed(_ process: Process) throws -> Completed {
    // Foundation's `Process` keeps its handles; open files would add up over hundreds of runs.
    for handle in [input, output, errors] { try handle.close() }
    let signalled = process.terminationReason == .uncaughtSignal
    return Completed(
      stdout: try Data(contentsOf: directory.appendingPathComponent("stdout")),
      stderr: try Data(contentsOf: directory.appendingPathComponent("stderr")),
      exitCode: process.terminationStatus + (signalled ? 128 : 0))
  }
}
