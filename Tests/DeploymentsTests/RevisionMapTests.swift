import Deployments
import Testing

struct RevisionMapTests {
  private static let image = "registry.example.org/shop/api@" + String.digest("7")

  @Test func tables() throws {
    let map = try DeploymentFixture.map("map.csv")
    #expect(!map.isEmpty)
    #expect(map.commits(for: Self.image) == [.commit("a")])
    #expect(map.commits(for: "mirror.example.org/x:1@" + String.digest("7")) == [.commit("a")])
    #expect(
      map.commits(for: "pkg:oci/api@sha256%3A" + String.digest("7").dropFirst(7)) == [.commit("a")])
    #expect(map.commits(for: .commit("b")) == [.commit("c")])
    #expect(map.commits(for: "registry.example.org/shop/api:1.2") == ["1234567"])
    #expect(map.commits(for: "registry.example.org/shop/api").isEmpty)
  }

  @Test func lines() throws {
    let map = try DeploymentFixture.map("map.jsonl")
    #expect(map.commits(for: Self.image) == [.commit("a")])
    #expect(map.commits(for: "registry.example.org/shop/api:1.3") == [.commit("d"), .commit("e")])
    #expect(map.commits(for: "registry.example.org/shop/web:2") == [.commit("f")])
  }

  @Test func labelsOfImages() throws {
    let docker = try DeploymentFixture.map("docker-inspect.json")
    for name in [Self.image, "registry.example.org/shop/api:1.2", String.digest("1")] {
      #expect(docker.commits(for: name) == [.commit("a")])
    }
    #expect(docker.commits(for: "registry.example.org/base@" + String.digest("8")).isEmpty)
    // The tags are those of all images of the repository.
    let skopeo = try DeploymentFixture.map("skopeo-inspect.json")
    #expect(skopeo.commits(for: "docker-pullable://x@" + String.digest("9")) == [.commit("b")])
    #expect(skopeo.commits(for: "1.0").isEmpty)
  }

  @Test func severalMapsAreOne() throws {
    var map = RevisionMap()
    #expect(map.isEmpty && map.commits(for: "x").isEmpty)
    map.merge(try DeploymentFixture.map(text: "x,\(String.commit("a"))\n"))
    map.merge(try DeploymentFixture.map(text: "x,\(String.commit("b"))\nx,\(String.commit("a"))"))
    #expect(map.commits(for: "x") == [.commit("a"), .commit("b")])
    #expect(try DeploymentFixture.map(text: " \n").isEmpty)
  }

  @Test(
    arguments: [
      ("image;commit\nx;y\n", 1, "'from'"), ("from,commit\nx,\n", 2, "revision"),
      ("from,commit\n\"x,y\n", 2, "never closed"), (#"{"from": "x"}"#, 1, "names no commit"),
      ("\n\n{\"config\": {\"Labels\": {}}}", 3, "names no image"), ("[1]", 1, "names no image"),
      (#"[{"Id": "x", "Config": {"Labels": {}}}]"#, nil, "no image"),
      (#"{"from": "x","#, 1, "ends in the middle"),
    ] as [(String, Int?, String)])
  func whatMapsNothingFails(_ text: String, _ line: Int?, _ message: String) throws {
    let failure = #expect(throws: DeploymentFailure.self) { try DeploymentFixture.map(text: text) }
    #expect(failure?.line == line && failure?.message.contains(message) ?? false, "\(failure)")
  }
}
