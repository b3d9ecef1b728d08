package import Git

/// What the `.gitattributes` files of a tree say about who wrote a file.
///
/// gitattributes(5): within a file the last matching line wins, and a file deeper in the tree wins
/// over one above it. Only `linguist-generated` and `linguist-vendored` are looked at.
package struct Attributes: Sendable {
  private struct Rule {
    let glob: Glob
    let attribute: Attribute
    /// `nil` takes back what an earlier line said (`!attribute`).
    let value: Bool?
  }

  private enum Attribute: String, CaseIterable {
    case generated = "linguist-generated"
    case vendored = "linguist-vendored"
  }

  /// The rules of all files, those of the root first.
  private var rules: [Rule] = []

  package init() {}

  /// Whether the attributes say that nobody here wrote the file; `nil` if they say nothing.
  package func excludes(_ path: [UInt8]) -> Bool? {
    guard !rules.isEmpty else { return nil }
    var values: [Attribute: Bool] = [:]
    for rule in rules where rule.glob.matches(path) { values[rule.attribute] = rule.value }
    return values.isEmpty ? nil : values.values.contains(true)
  }

  /// Adds the lines of the file in `directory`; directories above must have been added before.
  package mutating func add(_ text: [UInt8], in directory: String) {
    for line in String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let pattern = words.first, !pattern.hasPrefix("#") else { continue }
      for word in words.dropFirst() {
        guard let (attribute, value) = Self.parse(word) else { continue }
        rules.append(
          Rule(glob: Glob(String(pattern), in: directory), attribute: attribute, value: value))
      }
    }
  }

  private static func parse(_ word: Substring) -> (Attribute, Bool?)? {
    for attribute in Attribute.allCases {
      switch word {
      case attribute.rawValue[...], "\(attribute.rawValue)=true": return (attribute, true)
      case "-\(attribute.rawValue)", "\(attribute.rawValue)=false": return (attribute, false)
      case "!\(attribute.rawValue)": return (attribute, nil)
      default: continue
      }
    }
    return nil
  }
}

extension Repository {
  /// Reads the `.gitattributes` files of a tree, in all its directories.
  ///
  /// - Throws: where a tree or such a file is missing or damaged.
  package borrowing func attributes(ofTree tree: ObjectID) throws(GitError) -> Attributes {
    var attributes = Attributes()
    var queue: [(id: ObjectID, path: String)] = [(tree, "")]
    while !queue.isEmpty {
      let (id, path) = queue.removeFirst()
      let entries = try entries(ofTree: id)
      if let file = entries.first(where: { $0.name == Self.attributesName && $0.mode.isFile }),
        let object = try object(file.id, limit: 1 << 20)
      {
        attributes.add(object.withBytes { span in span.indices.map { span[$0] } }, in: path)
      }
      for entry in entries where entry.mode == .directory {
        let name = String(decoding: entry.name, as: UTF8.self)
        queue.append((entry.id, path.isEmpty ? name : path + "/" + name))
      }
    }
    return attributes
  }

  private static let attributesName = Array(".gitattributes".utf8)
}
