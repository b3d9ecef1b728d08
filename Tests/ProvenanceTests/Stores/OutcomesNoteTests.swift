import FixtureSupport
import Foundation
import Git
import Testing

@testable import Provenance

@Suite("Spend notes")
struct OutcomesNoteTests {
  private static func line(
    _ session: String = "s-1", model: String? = "claude-opus-5", from: Int64 = 1_772_445_600_250,
    output: Int64 = 40
  ) -> SpendNoteLine {
    var line = SpendNoteLine(
      agent: "claude-code", session: session, model: model, from: from, until: from + 60_000)
    (line.catalog, line.requests, line.nanos) = ("2026-11-21", 2, 123_000)
    (line.input, line.cacheRead, line.cacheWrite5m, line.cacheWrite1h) = (1, 2, 3, 4)
    line.output = output
    return line
  }

  private static let text = """
    {"schema":"outcomes.note.v1","agent":"claude-code","session":"s-1","model":"claude-opus-5",\
    "catalog":"2026-11-21","from":"2026-03-02T10:00:00.250Z","until":"2026-03-02T10:01:00.250Z",\
    "requests":2,"input_tokens":1,"cache_read_tokens":2,"cache_write_5m_tokens":3,\
    "cache_write_1h_tokens":4,"output_tokens":40,"usd_nanos":123000}
    """

  @Test("a line is written as it stands in the schema, and read as it was")
  func roundTrip() throws {
    #expect(Self.line().text == Self.text)
    var plain = Self.line(model: nil, from: 1_772_445_600_000)
    (plain.catalog, plain.requests, plain.nanos) = (nil, nil, nil)
    #expect(plain.text.contains(#""from":"2026-03-02T10:00:00Z""#))
    for line in [Self.line(), plain] {
      let bytes = Array(line.text.utf8)
      #expect(try SpendNoteLine(bytes.span) == line)
      let schema = JSONSchema(
        try JSONValue(
          contentsOf: Checkout.schemas.appendingPathComponent("outcomes.note.v1.schema.json")))
      #expect(schema.violations(in: try JSONValue(parsing: Data(bytes))) == [])
    }
  }

  @Test("what it says: one piece of evidence for a session, tokens in five classes")
  func reading() throws {
    let lines = [
      Self.line(), Self.line(model: "claude-haiku-4-5", output: 3), Self.line("s-2", output: 0),
    ]
    let note = "\n" + lines.map(\.text).joined(separator: "\n\n \n") + "\n"
    let found = try read(note, as: OutcomesNote.self)
    #expect(found.agents == ["claude-code claude-opus-5 s-1", "claude-code claude-opus-5 s-2"])
    #expect(found.evidence.allSatisfy { $0.level == .note })
    #expect(found.tokens.sorted().first == "claude-code s-1 1/2/3/3")
    #expect(found.usage.map(\.cacheWrite1h) == [4, 4, 4])
    #expect(found.usage.map(\.cacheWrites) == [7, 7, 7])
    let segment = RecordedUsage.Segment(
      from: 1_772_445_600_250, until: 1_772_445_660_250, nanos: 123_000)
    #expect(found.usage.allSatisfy { $0.segment == segment })
    #expect(Set(found.usage.map(\.identity)).count == 3)
  }

