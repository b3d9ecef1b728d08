import Caching
import Deployments

/// Values as bytes that are the same where the values are.
///
/// By reflection, so that a property that is added to a type is in the bytes without a word here:
/// nobody can forget it. What reflection cannot look into gives no bytes at all, and nothing is kept.
struct ReflectedKey {
  private(set) var content = CacheEncoder()
  /// Whether everything could be looked into.
  private(set) var isWhole = true

  private enum Mark: UInt64 {
    case text = 1
    case number, real, flag, nothing, list, set, members, name, texts, lists, records
  }

  /// Adds a value with all that is in it, but for the members of it that are named in `leavingOut`.
  mutating func append(_ value: Any, leavingOut: Set<String> = []) {
    if let text = value as? String {
      mark(.text)
      content.append(text: text)
    } else if let flag = value as? Bool {
      mark(.flag)
      content.append(flag: flag)
    } else if let real = value as? Double {
      mark(.real)
      content.append(fixed: real.bitPattern)
    } else if let number = value as? any BinaryInteger {
      mark(.number)
      content.append(fixed: UInt64(truncatingIfNeeded: number))
    } else if let texts = value as? Set<String> {
      mark(.texts)
      content.append(count: texts.count)
      for text in texts.sorted() { content.append(text: text) }
    } else if let lists = value as? [String: [String]] {
      mark(.lists)
      content.append(count: lists.count)
      for (name, texts) in lists.sorted(by: { $0.key < $1.key }) {
        content.append(text: name)
        content.append(count: texts.count)
        for text in texts { content.append(text: text) }
      }
    } else if let records = value as? [DeploymentRecord], append(records) {
      return
    } else {
      append(Mirror(reflecting: value), of: value, leavingOut)
    }
  }

  private mutating func append(_ mirror: Mirror, of value: Any, _ leavingOut: Set<String>) {
    switch mirror.displayStyle {
    case .optional:
      if let some = mirror.children.first { append(some.value) } else { mark(.nothing) }
    case .collection:
      mark(.list)
      content.append(count: mirror.children.count)
      for child in mirror.children { append(child.value) }
    case .set, .dictionary: appendUnordered(mirror)
    case .enum where mirror.children.isEmpty:
      mark(.name)
      content.append(text: String(reflecting: value))
    case .struct, .tuple, .enum:
      // A type without members would be one whose members were not compiled in.
      if mirror.children.isEmpty { isWhole = false }
      mark(.members)
      for child in mirror.children where !leavingOut.contains(child.label ?? "") {
        content.append(text: child.label ?? "")
        append(child.value)
      }
      content.append(text: "")
    default: isWhole = false
    }
  }

  private mutating func appendUnordered(_ mirror: Mirror) {
    var elements: [[UInt8]] = []
    for child in mirror.children {
      var element = ReflectedKey()
      element.append(child.value)
      isWhole = isWhole && element.isWhole
      elements.append(element.content.bytes)
    }
    elements.sort { $0.lexicographicallyPrecedes($1) }
    mark(.set)
    content.append(count: elements.count)
    for element in elements { content.append(bytes: element) }
  }

  private mutating func mark(_ mark: Mark) { content.append(mark.rawValue) }
}

extension ReflectedKey {
  /// The members of a record, all of which are written below.
  private static let recordMembers = [
    "id", "source", "repository", "unit", "environment", "isProduction", "name", "revisions",
    "startedAt", "finishedAt", "status",
  ]

  /// Adds records in another way, since reflection takes a second for a hundred thousand of them.
  ///
  /// - Returns: `false` where records have other members than this knows, and nothing was added.
  private mutating func append(_ records: [DeploymentRecord]) -> Bool {
    let members = records.first.map { Mirror(reflecting: $0).children.map { $0.label ?? "" } }
    guard members ?? Self.recordMembers == Self.recordMembers else { return false }
    mark(.records)
    content.append(count: records.count)
    for record in records {
      for text in [record.id, record.source.rawValue, record.environment, record.status.rawValue] {
        content.append(text: text)
      }
      for text in [record.repository, record.unit, record.name] {
        content.append(flag: text != nil)
        content.append(text: text ?? "")
      }
      content.append(count: record.isProduction.map { $0 ? 2 : 1 } ?? 0)
      content.append(count: record.revisions.count)
      for revision in record.revisions { content.append(text: revision) }
      content.append(flag: record.startedAt != nil)
      content.append(signed: record.startedAt ?? 0)
      content.append(signed: record.finishedAt)
    }
    return true
  }
}
