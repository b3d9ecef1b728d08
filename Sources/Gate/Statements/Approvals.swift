import Git

/// Who approved which commits.
///
/// Of those who may, two suffice, since one of them is not the author; of those who may not, the
/// first few suffice to say so. More are made to take time.
struct Approvals: Sendable {
  /// The approvers that a commit and all that it contains have.
  private struct Reach {
    var first: Int32
    var second: Int32?
  }

  /// The policy's approvers by their addresses in small letters.
  private let numbers: [String: Int32]
  /// The commits that approval is asked for.
  private let approvable: Set<ObjectID>
  private var addresses: [ObjectID: [String]] = [:]
  private var reaches: [ObjectID: Reach] = [:]
  private var uselessWalks = 0

  private static let mostApprovers = 2
  private static let mostOthers = 3
  private static let mostUselessWalks = 20

  init(by approvers: [String], of approvable: Set<ObjectID>) {
    numbers = Dictionary(
      zip(approvers, Int32(0)...), uniquingKeysWith: { first, _ in first })
    self.approvable = approvable
  }

  /// Whose approval a commit has, in small letters.
  func of(_ commit: ObjectID) -> [String] { addresses[commit] ?? [] }

  /// Takes an approval, in small letters, that stands on a commit.
  mutating func add(_ address: String, at id: ObjectID, isWide: Bool, _ shape: RangeShape) {
    guard !approvable.isEmpty else { return }
    let number = numbers[address]
    guard isWide, number != nil || uselessWalks < Self.mostUselessWalks else {
      return approve(id, by: address)
    }
    if number == nil { uselessWalks += 1 }
    var seen: Set<ObjectID> = []
    shape.forEach(containedIn: id) { commit in
      let isNew = number.map { reach(commit, $0) } ?? seen.insert(commit).inserted
      if isNew { approve(commit, by: address) }
      return isNew
    }
  }

  /// Notes that an approver speaks for all that a commit contains; whether that was unknown, and
  /// of use.
  private mutating func reach(_ commit: ObjectID, _ number: Int32) -> Bool {
    guard var reach = reaches[commit] else {
      reaches[commit] = Reach(first: number)
      return true
    }
    guard reach.second == nil, reach.first != number else { return false }
    reach.second = number
    reaches[commit] = reach
    return true
  }

  private mutating func approve(_ commit: ObjectID, by address: String) {
    guard approvable.contains(commit) else { return }
    let known = addresses[commit] ?? []
    let isListed = numbers[address] != nil
    let alike = known.count { (numbers[$0] != nil) == isListed }
    guard !known.contains(address), alike < (isListed ? Self.mostApprovers : Self.mostOthers)
    else { return }
    addresses[commit, default: []].append(address)
  }
}
