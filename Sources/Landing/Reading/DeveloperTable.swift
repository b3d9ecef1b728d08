import Provenance

/// The developers of a history, numbered in the order in which they first wrote.
struct DeveloperTable {
  private(set) var developers: [Developer] = []
  private let detector: Detector
  private let mailmap: Mailmap
  private let owners: [String: String]
  private var places: [Developer: Int32] = [:]
  /// What was found out for commits that name the same people: that of one alone, and of several.
  private var single: [[Int32]?] = []
  private var several: [[Int32]: [Int32]] = [:]

  init(_ detector: Detector, mailmap: Mailmap, owners: [String: String]) {
    self.detector = detector
    self.mailmap = mailmap
    self.owners = owners
  }

  /// The developers of a commit that names these of the `contributors`.
  mutating func list(of named: ArraySlice<Int32>, _ contributors: [Contributor]) -> [Int32] {
    guard named.count == 1, let author = named.first else {
      let key = Array(named)
      if let known = several[key] { return known }
      let list = places(of: named, contributors)
      several[key] = list
      return list
    }
    if single.count < contributors.count {
      single += [[Int32]?](repeating: nil, count: contributors.count - single.count)
    }
    if let known = single[Int(author)] { return known }
    let list = places(of: named, contributors)
    single[Int(author)] = list
    return list
  }

  private mutating func places(
    of named: ArraySlice<Int32>, _ contributors: [Contributor]
  ) -> [Int32] {
    let people = named.map { contributors[Int($0)] }
    return detector.developers(among: people, mailmap: mailmap, owners: owners)
      .map { place(of: $0) }
  }

  private mutating func place(of developer: Developer) -> Int32 {
    if let place = places[developer] { return place }
    let place = Int32(developers.count)
    places[developer] = place
    developers.append(developer)
    return place
  }
}
