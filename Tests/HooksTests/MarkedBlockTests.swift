import Testing

@testable import Hooks

@Suite("Lines of ours in files of others")
struct MarkedBlockTests {
  private let block = MarkedBlock(lines: ["one", "two"])

  @Test(
    "taking the block out gives the file back",
    arguments: ["", "a\n", "a", "a\nb\n", "a\r\nb", "\n\n", "# outcomes hook: beginning\n"])
  func roundTrip(text: String) throws {
    let bytes = Array(text.utf8)
    let lineStarts = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == 0x0A }
    for offset in lineStarts + [bytes.count] {
      let with = block.inserted(into: bytes, at: offset)
      let found = try #require(MarkedBlock.find(in: with))
      #expect(found.isIntact)
      #expect(found.lines == ["one", "two"])
      #expect(found.original == bytes)
    }
  }

  @Test("a file that was made for the block is known as one", arguments: ["", "#!/bin/sh\n\n"])
  func newFile(head: String) throws {
    let found = try #require(MarkedBlock.find(in: block.newFile(after: head)))
    #expect(found.isIntact)
    #expect(found.original == nil)
  }

  @Test("what somebody added to such a file stays")
  func addedTo() throws {
    let file = block.newFile(after: "#!/bin/sh\n")
    let after = try #require(MarkedBlock.find(in: file + Array("mine\n".utf8)))
    #expect(after.isIntact)
    #expect(after.original == Array("#!/bin/sh\nmine\n".utf8))
    let before = try #require(MarkedBlock.find(in: Array("mine\n".utf8) + file))
    #expect(!before.isIntact)
  }

  @Test("a changed line is noticed")
  func changed() throws {
    let text = String(decoding: block.newFile(), as: UTF8.self)
    let other = text.replacing("two", with: "three")
    #expect(MarkedBlock.find(in: Array(other.utf8))?.isIntact == false)
  }

  @Test("half a block is none")
  func half() {
    let text = String(decoding: block.newFile(), as: UTF8.self)
    let half = text.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(MarkedBlock.find(in: Array(half.utf8)) == nil)
  }

  @Test("two blocks with titles of their own, taken out in any order")
  func titles() throws {
    let other = MarkedBlock(title: "outcomes template", lines: ["three"])
    let first = block.newFile()
    let both = other.inserted(into: first, at: first.count)
    let withoutSecond = try #require(MarkedBlock.find(in: both, title: "outcomes template"))
    #expect(withoutSecond.original == first)
    let withoutFirst = try #require(MarkedBlock.find(in: both)?.original)
    let last = try #require(MarkedBlock.find(in: withoutFirst, title: "outcomes template"))
    #expect(last.isIntact)
    #expect(last.original == nil)
  }
}
