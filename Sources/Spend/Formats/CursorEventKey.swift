extension RecordKey {
  /// The key of one of Cursor's usage events, the same in its exports as JSON and as CSV.
  ///
  /// Events have no id: the same time in milliseconds, model and tokens make one. Not the person or
  /// the conversation, which not every export names.
  init(cursorEventAt time: Int64, _ usage: Usage) {
    var hasher = RecordKeyHasher("cursor-event")
    hasher.add(time)
    hasher.add(usage.model?.lowercased() ?? "")
    let tokens = usage.tokens
    for count in [tokens.input, tokens.cacheRead, tokens.cacheWrite5m, tokens.output] {
      hasher.add(count)
    }
    self = hasher.key
  }
}
