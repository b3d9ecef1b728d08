import FixtureSupport
import Foundation

@testable import Trailers

/// What `git interpret-trailers --no-divider` makes of many messages at once.
struct InterpretingGit {
  private let git: InstalledGit

  init() throws { git = try InstalledGit() }

  func remove() { git.remove() }

  static let adding = [
    "interpret-trailers", "--no-divider", "--if-exists", "addIfDifferent", "--if-missing", "add",
  ]

  /// The messages with the trailers, by one process that edits a file for each message.
  ///
  /// The last lines get their newline first: git before 2.46.2 glues a trailer to one without.
  func adding(
    _ trailers: [NewTrailer], to messages: [[UInt8]], configuration: [String] = []
  ) throws -> [[UInt8]] {
    try write(messages)
    let options = trailers.flatMap {
      ["--trailer", "\($0.key): \(String(decoding: $0.value, as: UTF8.self))"]
    }
    let files = messages.indices.map(String.init)
    guard !files.isEmpty else { return [] }
    let settings = configuration.flatMap { ["-c", $0] }
    _ = try git.run(settings + Self.adding + ["--in-place"] + options + files)
    return try read(messages.count)
  }

  /// The messages, each with a trailer of its own, by one process for each trailer.
  func adding(_ trailers: [NewTrailer], eachTo messages: [[UInt8]]) throws -> [[UInt8]] {
    try write(messages)
    let groups = Dictionary(grouping: messages.indices) { trailers[$0] }
    for (index, (trailer, files)) in groups.enumerated() {
      let line = Array("\(trailer.key): ".utf8) + trailer.value + [.newline]
      try Data(line + files.map(String.init).joined(separator: " ").utf8 + "\n".utf8).write(
        to: git.directory.appendingPathComponent("\(index).group"))
    }
    let script = """
      for group in *.group; do
        { IFS= read -r trailer; read -r files; } < $group
        git \(Self.adding.joined(separator: " ")) --in-place --trailer "$trailer" $files || exit 1
      done
      """
    let done = try Program(named: "sh").run(["-c", script], in: git.directory, deadline: 120)
    guard done.exitCode == 0 else { throw FixtureError(done.errors) }
    return try read(messages.count)
  }

  /// What `--parse` prints of each message.
  func parse(_ messages: [[UInt8]]) throws -> [String] {
    try messages.map {
      String(
        decoding: try git.run(["interpret-trailers", "--parse", "--no-divider"], input: $0),
        as: UTF8.self)
    }
  }

  /// What `git log --format=%(trailers:only,unfold)` prints of commits with these messages.
  func log(_ messages: [[UInt8]]) throws -> [[String]] {
    var stream: [UInt8] = []
    for (index, message) in messages.enumerated() {
      stream += "commit refs/heads/m\ncommitter A <a@example.org> \(index) +0000\n".utf8
      stream += "data \(message.count)\n".utf8 + message + Array("\n".utf8)
    }
    let repository = UUID().uuidString
    _ = try git.run(["init", "-q", "--bare", repository])
    _ = try git.run(["-C", repository, "fast-import", "--quiet"], input: stream)
    let log = try git.run([
      "-C", repository, "log", "-z", "--reverse", "--format=%(trailers:only,unfold)",
      "refs/heads/m",
    ])
    return log.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  private func write(_ messages: [[UInt8]]) throws {
    for (index, message) in messages.enumerated() {
      try Data(Draft.completed(message)).write(to: git.directory.appendingPathComponent("\(index)"))
    }
  }

  private func read(_ count: Int) throws -> [[UInt8]] {
    try (0..<count).map {
      Array(try Data(contentsOf: git.directory.appendingPathComponent("\($0)")))
    }
  }
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }

  /// For messages of failed expectations.
  var quoted: String { String(decoding: self, as: UTF8.self).debugDescription }
}
