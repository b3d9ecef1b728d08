import JSONScanning

/// What the files beside a task's messages, and its path, say of the task.
struct ClineTask {
  /// The name of its folder, which is its id.
  let name: String
  /// The agent, by the id of its extension in the path.
  let agent: String
  /// Where it worked.
  private(set) var directory: String?
  /// Sorted by time: which model was in use from then on.
  private var models: [(time: Int64, model: String)] = []

  private static let agents = [
    "rooveterinaryinc.roo-cline": "roo-code", "roocodeinc.roo-code": "roo-code",
    "zoocodeorganization.zoo-code": "roo-code", "kilocode.kilo-code": "kilo-code",
  ]

  init(of file: SpendFile) {
    let folders = file.path.split(separator: "/").dropLast()
    name = folders.last.flatMap { $0.utf8.count <= 200 ? String($0) : nil } ?? ""
    agent = folders.lazy.compactMap { Self.agents[$0.lowercased()] }.first ?? "cline"
    // A task without these files is a task all the same.
    if let content = try? file.sibling("task_metadata.json").content(limit: 64 << 20) {
      var json = JSONScanner()
      try? readModels(&json, content.span)
      models.sort { $0.time < $1.time }
    }
    if let content = try? file.sibling("history_item.json").content(limit: 16 << 20) {
      var json = JSONScanner()
      try? readDirectory(&json, content.span)
    }
  }

  /// The model that was in use at a time; the first one that is known, before that.
  func model(at time: Int64) -> String? {
    var (low, high) = (0, models.count)
    while low < high {
      let middle = (low + high) / 2
      if models[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? models[low - 1].model : models.first?.model
  }

  private enum Key: String, CaseIterable { case model_usage }
  private enum ModelKey: String, CaseIterable { case ts, model_id }
  private enum HistoryKey: String, CaseIterable { case workspace }
  private static let keys = JSONKeys<Key>()
  private static let modelKeys = JSONKeys<ModelKey>()
  private static let historyKeys = JSONKeys<HistoryKey>()

  private mutating func readModels(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.keys, in: bytes) != nil {
      guard try json.enterArray(in: bytes) else { continue }
      while try json.nextElement(in: bytes) {
        guard try json.enterObject(in: bytes) else { continue }
        var (time, model): (Int64?, String?)
        while let key = try json.nextKey(of: Self.modelKeys, in: bytes) {
          switch key {
          case .ts: time = try json.epochMilliseconds(in: bytes)
          case .model_id: model = try json.string(in: bytes, limit: 200)
          }
        }
        if let time, let model, !model.isEmpty { models.append((time, model)) }
      }
    }
  }

  private mutating func readDirectory(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while try json.nextKey(of: Self.historyKeys, in: bytes) != nil {
      let path = try json.string(in: bytes, limit: 4_096)
      directory = path.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
