import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("OpenCode and Kilo")
struct OpenCodeTests {
  private static let made = SharedFixture("opencode") {
    try FixtureScript("spend/opencode/make.py").run([$0.path])
  }

  private func database(_ name: String = "opencode.db") throws -> SpendFile {
    SpendFile(path: try Self.made.directory().appendingPathComponent(name).path)
  }

  private func message(_ path: String) -> SpendFile {
    let folder = Checkout.fixtures.appendingPathComponent("spend/opencode/storage/message")
    return SpendFile(path: folder.appendingPathComponent(path).path)
  }

  private static let start: Int64 = 1_782_900_000_000
  private static let many = [
    Tokens(input: 1_000, cacheWrite5m: 2_000, output: 50),
    Tokens(input: 10, cacheRead: 3_000, cacheWrite5m: 100, output: 100),
  ]

  @Test("The database, to the token and the nano")
  func tokens() throws {
    let intake = try DatabaseFixture.intake(OpenCodeReader.self, database())
    let usages = intake.records.map(\.usage)
    #expect(
      usages.map(\.tokens) == Self.many + [
        Tokens(input: 500, cacheRead: 100, output: 300), Tokens(input: 30, output: 9),
        Tokens(input: 11, output: 12), Tokens(input: 21, output: 45),
        Tokens(input: 31, cacheRead: 33, cacheWrite5m: 34, output: 32),
      ])
    #expect(
      usages.map(\.stated?.nanos) == [
        12_300_000, 4_500_000, nil, 1_000_000, 2_000_000, 3_000_000, 4_000_000,
      ])
    #expect(usages.allSatisfy { $0.stated == nil || $0.stated?.basis == .list })
    #expect(usages[2].model == "gpt-5.6-sol")
    #expect(usages[6].model == "claude-sonnet-4-5")
    // Nothing says whether the subagent's output includes what it reasoned.
    #expect(usages.filter { $0.accuracy != .exact } == [usages[3]])
    #expect(intake.records.allSatisfy { $0.agent == "opencode" && $0.grain == .request })
    // What was stopped, and the newer copy of a step; a fork of two steps, and one of one.
    #expect(intake.tally.passedOver == 2)
    #expect(intake.tally.repeated == 3)
    #expect(intake.tally.skipped.isEmpty)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test("Sessions, times and directories: forks are replays, subagents belong to their parents")
  func origins() throws {
    let origins = try DatabaseFixture.intake(OpenCodeReader.self, database()).records.map(\.origin)
    #expect(
      origins.map(\.session) == [
        "ses_root", "ses_root", "ses_root", "ses_root", "ses_fork", "ses_root", "ses_new",
      ])
    #expect(
      origins.map { $0.time - Self.start } == [
        4_000, 8_900, 10_000, 21_900, 901_000, 950_000, 991_000,
      ])
    #expect(origins.map(\.isSidechain) == [false, false, false, true, false, false, false])
    #expect(origins.map(\.directory) == Array(repeating: "/w/app", count: 6) + ["/w/new"])
  }

  @Test("Kilo's database")
  func kilo() throws {
    let record = try #require(
      try DatabaseFixture.intake(OpenCodeReader.self, database("kilo.db")).records.first)
    #expect(record.agent == "kilo-code")
    #expect(
      record.usage.tokens == Tokens(input: 1, cacheRead: 3, cacheWrite5m: 4, output: 2))
    #expect(record.usage.stated == StatedCost(nanos: 500_000_000, basis: .list))
    #expect(record.origin.session == "ses_kilo")
  }

  @Test("Messages from before the database, with their parts and without")
  func files() throws {
    let intake = try DatabaseFixture.intake(
      OpenCodeReader.self, message("ses_legacy/msg_one.json"),
      message("ses_legacy/msg_two.json"), message("ses_legacy/msg_zero.json"))
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 1_000, cacheWrite5m: 2_000, output: 50),
        Tokens(input: 10, cacheRead: 3_000, cacheWrite5m: 100, output: 60),
        Tokens(input: 7, output: 8),
      ])
    #expect(intake.records.map(\.usage.stated?.nanos) == [20_000_000, 10_000_000, nil])
    #expect(
      intake.records.allSatisfy {
        $0.origin.session == "ses_legacy" && $0.origin.directory == "/w/old"
      })
    #expect(intake.tally.passedOver == 1)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test("A message is one in both generations, whatever is read first and how often")
  func generations() throws {
    let (old, new) = (message("ses_root/msg_many.json"), try database())
    let once = try DatabaseFixture.intake(OpenCodeReader.self, new)
    #expect(try DatabaseFixture.intake(OpenCodeReader.self, old).records.count == 2)
    let orders: [[SpendFile]] = [[old, new], [new, old], [new, new, old, old]]
    for files in orders {
      var intake = SpendIntake()
      for file in files { try OpenCodeReader.read(file, into: &intake) }
      #expect(Set(intake.records) == Set(once.records))
    }
  }

  @Test("What the total says of reasoning")
  func reasoning() throws {
    let cases: [(String, Int64, Accuracy)] = [
      (#""total":15,"input":5,"output":10,"reasoning":4"#, 10, .exact),
      (#""total":19,"input":5,"output":10,"reasoning":4"#, 14, .exact),
      (#""total":15,"input":5,"output":10,"reasoning":4,"cache":{"read":9}"#, 10, .exact),
      (#""input":5,"output":10,"reasoning":4"#, 14, .approximate),
      (#""total":77,"input":5,"output":10,"reasoning":4"#, 14, .approximate),
      (#""total":77"#, 77, .approximate), (#""input":5.0,"output":10.0e0"#, 10, .exact),
    ]
    for (members, output, accuracy) in cases {
      let intake = try read(tokens: "{\(members)}")
      let usage = try #require(intake.records.first?.usage)
      #expect(usage.tokens.output == output)
      #expect(usage.accuracy == accuracy)
    }
  }

  private func read(tokens: String, time: String = "1782900000000") throws -> SpendIntake {
    try read(
      #"{"role":"assistant","modelID":"m","providerID":"p","time":{"created":\#(time)},"#
        + #""tokens":\#(tokens)}"#)
  }

  private func read(_ text: String) throws -> SpendIntake {
    let folder = try TemporaryDirectory.make("opencode").appendingPathComponent("message/ses_a")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("msg_a.json")
    try Data(text.utf8).write(to: file)
    return try DatabaseFixture.intake(OpenCodeReader.self, SpendFile(path: file.path))
  }

  @Test("What cannot be used is counted by its reason")
  func unusable() throws {
    for number in ["-1", "1e308", #""5""#, "1.5", "[]", "99999999999999999999", "true"] {
      let intake = try read(tokens: #"{"input":\#(number)}"#)
      #expect(DatabaseFixture.skipped(intake) == [.badNumber: 1], "\(number)")
    }
    for time in ["null", "-5", "1e300", #""2026""#, "{}"] {
      #expect(
        DatabaseFixture.skipped(try read(tokens: #"{"input":1}"#, time: time)) == [.badTime: 1])
    }
    #expect(DatabaseFixture.skipped(try read(#"{"role":"assistant","tok"#)) == [.cutOff: 1])
    #expect(DatabaseFixture.skipped(try read("nonsense")) == [.malformed: 1])
    let deep = String(repeating: "[", count: 100_000)
    #expect(
      DatabaseFixture.skipped(try read(#"{"role":"assistant","x":\#(deep)"#)) == [.cutOff: 1])
    #expect(try read(tokens: "null").tally.passedOver == 1)
    // The last of two keys counts.
    #expect(
      try read(tokens: #"{"input":1,"input":2}"#).records.map(\.usage.tokens.input) == [2])
  }

  @Test("What is recognised")
  func recognition() throws {
    #expect(OpenCodeReader.recognises(try database().sample()))
    #expect(OpenCodeReader.recognises(try database("kilo.db").sample()))
    #expect(OpenCodeReader.recognises(try message("ses_legacy/msg_one.json").sample()))
    let magic = Array("SQLite format 3\0".utf8)
    for name in ["opencode-next.db", "opencode.db", "kilo-beta.db"] {
      #expect(OpenCodeReader.recognises(FileSample(path: "/x/\(name)", head: magic)))
      #expect(!OpenCodeReader.recognises(FileSample(path: "/x/\(name)", head: [0x7B])))
    }
    #expect(!OpenCodeReader.recognises(FileSample(path: "/x/crush.db", head: magic)))
    #expect(!OpenCodeReader.recognises(FileSample(path: "/x/msg_a.json", head: [0x7B])))
    let part = message("../part/msg_one/prt_2.json")
    #expect(!OpenCodeReader.recognises(try part.sample()))
  }

  @Test("A database with other tables is refused with a reason")
  func otherTables() throws {
    let other = try DatabaseFixture.database(
      named: "opencode.db",
      "CREATE TABLE message (id TEXT, body TEXT); INSERT INTO message VALUES (1, '\(DatabaseFixture.canary)')"
    )
    let (refusal, intake) = DatabaseFixture.refusal(OpenCodeReader.self, other)
    #expect(refusal == "has no table 'message' or 'session_message' of OpenCode")
    #expect(intake.records.isEmpty)
  }

  @Test("Rows of any type and content: counted, never fatal")
  func strangeRows() throws {
    let file = try DatabaseFixture.database(
      named: "opencode.db",
      """
      CREATE TABLE message (id, session_id, data);
      CREATE TABLE part (id, message_id, data);
      INSERT INTO message VALUES (1, 2, 3), (NULL, NULL, NULL), (x'ff', x'ff00', x'ff'),
        ('a', 's', '{"role":"assistant"'), ('b', 's', x'7b226173736973746e74'),
        ('c', 's', '["assistant"]'), ('d', 1e308, '{"role":"assistant","tokens":{"input":-1}}'),
        ('e', 's', '{"role":"assistant","time":{"created":1782900000000},"tokens":{"input":7}}'),
        ('f', printf('%.*c', 5000, 'x'),
          '{"role":"assistant","time":{"created":1782900000001},"tokens":{"input":8}}');
      INSERT INTO part VALUES (1, 'lost', '{"type":"step-finish","tokens":{"input":5}}'),
        (2, NULL, '{"type":"step-finish","tokens":{"input":5}}'),
        (3, 'e', '{"type":"step-finish","tokens"'), (4, 'e', '{"type":"text","text":"step-finish"}');
      """)
    let intake = try DatabaseFixture.intake(OpenCodeReader.self, file)
    #expect(intake.records.map(\.usage.tokens.input) == [7, 8])
    #expect(intake.records.map(\.origin.session) == ["s", nil])
    #expect(
      DatabaseFixture.skipped(intake) == [.malformed: 3, .badNumber: 1, .missingIdentity: 2])
  }
}
