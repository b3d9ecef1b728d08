import Foundation

/// What stands at a path; links are not followed.
enum Entry: Equatable, Sendable {
  case nothing
  case file(mode: Int)
  case link(to: String)
  case directory
  /// A device, a socket or the like, and what cannot be looked at.
  case other

  init(at path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      self = .nothing
      return
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeRegular: self = .file(mode: (attributes[.posixPermissions] as? Int) ?? 0o644)
    case .typeDirectory: self = .directory
    case .typeSymbolicLink:
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      self = target.map { .link(to: $0) } ?? .other
    default: self = .other
    }
  }
}

/// A file's bytes, links followed; `nil` where it cannot be read, and where it is no file.
func contents(of path: String) -> [UInt8]? {
  // A pipe would never end.
  guard case .file = Entry(at: resolved(path)) else { return nil }
  return (try? Data(contentsOf: URL(fileURLWithPath: path))).map { Array($0) }
}

/// The names in a directory, sorted; empty where there is none.
func names(in directory: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
}

func isDirectory(_ path: String) -> Bool {
  var result: ObjCBool = false
  return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &result)
    && result.boolValue
}
