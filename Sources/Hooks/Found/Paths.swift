import Foundation

/// A path without `.` and `..`, seen from a directory.
func absolute(_ path: String, from directory: String) -> String {
  let whole = path.hasPrefix("/") ? path : "\(directory)/\(path)"
  return URL(fileURLWithPath: whole).standardizedFileURL.path
}

/// A path with every link on its way followed; what does not exist stays as it is.
func resolved(_ path: String) -> String {
  URL(fileURLWithPath: path).resolvingSymlinksInPath().path
}

/// Whether a path is a directory, or something in it.
func isInside(_ path: String, _ directory: String) -> Bool {
  path == directory || path.hasPrefix(directory.hasSuffix("/") ? directory : directory + "/")
}

func parent(of path: String) -> String {
  URL(fileURLWithPath: path).deletingLastPathComponent().path
}

func lastComponent(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

/// Whether files can be made in a directory, or it can be made itself.
func isWritable(_ directory: String) -> Bool {
  var place = directory
  while Entry(at: place) == .nothing, place != "/" { place = parent(of: place) }
  return FileManager.default.isWritableFile(atPath: place)
}
