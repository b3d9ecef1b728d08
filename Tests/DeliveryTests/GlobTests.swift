import Delivery
import Testing

@Suite("Path patterns")
struct GlobTests {
  @Test(
    "match as gitignore(5) says",
    arguments: [
      ("*.lock", "a/b/c.lock", true), ("*.lock", "lock", false),
      ("docs/**", "docs/a/b.md", true), ("docs/**", "docs", false), ("docs/**", "x/docs/a", false),
      ("docs/", "docs/a.md", true), ("docs/", "x/docs/a.md", true), ("docs/", "docsy/a", false),
      ("**/api/*.go", "api/x.go", true), ("**/api/*.go", "a/b/api/x.go", true),
      ("**/api/*.go", "api/v/x.go", false), ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true),
      ("a/**/b", "a/x/y/c", false), ("/top.txt", "top.txt", true), ("/top.txt", "a/top.txt", false),
      ("a?c", "abc", true), ("a?c", "a/c", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
      ("[]x]y", "]y", true), ("a[b", "a[b", true), ("\\*x", "*x", true), ("\\*x", "ax", false),
      ("*a*b*c", "xxaxxbxxc", true), ("*a*b*c", "xxaxxcxxb", false), ("*", "any/where", true),
    ])
  func matches(pattern: String, path: String, expected: Bool) {
    #expect(Glob(pattern).matches(Array(path.utf8)) == expected)
  }

  @Test("relative to a directory")
  func directory() {
    #expect(Glob("*.js", in: "web/app").matches(Array("web/app/x/y.js".utf8)))
    #expect(!Glob("*.js", in: "web/app").matches(Array("web/y.js".utf8)))
    #expect(Glob("/y.js", in: "web").matches(Array("web/y.js".utf8)))
  }

  @Test("many stars do not take for ever")
  func stars() {
    let pattern = Glob(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(Array(repeating: UInt8(ascii: "a"), count: 20_000)))
  }
}
