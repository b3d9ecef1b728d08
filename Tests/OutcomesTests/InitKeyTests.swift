import FixtureSupport
import Foundation
import Testing

@Suite("init: the keys of the file", .enabled(if: Prerequisites.git, "needs git"))
struct InitKeyTests {
  private static let tables = [
    "", "[deployments]", "[[unit]]", "[lines]", "[developers]", "[privacy]", "[gate]",
  ]

  @Test("every key that the configuration knows is there", arguments: tables)
  func all(_ table: String) throws {
    let scene = try InitScene()
    try scene.initialise()
    let text = InitScene.uncommented(try scene.text())
    let start = table.isEmpty ? text.startIndex : try #require(text.range(of: table)).upperBound
    let rest = text[start...]
    let part = rest.range(of: "\n[").map { rest[..<$0.lowerBound] } ?? rest
    for key in try Self.known(in: table, scene) {
      let isThere = part.split(separator: "\n").contains {
        $0.hasPrefix(key + " = ") || $0.hasPrefix(key + ".")
      }
      let isTable = ["[\(key)]", "[[\(key)]]"].contains { text.contains($0) }
      #expect(isThere || (table.isEmpty && isTable), "\(table) \(key)")
    }
  }

  /// The configuration names the keys that it knows where it meets one that it does not.
  private static func known(in table: String, _ scene: InitScene) throws -> [String] {
    let file = scene.directory.appendingPathComponent("unknown.toml")
    let name = table == "[[unit]]" ? "name = \"a\"\n" : ""
    try Data("\(table)\n\(name)qqqqqqqqqqqq = 1\n".utf8).write(to: file)
    let done = try Outcomes.run(["scan", "--config", file.path], in: scene.directory)
    #expect(done.exitCode == 2)
    let list = try #require(done.errors.range(of: "known are: "))
    let names = done.errors[list.upperBound...].prefix { $0 != ")" && $0 != "\n" }
    return names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test("with every proposal set, it is still well-formed")
  func uncommented() throws {
    let files = [
      "services/api/a": "1\n", "services/web/a": "1\n", "dist/a": "1\n", "testdata/b": "1\n",
      ".gitlab-ci.yml": "x\n",
    ]
    for tags in [[], ["v1.0.0"], ["api-v1.0.0"], ["release-1", "release-2"]] {
      let scene = try InitScene(files: files, tags: tags)
      try scene.initialise()
      let text = InitScene.uncommented(try scene.text())
      try Data(text.utf8).write(to: scene.file)
      let done = try Outcomes.run(["doctor", "--format", "json"], in: scene.directory)
      let answer = try DoctorAnswer(done, source: #_sourceLocation)
      #expect(answer.state("configuration") == "ok", "\(answer.message("configuration"))")
    }
  }

  @Test("every key has a comment of one line above it")
  func comments() throws {
    let scene = try InitScene()
    try scene.initialise()
    let lines = try scene.text().split(separator: "\n").map(String.init)
    for (above, line) in zip(lines, lines.dropFirst()) where line.hasPrefix("#") {
      if line.hasPrefix("# ") || line.hasPrefix("#[") { continue }
      #expect(above.hasPrefix("# "), "\(line)")
    }
    #expect(lines.allSatisfy { $0.count <= 100 })
  }
}
