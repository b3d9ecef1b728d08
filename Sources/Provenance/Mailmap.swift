/// Who is who: a parsed `.mailmap`, which resolves exactly as `git check-mailmap` does.
///
/// See gitmailmap(5). Names and addresses are compared without regard to case in ASCII; a later
/// line overrides what an earlier one said; an entry for name and address wins over one for the
/// address. Lines have no length limit, as when git reads the file from a blob.
package struct Mailmap: Sendable {
  private struct Replacement {
    var name: [UInt8]?
    var email: [UInt8]?
  }

  private struct Entry {
    var any = Replacement()
    var byName: [[UInt8]: Replacement] = [:]
  }

  private var entries: [[UInt8]: Entry] = [:]
  /// Every address of the file, in small letters.
  private var addresses: Set<[UInt8]> = []

  /// The map of the bytes of a `.mailmap`; of none, it leaves everybody as they are.
  package init(_ bytes: [UInt8] = []) {
    let text = bytes.prefix { $0 != 0 }
    for line in text.split(separator: UInt8(ascii: "\n")) { read(line) }
  }

  /// The proper name and address of who wrote as `name` and `email`.
  package func resolve(name: String, email: String) -> (name: String, email: String) {
    guard !entries.isEmpty else { return (name, email) }
    let new = replacement(name: Array(name.utf8), email: Array(email.utf8))
    return (
      new.name.map { String(decoding: $0, as: UTF8.self) } ?? name,
      new.email.map { String(decoding: $0, as: UTF8.self) } ?? email
    )
  }

  /// Whether the address stands in the file, as a proper one or as one to be replaced.
  package func knows(email: String) -> Bool { addresses.contains(email.utf8.map(\.lowercased)) }

  /// What `git check-mailmap` prints for a contact; `nil` where it cannot parse the contact.
  package func checked(contact: [UInt8]) -> [UInt8]? {
    guard let contact = Contact(contact[...]) else { return nil }
    let (name, email) = (Array(contact.name), Array(contact.email))
    let new = replacement(name: name, email: email)
    let label = new.name ?? name
    return label + (label.isEmpty ? [] : [UInt8(ascii: " ")])
      + [UInt8(ascii: "<")] + (new.email ?? email) + [UInt8(ascii: ">")]
  }

  private func replacement(name: [UInt8], email: [UInt8]) -> Replacement {
    guard let entry = entries[email.map(\.lowercased)] else { return Replacement() }
    guard !entry.byName.isEmpty else { return entry.any }
    return entry.byName[name.map(\.lowercased)] ?? entry.any
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#"), let first = Person(line, allowsNoEmail: false) else {
      return
    }
    let second = Person(first.rest, allowsNoEmail: true)
    let old = second?.email ?? first.email
    let new = Replacement(name: first.name, email: second == nil ? nil : first.email)
    var entry = entries[old.map(\.lowercased)] ?? Entry()
    if let oldName = second?.name {
      entry.byName[oldName.map(\.lowercased)] = new
    } else {
      entry.any.name = new.name ?? entry.any.name
      entry.any.email = new.email ?? entry.any.email
    }
    entries[old.map(\.lowercased)] = entry
    addresses.insert(first.email.map(\.lowercased))
    addresses.insert(old.map(\.lowercased))
  }

  /// One `Name <mail>` of a line, and what stands behind it.
  private struct Person {
    let name: [UInt8]?
    let email: [UInt8]
    let rest: ArraySlice<UInt8>

    init?(_ line: ArraySlice<UInt8>, allowsNoEmail: Bool) {
      guard let contact = Contact(line), allowsNoEmail || !contact.email.isEmpty else { return nil }
      let name = contact.name.drop(while: \.isSpace)
      self.name = name.isEmpty ? nil : Array(name)
      email = Array(contact.email)
      rest = line[(contact.email.endIndex + 1)...]
    }
  }
}
