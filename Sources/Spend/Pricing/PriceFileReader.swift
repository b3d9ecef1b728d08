import JSONScanning

/// Reads the members of a price file; every error names the place.
struct PriceFileReader {
  var json = JSONScanner()
  /// Such as `models[3].prices[0].input`.
  var place: [Step] = []
  let name: String

  enum Step {
    case member(String)
    case element(Int)
  }

  init(name: String) { self.name = name }

  private enum Key: String, CaseIterable { case schema, catalog, currency, unit, models }

  mutating func read(
    _ bytes: Span<UInt8>
  ) throws(PriceFileError) -> (date: String?, models: [ModelPrice]) {
    var date: String?
    var (schema, unit): (String?, String?)
    var models: [ModelPrice] = []
    try forEachMember(in: bytes) { (reader, key: Key) throws(PriceFileError) in
      switch key {
      case .schema: schema = try reader.constant(PriceFile.schema, in: bytes)
      case .currency: _ = try reader.constant("USD", in: bytes)
      case .unit: unit = try reader.constant(PriceFile.unit, in: bytes)
      case .catalog: date = try reader.day(in: bytes)
      case .models:
        try reader.forEachElement(in: bytes) { (reader) throws(PriceFileError) in
          models.append(try reader.model(in: bytes))
        }
      }
    }
    guard json.isAtEnd(of: bytes) else { throw expected("the end of the file") }
    guard schema != nil else { throw expected("a member 'schema' of \"\(PriceFile.schema)\"") }
    guard unit != nil else { throw expected("a member 'unit' of \"\(PriceFile.unit)\"") }
    try requireDistinctNames(of: models)
    return (date, models)
  }

  private func requireDistinctNames(of models: [ModelPrice]) throws(PriceFileError) {
    var taken: [String: Set<String>] = [:]
    for (number, model) in models.enumerated() {
      for agent in model.agents.isEmpty ? [""] : model.agents {
        for name in [model.id] + model.aliases
        where !taken[agent, default: []].insert(name).inserted {
          throw PriceFileError(
            message: "\(self.name): models[\(number)]: expected every model once; "
              + "'\(name)' stands twice")
        }
      }
    }
  }

  private enum ModelKey: String, CaseIterable { case id, provider, aliases, agents, page, prices }

  private mutating func model(in bytes: Span<UInt8>) throws(PriceFileError) -> ModelPrice {
    var model = ModelPrice(id: "", aliases: [], agents: [], periods: [])
    try forEachMember(in: bytes) { (reader, key: ModelKey) throws(PriceFileError) in
      switch key {
      case .id: model.id = try reader.text(in: bytes)
      case .provider: model.provider = try reader.text(in: bytes)
      case .aliases: model.aliases = try reader.texts(in: bytes)
      case .agents: model.agents = try reader.texts(in: bytes)
      case .page: model.page = try reader.text(in: bytes)
      case .prices:
        try reader.forEachElement(in: bytes) { (reader) throws(PriceFileError) in
          let period = try reader.period(in: bytes)
          if let last = model.periods.last, (period.start ?? .min) <= (last.start ?? .min) {
            throw reader.expected("a later 'from' than the one before")
          }
          model.periods.append(period)
        }
      }
    }
    guard !model.id.isEmpty else { throw expected("a member 'id'") }
    guard !model.periods.isEmpty else { throw expected("a member 'prices' with at least one") }
    return model
  }
}
