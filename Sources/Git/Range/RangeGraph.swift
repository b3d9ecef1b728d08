/// The commits that a walk has heard of: small, and found by id or by number.
struct RangeGraph {
  /// What is known of a commit.
  struct Marks: OptionSet {
    let rawValue: UInt8
    /// A base reaches it.
    static let base = Marks(rawValue: 1)
    /// Its parents and its date are known.
    static let read = Marks(rawValue: 2)
    /// Its parents have been visited, or must not be.
    static let expanded = Marks(rawValue: 4)
    /// It is at the shallow boundary.
    static let cut = Marks(rawValue: 8)
    /// It was looked for and is not here.
    static let missing = Marks(rawValue: 16)
  }

  /// One commit, in 40 bytes.
  struct Node {
    let id: ObjectID
    fileprivate(set) var marks: Marks = []
    fileprivate var firstParent: UInt32 = 0
    fileprivate(set) var parentCount: UInt32 = 0
    fileprivate(set) var date: Int64 = 0

    var isBase: Bool { marks.contains(.base) }
    var isRead: Bool { marks.contains(.read) }
    /// In the range, as far as is known.
    var isInRange: Bool { isRead && !isBase }
  }

  private var nodes: [Node] = []
  private var parentNodes: [UInt32] = []
  private var numbers: [ObjectID: UInt32] = [:]

  var indices: Range<Int> { nodes.indices }

  subscript(node: Int) -> Node { nodes[node] }

  /// The number of the commit of that id, which is new if it was never heard of.
  mutating func node(of id: ObjectID) -> Int {
    if let known = numbers[id] { return Int(known) }
    numbers[id] = UInt32(nodes.count)
    nodes.append(Node(id: id))
    return nodes.count - 1
  }

  /// The number of the commit of that id; `nil` if it was never heard of.
  func number(of id: ObjectID) -> Int? { numbers[id].map(Int.init) }

  mutating func mark(_ node: Int, _ marks: Marks) { nodes[node].marks.insert(marks) }

  /// Notes what the commit says.
  mutating func setLinks(_ links: CommitLinks, of node: Int) {
    let parents = links.parents.map { UInt32(self.node(of: $0)) }
    nodes[node].firstParent = UInt32(parentNodes.count)
    nodes[node].parentCount = UInt32(parents.count)
    nodes[node].date = links.date
    nodes[node].marks.insert(.read)
    parentNodes += parents
  }

  /// How many parents the commit has; 0 while it is not read.
  func parentCount(of node: Int) -> Int { Int(nodes[node].parentCount) }

  /// One of its parents, counted from 0.
  func parent(_ offset: Int, of node: Int) -> Int {
    Int(parentNodes[Int(nodes[node].firstParent) + offset])
  }

  /// The parents of a commit, also those that were not fetched.
  ///
  /// To be looked through at once: while it is held, every change of the graph copies it.
  func parents(of node: Int) -> some RandomAccessCollection<Int> {
    let start = Int(nodes[node].firstParent)
    return parentNodes[start..<(start + parentCount(of: node))].lazy.map { Int($0) }
  }
}
