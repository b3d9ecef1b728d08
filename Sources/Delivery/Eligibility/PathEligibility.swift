/// Which paths of a unit hold eligible lines.
///
/// What the configuration says wins over `.gitattributes`, and that over the built-in list.
package struct PathEligibility: Sendable {
  /// The unit's own paths; empty for the whole repository.
  package var unit: [Glob]
  package var include: [Glob]
  package var exclude: [Glob]
  package var attributes: Attributes

  package init(
    unit: [Glob] = [], include: [Glob] = [], exclude: [Glob] = [],
    attributes: Attributes = Attributes()
  ) {
    self.unit = unit
    self.include = include
    self.exclude = exclude
    self.attributes = attributes
  }

  /// Whether the lines of the file at `path` can count.
  package func contains(_ path: [UInt8]) -> Bool {
    guard unit.isEmpty || unit.contains(where: { $0.matches(path) }) else { return false }
    if exclude.contains(where: { $0.matches(path) }) { return false }
    if include.contains(where: { $0.matches(path) }) { return true }
    if let excluded = attributes.excludes(path) { return !excluded }
    return !BuiltInPaths.contains(String(decoding: path, as: UTF8.self))
  }
}
