import Spend
import Testing

@Suite struct RepositoryURLTests {
  @Test(arguments: [
    ("https://github.com/o/r", "https://github.com/o/r"),
    ("https://user:token@github.com/o/r.git", "https://github.com/o/r"),
    ("https://token@github.com/o/r/", "https://github.com/o/r"),
    ("https://github.com/o/r.git/?token=secret#secret", "https://github.com/o/r"),
    ("https://user:to/ken@example.org/o/r", "https://example.org/o/r"),
    ("https://user:to@ken@example.org/o/r", "https://example.org/o/r"),
    ("ssh://git@example.org:2222/o/r.git", "ssh://example.org:2222/o/r"),
    ("git@github.com:o/r.git", "github.com:o/r"),
    ("https://example.org/@scope/r", "https://example.org/@scope/r"),
    ("https://[::1]:8080/o/r.git", "https://[::1]:8080/o/r"),
    ("  https://github.com/o/r\nsecret", "https://github.com/o/r"),
    ("/srv/git/widget.git/", "/srv/git/widget"),
    ("/home/dev/widget/.git", "/home/dev/widget"),
    ("file:///srv/git/widget.git", "file:///srv/git/widget"),
    ("C:\\work\\widget", "C:\\work\\widget"),
    ("owner/name", "owner/name"),
    ("", ""), ("/", "/"), ("://", "://"), ("@", ""), (".git", ""),
  ])
  func nothingSecretStays(url: String, clean: String) {
    #expect(RepositoryURL.clean(url) == clean)
    #expect(RepositoryURL.clean(clean) == clean)
  }

  @Test(arguments: [
    "git@github.com:o/r.git", "https://u:p@github.com/o/r", "ssh://git@github.com/o/r",
    "https://GitHub.com/O/R.git", "ssh://git@github.com:22/o/r.git/", "git://github.com//o/r",
    "ssh://git@ssh.github.com:443/o/r.git", "https://www.github.com/o/r", "github.com/o/r",
    "github.com:/o/r", "http://github.com:80/o/r?x=y",
  ])
  func manyWaysToWriteOneRepository(url: String) {
    #expect(RepositoryURL.slug(url) == "github.com/o/r")
    #expect(RepositoryURL.slug(RepositoryURL.clean(url)) == "github.com/o/r")
  }

  @Test(arguments: [
    ("Owner/Name", "owner/name"), ("/srv/Git//widget.git", "/srv/git/widget"),
    ("file:///srv/git/widget.git", "/srv/git/widget"),
    ("git@example.org:group/sub/name.git", "example.org/group/sub/name"),
    ("https://[::1]:8080/o/r", "[::1]/o/r"), ("ssh.example", "ssh.example"),
  ])
  func whatIsNotOnAHost(url: String, slug: String) {
    #expect(RepositoryURL.slug(url) == slug)
  }
}
