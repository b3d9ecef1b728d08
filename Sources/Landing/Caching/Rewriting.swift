/// When to write a whole file again for what is new.
enum Rewriting {
  /// Whether it pays: to write a row costs a twentieth of reading it anew, and where few are new,
  /// reading those at every scan costs less than writing all.
  ///
  /// - Parameters:
  ///   - news: how many rows are new, by what they cost.
  ///   - all: how many rows there are.
  /// - Returns: `false` where nothing is new.
  static func pays(news: Int, amid all: Int) -> Bool { news * 256 > all || news >= 1_024 }
}
