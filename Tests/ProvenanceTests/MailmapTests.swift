import FixtureSupport
import Foundation
import Testing

@testable import Provenance

@Suite struct MailmapTests {
  @Test(arguments: [
    ("Proper <a@x>", "Old", "a@x", "Proper <a@x>"),
    ("<new@x> <a@x>", "Old", "A@X", "Old <new@x>"),
    ("Proper <new@x> <a@x>", "Old", "a@x", "Proper <new@x>"),
    ("Proper <new@x> Old <a@x>", "oLD", "a@x", "Proper <new@x>"),
    ("Proper <new@x> Old <a@x>", "Other", "a@x", "Other <a@x>"),
    ("Simple <a@x>\nProper <new@x> Old <a@x>", "Other", "a@x", "Simple <a@x>"),
    ("One <a@x>\nTwo <a@x>", "Old", "a@x", "Two <a@x>"),
    ("One <a@x>\n<new@x> <a@x>", "Old", "a@x", "One <new@x>"),
    ("# Proper <a@x>", "Old", "a@x", "Old <a@x>"),
    ("Proper <a@x> # why", "Old", "a@x", "Proper <a@x>"),
    ("Proper <>", "Old", "", "Old <>"),
    ("Proper <p@x> <>", "Old", "", "Proper <p@x>"),
    ("", "Old", "a@x", "Old <a@x>"),
  ])
  func forms(map: String, name: String, email: String, expected: String) {
    let found = Mailmap(Array(map.utf8)).resolve(name: name, email: email)
    #expect("\(found.name) <\(found.email)>" == expected)
  }

  /// Precomposed and decomposed letters are different bytes, and different people to git.
  @Test func bytesAreComparedNotCharacters() {
    let map = Mailmap(Array("Proper <new@x> Ren\u{E9} <a@x>".utf8))
    #expect(map.resolve(name: "Rene\u{301}", email: "a@x").email == "a@x")
    #expect(map.resolve(name: "Ren\u{E9}", email: "a@x").email == "new@x")
  }

  /// 240 seeded maps, each asked for 60 contacts.
  @Test func whatCheckMailmapSays() throws {
    let git = try InstalledGit()
    defer { git.remove() }
    _ = try git.run(["init", "-q"])
    var generator = MailmapGenerator(seed: 3)
    var changed = 0
    for _ in 0..<240 {
      let map = generator.map()
      let contacts = (0..<60).map { _ in generator.contact() }
      try Data(map).write(to: git.directory.appendingPathComponent(".mailmap"))
      let lines = contacts.map { $0 + [0x0A] }
      let printed = try git.run(["check-mailmap", "--stdin"], input: Array(lines.joined()))
      let mailmap = Mailmap(map)
      let own = contacts.map { (mailmap.checked(contact: $0) ?? []) + [0x0A] }
      #expect(Array(own.joined()) == printed, "\(String(decoding: map, as: UTF8.self))")
      changed += zip(own, lines).count { $0 != $1 }
    }
    #expect(changed > 3_000, "the generator must reach the interesting half")
  }

  struct Plumbing: Decodable {
    let sub: String
    let argv: [String]
    let stdin: Data
    let stdout: Data
    let files: [String: Data]
    let rc: Int32
  }

  @Test(.enabled(if: Vectors.exist, "the recorded answers of git are not beside the package"))
  func everyRecordedAnswer() throws {
    let records = try Vectors.read("git-plumbing.jsonl", as: Plumbing.self)
      .filter { $0.sub == "check-mailmap" }
    #expect(records.count == 8)
    for record in records {
      let map = Mailmap(record.files[".mailmap"].map { Array($0) } ?? [])
      let named = record.argv.filter { $0 != "check-mailmap" && $0 != "--stdin" }
      let piped = record.stdin.split(separator: 0x0A).map { Array($0) }
      let contacts = named.map { Array($0.utf8) } + piped
      let answers = contacts.map { map.checked(contact: $0) }
      // "no contacts specified" is the command line's to say.
      let fails = contacts.isEmpty || answers.contains(nil)
      #expect(fails == (record.rc != 0), "\(record.argv)")
      guard !fails else { continue }
      #expect(Array(answers.compactMap { $0.map { $0 + [0x0A] } }.joined()) == Array(record.stdout))
    }
  }
}

/// Maps and contacts of few names and addresses, so that they meet, and of git's odd shapes.
struct MailmapGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let names = [
    "", "Ada", "ADA", "ada l", "Bob", "B", "Ren\u{E9}", " Eve ", "#x", "\t",
  ]
  private static let mails = [
    "a@x", "A@X", "b@x", "a@xy", "", "c d@x", "b@x ", "\u{E9}@x", "a", "<a@x",
  ]
  private static let odd = [
    "", "# Ada <a@x>", "Ada a@x", "Ada <a@x", "Ada a@x>", "<>", "> <a@x>", "<a@x> <", "\r",
    " # Ada <a@x> <b@x>", "Ada <a@x> Bob <b@x> Eve <c@x>",
  ]

  mutating func map() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0..<16, using: &random) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text += pick(Self.odd)
      case 1, 2: text += person()
      case 3: text += person() + " <" + pick(Self.mails) + ">"
      default: text += person() + " " + person() + pick(["", " # why", " "])
      }
      text += pick(["\n", "\n", "\n", "\r\n"])
    }
    if Bool.random(using: &random), text.hasSuffix("\n") { text.removeLast() }
    return Array(text.utf8)
  }

  mutating func contact() -> [UInt8] {
    Array((person() + pick(["", "", " ", " x", ">"])).utf8)
  }

  private mutating func person() -> String {
    pick(Self.names) + pick(["", " ", "  "]) + "<" + pick(Self.mails) + ">"
  }

  private mutating func pick(_ list: [String]) -> String {
    list.randomElement(using: &random) ?? ""
  }
}
