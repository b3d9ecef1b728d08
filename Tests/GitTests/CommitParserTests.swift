import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Commits that git reads and stricter parsers refuse.
@Suite("Commits from raw bytes")
struct CommitParserTests {
  private static let tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"

  private func parse(_ text: String) -> Commit? {
    parse(Array(text.utf8))
  }

  private func parse(_ bytes: [UInt8]) -> Commit? {
    bytes.withUnsafeBytes { Commit(raw: $0) }
  }

  @Test(
    "the author line",
    arguments: [
      ("A U Thor <a@x> 1700000000 +0100", "A U Thor", "a@x", 1_700_000_000),
      (" <> 0 +0000", "", "", 0),
      ("No Mail", "No Mail", "", 0),
      ("Far <f@x> 99999999999 +9999", "Far", "f@x", 99_999_999_999),
      ("Over <o@x> 99999999999999999999 +0000", "Over", "o@x", 0),
      ("Before <b@x> -5 +0000", "Before", "b@x", 0),
      ("Pipe|Tab\tName <a|b@x> 7 +0000", "Pipe|Tab\tName", "a|b@x", 7),
      ("Odd <a@x> <b@x> 9 +0000", "Odd", "a@x", 9),
      ("Open <a@x 11 +0000", "Open", "a@x 11 +0000", 0),
    ] as [(String, String, String, Int64)])
  func author(line: String, name: String, email: String, time: Int64) throws {
    let commit = try #require(
      parse(Self.tree + "author \(line)\ncommitter C <c@x> 5 +0000\n\nsubject\n"))
    #expect(commit.author == Signature(name: name, email: email, time: time))
    #expect(commit.committer == Signature(name: "C", email: "c@x", time: 5))
    #expect(commit.message == Array("subject\n".utf8))
  }

  @Test("the first of two author lines counts, and other headers are passed over")
  func headers() throws {
    let parent = String(repeating: "ab", count: 20)
    let commit = try #require(
      parse(
        Self.tree + "parent \(parent)\nauthor A <a@x> 1 +0000\nauthor B <b@x> 2 +0000\n"
          + "committer C <c@x> 3 +0000\ngpgsig -----BEGIN\n parent \(parent)\n -----END\n\nm"))
    #expect(commit.author.email == "a@x")
    #expect(commit.parents.map(\.hex) == [parent])
  }

  @Test("a NUL ends the message")
  func nul() throws {
    let commit = try #require(parse(Self.tree + "\nseen\u{0}hidden"))
    #expect(commit.message == Array("seen".utf8))
  }

  @Test("text is converted as the encoding header says, and kept where it cannot be")
  func encoding() throws {
    let head = Array((Self.tree + "author Jos").utf8) + [0xE9]
    let tail = Array("encoding ISO-8859-1\n\ncaf".utf8) + [0xE9]
    let latin = try #require(parse(head + Array(" <j@x> 1 +0000\n".utf8) + tail))
    #expect(latin.author.name == "José")
    #expect(latin.message == Array("café".utf8))
    let raw = try #require(parse(head + Array(" <j@x> 1 +0000\n\ncaf".utf8) + [0xE9]))
    #expect(raw.author.name == "Jos\u{FFFD}")
    #expect(raw.message == Array("caf".utf8) + [0xE9])
    let unknown = try #require(parse(Self.tree + "encoding no-such\n\nx é"))
    #expect(unknown.message == Array("x é".utf8))
  }

  @Test(
    "not a commit", arguments: ["", "\n", "tree\n", "tree 123\n\nx", "author A <a@x> 1 +0\n\nx"])
  func refused(text: String) {
    #expect(parse(text) == nil)
  }

  @Test("tags: what they name, and when")
  func tags() throws {
    let text = "object \(String(repeating: "1f", count: 20))\ntype commit\ntag v1\n"
    let dated = Array((text + "tagger T <t@x> 42 +0000\n\nmessage").utf8)
    #expect(dated.withUnsafeBytes { TagObject(raw: $0) }?.taggerTime == 42)
    #expect(Array(text.utf8).withUnsafeBytes { TagObject(raw: $0) }?.taggerTime == nil)
    #expect(Array("object x\n".utf8).withUnsafeBytes { TagObject(raw: $0) } == nil)
  }
}