  @Test(
    "what cannot be is named",
    arguments: [
      (#"{"schema":"outcomes.note.v2"}"#, "none of outcomes.note.v1"), ("{}", "without a schema"),
      ("[]", "without a schema"), ("x", "malformed JSON"), (String(text.dropLast(9)), "malformed"),
      (text + "}", "malformed JSON"), (text.replacing(":40", with: ":-1"), "output_tokens"),
      (text.replacing(":40", with: ":1e308"), "output_tokens"),
      (text.replacing(":40", with: ":4.5"), "output_tokens"),
      (text.replacing(":40", with: ":1000000000001"), "output_tokens"),
      (text.replacing(":40", with: #":"40""#), "output_tokens"),
      (text.replacing(":40", with: ":null"), "without output_tokens"),
      (text.replacing(":123000", with: ":99999999999999999"), "usd_nanos"),
      (text.replacing(":2,", with: ":[2],"), "requests"),
      (text.replacing("s-1", with: "../s"), "a name"), (text.replacing("s-1", with: ""), "a name"),
      (text.replacing("s-1", with: #"a\nb"#), "a name"),
      (text.replacing("claude-opus-5", with: "a b"), "a name"),
      (text.replacing("10:01:00", with: "09:01:00"), "a time"),
      (text.replacing("2026-03-02T10:00", with: "yesterday"), "a time"),
    ] as [(String, String)])
  func malformed(_ line: String, _ words: String) {
    do throws(StoreError) {
      _ = try read(Self.text + "\n" + line + "\n", as: OutcomesNote.self)
      Issue.record("read: \(line)")
    } catch {
      #expect(error.message.hasPrefix("line 2: ") && error.message.contains(words), "\(error)")
    }
    // And yet nothing of it is lost where notes are united.
    let bytes = Array("\(line)\n\(Self.text)\n\(line)".utf8)
    let text = String(decoding: SpendNote(bytes).bytes, as: UTF8.self)
    #expect(Set(text.split(separator: "\n")) == [Substring(line), Substring(Self.text)])
  }

  @Test("very many lines, good or bad")
  func large() throws {
    let note = SpendNote((0..<2_000).map { Self.line("s-\($0)") })
    let bytes = note.bytes
    #expect(SpendNote(bytes).bytes == bytes)
    #expect(try read(bytes, as: OutcomesNote.self).usage.count == 2_000)
    let whole = String(repeating: Self.text + "\n", count: 100_000)
    #expect(throws: StoreError(message: "larger than 16777216 bytes")) {
      try read(whole, as: OutcomesNote.self)
    }
    let bad = String(repeating: "{\n", count: 100_000)
    #expect(throws: StoreError.self) { try read(bad, as: OutcomesNote.self) }
    #expect(SpendNote(Array(bad.utf8)).bytes == Array("{\n".utf8))
  }

  // MARK: - Union

  private static func random(_ random: inout SeededGenerator) -> SpendNote {
    let texts = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      let line = line(
        "s-\(Int.random(in: 0...2, using: &random))",
        model: [nil, "a", "b"][Int.random(in: 0...2, using: &random)],
        from: Int64.random(in: 0...1, using: &random) * 1_000,
        output: Int64.random(in: 0...2, using: &random))
      switch Int.random(in: 0...5, using: &random) {
      case 0: return "not JSON \(line.output)"
      case 1: return line.text.replacing(",", with: ", ")
      default: return line.text
      }
    }
    return SpendNote(Array(texts.joined(separator: "\n").utf8))
  }

  @Test("in any order, any number of times", arguments: 0..<200)
  func laws(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let (a, b, c) = (Self.random(&random), Self.random(&random), Self.random(&random))
    func union(_ left: SpendNote, _ right: SpendNote) -> SpendNote {
      var union = left
      union.formUnion(right)
      return union
    }
    #expect(union(a, b).bytes == union(b, a).bytes)
    #expect(union(union(a, b), c).bytes == union(a, union(b, c)).bytes)
    #expect(union(a, a).bytes == a.bytes)
    #expect(union(a, SpendNote()).bytes == a.bytes)
    let read = SpendNote(union(a, b).bytes)
    #expect(read.bytes == union(a, b).bytes)
    let concatenated = SpendNote(a.bytes + [0x0A] + b.bytes)
    #expect(concatenated.bytes == union(a, b).bytes)
  }

  @Test(
    "git's own strategies give the same", .enabled(if: Prerequisites.git, "needs git"),
    arguments: ["cat_sort_uniq", "union"])
  func mergedByGit(_ strategy: String) throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<6 {
      let lines = (0..<6).map {
        Self.line("s-\($0)", output: Int64.random(in: 0...2, using: &random))
      }
      let ours = SpendNote(lines.filter { _ in Bool.random(using: &random) } + [lines[0]])
      let theirs = SpendNote(lines.filter { _ in Bool.random(using: &random) } + [lines[1]])
      let merged = try Self.merge(ours, theirs, strategy)
      var union = ours
      union.formUnion(theirs)
      if strategy == "cat_sort_uniq" { #expect(merged == union.bytes) }
      #expect(SpendNote(merged).bytes == union.bytes)
    }
  }

  /// What `git notes merge` makes of two notes of one commit.
  private static func merge(
    _ ours: SpendNote, _ theirs: SpendNote, _ strategy: String
  ) throws -> [UInt8] {
    let repository = try StoreRepository()
    let id = try repository.commit("one")
    for (name, note) in [("a", ours), ("b", theirs)] {
      try repository.keep(
        [id.hex: String(decoding: note.bytes, as: UTF8.self)], on: "refs/notes/\(name)")
    }
    let user = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    try repository.run(user + ["notes", "--ref=a", "merge", "-q", "-s", strategy, "b"])
    return Array((try repository.run(["notes", "--ref=a", "show", id.hex]) + "\n").utf8)
  }
}
