import FixtureSupport
import Foundation
import Testing

@Suite("doctor: git, the hook and the cache", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorMachineTests {
  @Test("the hook is missing, then installed, then shadowed")
  func hook() throws {
    let scene = try DoctorScene()
    let missing = try scene.examine()
    #expect(missing.state("hook") == "notice")
    #expect(missing.remedy("hook") == "outcomes hook install")
    _ = try scene.outcomes(["hook", "install"])
    let installed = try scene.examine()
    #expect(installed.state("hook") == "ok", "\(installed.message("hook"))")
    try scene.repository.run(["config", "core.hooksPath", ".hooks"])
    let shadowed = try scene.examine()
    #expect(shadowed.exitCode == 0)
    #expect(shadowed.state("hook") == "problem")
    #expect(shadowed.message("hook").contains("core.hooksPath = .hooks"))
    #expect(shadowed.remedy("hook") == "outcomes hook install")
  }

  @Test("a hook that refuses commits is a problem")
  func refusing() throws {
    let scene = try DoctorScene()
    try scene.write("#!/bin/sh\nexit 1\n", to: ".git/hooks/prepare-commit-msg")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: scene.directory.path + "/.git/hooks/prepare-commit-msg")
    let answer = try scene.examine()
    #expect(answer.exitCode == 0)
    #expect(["notice", "problem"].contains(answer.state("hook") ?? ""))
  }

  @Test("a git that is too old, or is not there, is a problem", arguments: ["2.20.1", ""])
  func git(_ version: String) throws {
    let scene = try DoctorScene()
    let programs = scene.home.appendingPathComponent("old")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    if !version.isEmpty {
      let git = programs.appendingPathComponent("git")
      try Data("#!/bin/sh\necho git version \(version)\n".utf8).write(to: git)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git.path)
    }
    let answer = try scene.examine(with: ["PATH": programs.path])
    #expect(answer.exitCode == 0)
    #expect(answer.state("git") == "problem")
    #expect(answer.state("hook") == nil)
    #expect(answer.state("evidence") == "notice")
  }

  @Test("where outcomes-hook is not found, that is a problem")
  func program() throws {
    let scene = try DoctorScene()
    #expect(try scene.examine().state("program") == "ok")
    let alone = scene.home.appendingPathComponent("alone")
    try FileManager.default.createDirectory(at: alone, withIntermediateDirectories: true)
    let copy = alone.appendingPathComponent("outcomes")
    try FileManager.default.copyItem(at: Checkout.built("outcomes").executable, to: copy)
    let done = try Program(at: copy).run(
      ["doctor", "--format", "json"], in: scene.directory,
      environment: ["HOME": alone.path, "SOURCE_DATE_EPOCH": "\(Outcomes.now)"])
    let answer = try DoctorAnswer(done, source: #_sourceLocation)
    #expect(answer.state("program") == "problem")
  }

  @Test("a cache that cannot be written is a notice")
  func cache() throws {
    let scene = try DoctorScene()
    #expect(try scene.examine().state("cache") == "ok")
    try scene.write("", to: ".git/outcomes")
    #expect(try scene.examine().state("cache") == "notice")
  }

  @Test("nothing is changed")
  func unchanged() throws {
    let scene = try DoctorScene()
    func files() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: scene.home.path).sorted()
    }
    let before = try files()
    _ = try scene.examine()
    #expect(try files() == before)
  }

  @Test("as text, every check has its line, and every remedy stands whole")
  func text() throws {
    let scene = try DoctorScene()
    let answer = try scene.examine()
    let done = try scene.outcomes(["doctor"], with: ["COLUMNS": "60"])
    #expect(done.exitCode == 0)
    #expect(done.errors == "")
    let lines = done.output.split(separator: "\n").map(String.init)
    for check in answer.report["checks"].items {
      let (id, state) = (check["id"].string ?? "", check["state"].string ?? "")
      #expect(
        lines.contains { line in
          let words = line.split(separator: " ")
          return words.count > 2 && words[0] == state && words[1] == id
        })
      guard let remedy = check["remedy"].string else { continue }
      #expect(lines.contains { $0.hasSuffix("→ " + remedy) })
    }
    #expect(!done.output.contains("\u{1b}"))
  }
}
