import ArgumentParser
import Foundation
import Trailers

/// git-interpret-trailers(1) with `--parse`.
struct InterpretTrailersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interpret-trailers", abstract: "Print the trailers of messages")

  @Flag(help: "Print the trailers alone, one a line, unfolded.")
  var parse = false

  @Flag(help: "Take no '---' line for the end of the message.")
  var noDivider = false

  @Argument(help: "Files with messages (default: standard input).", completion: .file())
  var files: [String] = []

  func validate() throws {
    guard parse else { throw ValidationError("only --parse is supported") }
  }

  func run() throws {
    for message in try messages() {
      let text = interpretation(
        of: message.span, options: noDivider ? .parseWithoutDivider : .parse)
      FileHandle.standardOutput.write(Data(text))
    }
  }

  private func messages() throws -> [[UInt8]] {
    guard !files.isEmpty else {
      return [Array(FileHandle.standardInput.readDataToEndOfFile())]
    }
    return try files.map { file in
      do throws(Failure) {
        return try InputFile.read(file, limit: 1 << 30)
      } catch {
        error.report()
        throw ExitCode(128)
      }
    }
  }
}
