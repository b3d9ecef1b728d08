import Foundation

/// The installed git, run without any configuration of the machine or of a session around it.
struct InstalledGit {
  let directory: URL

  /// A git that works in a new empty directory, which `remove()` takes away again.
  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("outcomes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  /// What the command prints; files carry the data, so no pipe can fill up.
  func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let stdin = directory.appendingPathComponent("stdin")
    let stdout = directory.appendingPathComponent("stdout")
    try Data(input).write(to: stdin)
    try Data().write(to: stdout)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = directory
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": directory.path, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CEILING_DIRECTORIES": directory.path,
    ]
    process.standardInput = try FileHandle(forReadingFrom: stdin)
    process.standardOutput = try FileHandle(forWritingTo: stdout)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(arguments: arguments, status: process.terminationStatus)
    }
    return try Array(Data(contentsOf: stdout))
  }

  /// A git command that did not succeed.
  struct Failure: Error {
    let arguments: [String]
    let status: Int32
  }
}

/// The recorded answers of git, beside the package; not every checkout has them.
enum Vectors {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/vectors").standardized

  static var exist: Bool { FileManager.default.fileExists(atPath: directory.path) }

  /// The records of one file of JSON lines.
  static func read<Record: Decodable>(_ file: String, as type: Record.Type) throws -> [Record] {
    let data = try Data(contentsOf: directory.appendingPathComponent(file))
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: $0)
    }
  }
}

/// A small generator with a seed, so that every run tries the same messages.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
