import FixtureSupport
import Foundation
import Testing

/// A home with a repository in it, and `outcomes doctor` run on it.
struct DoctorScene {
  let home: URL
  let repository: SmallRepository

  static let author = SmallRepository.Author(
    "Ann Doe", email: "ann@example.org", date: "2026-12-01T10:00:00Z")

  /// A repository with a commit and a release, and `outcomes-hook` in the home's programs.
  init(commits: Bool = true) throws {
    home = try TemporaryDirectory.make("doctor")
    repository = try SmallRepository(at: home.appendingPathComponent("work"))
    let hook = home.appendingPathComponent(".local/bin/outcomes-hook")
    try FileManager.default.createDirectory(
      at: hook.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("#!/bin/sh\n".utf8).write(to: hook)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: hook.path)
    guard commits else { return }
    try repository.commit("start\n", by: Self.author, files: ["a.swift": "let a = 1\n"])
    try repository.tag("v1.0.0")
  }

  var directory: URL { repository.directory }

  func write(_ text: String, to path: String) throws {
    let file = directory.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func configure(_ toml: String) throws { try write(toml, to: ".outcomes.toml") }

  /// Runs `outcomes` in the repository.
  func outcomes(
    _ arguments: [String], with variables: [String: String?] = [:], at time: Int = Outcomes.now
  ) throws -> Completed {
    let own: [String: String?] = [
      "HOME": home.path, "SOURCE_DATE_EPOCH": "\(time)", "GIT_CEILING_DIRECTORIES": home.path,
      "GIT_CONFIG_GLOBAL": nil as String?,
    ]
    return try Checkout.built("outcomes").run(
      arguments, in: directory, environment: own.merging(variables) { $1 }, deadline: 60)
  }

  /// What the doctor says here, or of another place.
  func examine(
    _ arguments: [String] = [], with variables: [String: String?] = [:],
    at time: Int = Outcomes.now, source: SourceLocation = #_sourceLocation
  ) throws -> DoctorAnswer {
    let done = try outcomes(
      ["doctor", "--format", "json"] + arguments, with: variables, at: time)
    return try DoctorAnswer(done, source: source)
  }
}

/// What `outcomes doctor --format json` printed.
struct DoctorAnswer {
  let exitCode: Int32
  let report: JSONValue

  /// Holds the answer against the published schema.
  init(_ done: Completed, source: SourceLocation) throws {
    exitCode = done.exitCode
    guard !done.stdout.isEmpty else { throw FixtureError("no answer: \(done.errors)") }
    report = try JSONValue(parsing: done.stdout)
    let schema = JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.doctor.v1.schema.json")))
    #expect(schema.violations(in: report) == [], sourceLocation: source)
    let ids = report["checks"].items.compactMap { $0["id"].string }
    #expect(Set(ids).count == ids.count, sourceLocation: source)
  }

  private func check(_ id: String) -> JSONValue {
    report["checks"].items.first { $0["id"].string == id } ?? .missing
  }

  /// `nil` where there is no such check.
  func state(_ id: String) -> String? { check(id)["state"].string }
  func message(_ id: String) -> String { check(id)["message"].string ?? "" }
  func remedy(_ id: String) -> String { check(id)["remedy"].string ?? "" }
}
