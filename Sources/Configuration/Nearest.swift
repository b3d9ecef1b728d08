/// The known word that a slip of the pen could have turned into `word`, if there is one.
///
/// A third of the letters may differ, and two in any case; underscores and capitals do not count.
func nearest(to word: String, among known: [String]) -> String? {
  let letters = plain(word)
  guard letters.count <= 64 else { return nil }
  let distances = known.map { (word: $0, distance: editDistance(letters, plain($0))) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= min(max(2, letters.count / 3), letters.count - 1) ? best.word : nil
}

private func plain(_ word: String) -> [Character] {
  word.lowercased().filter { $0 != "_" && $0 != "-" }.map(\.self)
}

/// Levenshtein's distance: letters to insert, delete or replace.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var previous = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = previous[column] + (letter == other ? 0 : 1)
      current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous.last ?? left.count
}
