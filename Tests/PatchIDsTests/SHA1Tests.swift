import Testing

@testable import PatchIDs

@Suite("SHA-1")
struct SHA1Tests {
  private func hex(_ pieces: [[UInt8]]) -> String {
    var hash = SHA1()
    for piece in pieces { hash.update(piece) }
    return hash.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("the examples of FIPS 180, whole and in pieces")
  func examples() {
    #expect(hex([]) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    #expect(hex([[]]) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    #expect(hex([Array("abc".utf8)]) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(hex([Array("a".utf8), Array("bc".utf8)]) == "a9993e364706816aba3e25717850c26c9cd0d89d")
    let thousand = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    #expect(
      hex(Array(repeating: thousand, count: 1000)) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
  }
}
