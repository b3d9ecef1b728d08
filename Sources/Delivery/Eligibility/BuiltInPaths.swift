/// Paths whose lines nobody wrote: vendored, generated, locked, recorded or minified.
///
/// After linguist's `vendor.yml` and `generated.rb`, and the lock files of the package managers.
/// `.gitattributes` and the configuration can take any of them back.
enum BuiltInPaths {
  static let directories: Set<String> = [
    "vendor", "vendors", "node_modules", "bower_components", "third_party", "third-party",
    "thirdparty", "3rdparty", "Godeps", "Pods", "Carthage", ".yarn", ".bundle", ".venv",
    "site-packages", "__snapshots__", "__generated__", "__pycache__",
  ]

  static let names: Set<String> = [
    "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "bun.lockb", "deno.lock",
    "go.sum", "go.work.sum", "Package.resolved", "gradle.lockfile", "packages.lock.json",
    "project.assets.json", "Cartfile.resolved", ".terraform.lock.hcl", "gradlew", "gradlew.bat",
    "mvnw", "mvnw.cmd", "flake.lock", "MODULE.bazel.lock",
  ]

  static let suffixes = [
    ".lock", ".snap", ".min.js", ".min.css", ".min.mjs", "-min.js", "-min.css", ".bundle.js",
    ".js.map", ".css.map", ".mjs.map", ".ts.map", ".pb.go", ".pb.cc", ".pb.h", ".pb.swift",
    ".grpc.swift", "_pb2.py", "_pb2_grpc.py", "_pb2.pyi", "_pb.js", "_pb.d.ts", "_pb.rb",
    ".pb.dart", ".g.dart", ".freezed.dart", ".designer.cs", ".Designer.cs", ".g.cs", ".ipynb",
  ]

  /// Formats that are never text: their content need not be read to know.
  static let binaryExtensions: Set<String> = [
    "7z", "a", "avif", "bmp", "br", "bz2", "class", "db", "dll", "dylib", "ear", "eot", "exe",
    "flac", "gif", "gz", "ico", "icns", "idx", "jar", "jpeg", "jpg", "lz4", "lzma", "mov", "mp3",
    "mp4", "node", "o", "ogg", "otf", "pack", "pdf", "png", "psd", "pyc", "rar", "so", "sqlite",
    "tar", "tgz", "tif", "tiff", "ttf", "war", "wasm", "wav", "webm", "webp", "woff", "woff2",
    "xz", "zip", "zst",
  ]

  /// In the middle of a name, as in `api.gen.go` or `schema.generated.ts`.
  static let infixes = [".gen.", ".generated.", "zz_generated"]

  static func contains(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last.map(String.init) else { return false }
    return parts.dropLast().contains { directories.contains(String($0)) }
      || names.contains(name)
      || name.split(separator: ".").dropFirst().last.map {
        binaryExtensions.contains($0.lowercased())
      } ?? false
      || suffixes.contains { name.hasSuffix($0) }
      || infixes.contains { infix in name.utf8.count >= infix.utf8.count && name.contains(infix) }
  }
}
