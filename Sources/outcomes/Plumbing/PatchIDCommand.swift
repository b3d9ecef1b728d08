import ArgumentParser
import Foundation
import Git
import PatchIDs

/// git-patch-id(1).
struct PatchIDCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patch-id", abstract: "Print the ids of the patches on standard input",
    discussion: """
      Without an option, 'patchid.stable' and 'patchid.verbatim' of git's configuration choose, \
      else it is --unstable.
      """)

  @Flag(exclusivity: .exclusive)
  var mode: PatchIDMode?

  func run() throws {
    var reader = PatchIDReader(mode: try mode ?? configured())
    let (input, output) = (FileHandle.standardInput, FileHandle.standardOutput)
    while let bytes = try input.read(upToCount: 1 << 16), !bytes.isEmpty {
      for id in reader.read(Array(bytes)) { output.write(Data(id.line.utf8)) }
    }
    if let last = reader.finish() { output.write(Data(last.line.utf8)) }
  }

  private func configured() throws -> PatchIDMode {
    func isSet(_ name: String) throws -> Bool {
      do throws(GitError) {
        return try GitVariable.boolean(name, around: ".") ?? false
      } catch {
        standardError("fatal: \(error.message) for '\(error.subject)'")
        throw ExitCode(128)
      }
    }
    let (isVerbatim, isStable) = (try isSet("patchid.verbatim"), try isSet("patchid.stable"))
    return isVerbatim ? .verbatim : isStable ? .stable : .unstable
  }
}

extension PatchIDMode: EnumerableFlag {
  static func help(for value: PatchIDMode) -> ArgumentHelp? {
    switch value {
    case .stable: "Ids that do not depend on the order of files."
    case .unstable: "Ids that do, as git before 2.0 made them."
    case .verbatim: "Stable ids that white space counts for."
    }
  }
}
