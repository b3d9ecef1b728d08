import Dispatch
import Synchronization

/// What all files below some paths gave, and what became of each.
package struct SpendReading: Sendable {
  package var intake = SpendIntake()
  /// Sorted by path.
  package internal(set) var files: [FileReport] = []

  /// Reads the files at and below `paths`.
  ///
  /// The result depends on the files alone, and not on the number of workers.
  ///
  /// - Parameters:
  ///   - paths: files and directories.
  ///   - format: the format of all of them; `nil` to recognise each by its name and beginning.
  ///   - readers: asked in this order.
  ///   - workers: how many files are read at the same time.
  ///   - isKnown: whether a file was read before, and need not be read again.
  /// - Returns: the records of all files, and a report on each.
  package static func read(
    _ paths: [String], as format: SpendFormat? = nil, readers: [any SpendReader.Type],
    workers: Int = 1, isKnown: @Sendable (FileIdentity) -> Bool = { _ in false }
  ) -> SpendReading {
    let found = SpendFiles.find(paths)
    let tasks = SpendTask.tasks(
      for: found.files, readers: readers.filter { format == nil || $0.format == format },
      isForced: format != nil)
    let next = Atomic<Int>(0)
    let collected = Mutex(Collector())
    atTheSameTime(min(workers, tasks.count)) {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < tasks.count else { return }
        let result = tasks[number].run(isKnown: isKnown)
        collected.withLock { $0.add(result, number: number) }
      }
    }
    var reading = collected.withLock { $0.reading }
    reading.files += found.problems.map { FileReport($0) }
    reading.files.sort { $0.path < $1.path }
    return reading
  }

  /// The sum of what became of the parts of all files.
  package var tally: FileTally {
    files.reduce(into: FileTally()) { $0.add($1.tally) }
  }

  private static func atTheSameTime(_ workers: Int, _ body: @Sendable () -> Void) {
    if workers > 1 {
      // Threads, not tasks: this is work for the processor that waits for nothing.
      DispatchQueue.concurrentPerform(iterations: workers) { _ in body() }
    } else {
      body()
    }
  }
}

/// Puts together what the workers read, in the order of the files.
private struct Collector: Sendable {
  var reading = SpendReading()
  /// What came before its turn.
  private var waiting: [Int: SpendTask.Result] = [:]

  mutating func add(_ result: SpendTask.Result, number: Int) {
    waiting[number] = result
    while let result = waiting.removeValue(forKey: reading.files.count) { append(result) }
  }

  private mutating func append(_ result: SpendTask.Result) {
    var report = result.report
    report.tally = result.intake.tally
    reading.intake.beginFile()
    reading.intake.add(result.intake)
    report.tally.taken = reading.intake.tally.taken
    report.tally.repeated += reading.intake.tally.repeated
    reading.files.append(report)
  }
}

extension FileTally {
  /// Adds the tally of another file; lines are those of the first file that has such a thing.
  mutating func add(_ other: FileTally) {
    taken += other.taken
    repeated += other.repeated
    passedOver += other.passedOver
    for (reason, more) in other.skipped {
      skipped[reason, default: Skipped(firstLine: more.firstLine)].count += more.count
    }
  }
}
