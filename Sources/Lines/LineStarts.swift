import Git

/// Where the lines of a version of a file start, in bytes, and how to find them again in another.
struct LineStarts {
  var starts: [Int32] = []
  /// The size of the file.
  var size = 0

  var count: Int { starts.count }

  /// Where a line starts; for the one after the last, where the file ends.
  func start(of line: Int) -> Int { line < starts.count ? Int(starts[line]) : size }

  /// The first line, from `line` on, that does not end at or before `offset`.
  ///
  /// The last line of a file never does, because it may go on in the next version.
  func firstLine(endingAfter offset: Int, from line: Int) -> Int {
    // Most often close by; then a search by halves.
    var step = 1
    var low = line
    while low + step < starts.count, Int(starts[low + step]) <= offset {
      low += step
      step *= 2
    }
    while step > 0 {
      if low + step < starts.count, Int(starts[low + step]) <= offset { low += step }
      step /= 2
    }
    return low
  }

  /// The first of the next lines, from `line` on, that `object` has at `position`.
  ///
  /// After `misses` lines that were not found: far ahead only now and then, so that a long passage
  /// that is new costs little.
  func line(
    like object: Object, at position: Int, _ old: Object, from line: Int, misses: Int
  ) -> Int? {
    let window = misses & (misses - 1) == 0 ? 16 * misses : 4
    let last = min(starts.count - 1, line + window)
    var candidate = line
    while candidate < last {
      let start = Int(starts[candidate])
      let end = Int(starts[candidate + 1])
      // Empty lines are everywhere and say nothing.
      if end - start > 2,
        object.hasSame(at: position, as: old, at: start, length: end - start)
      {
        return candidate
      }
      candidate += 1
    }
    return nil
  }
}
