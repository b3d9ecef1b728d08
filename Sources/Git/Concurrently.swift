import Dispatch
import Synchronization

/// Runs `body` for every worker at the same time, and returns what each gave, in order.
///
/// Plain threads instead of tasks: this is work for the processor that waits for nothing, and each
/// worker needs a repository handle that never leaves its thread.
package func concurrently<Result: Sendable>(
  workers: Int, _ body: @Sendable (_ worker: Int) -> Result
) -> [Result] {
  guard workers > 1 else { return [body(0)] }
  let results = Mutex<[Int: Result]>([:])
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    let result = body(worker)
    results.withLock { $0[worker] = result }
  }
  return results.withLock { results in (0..<workers).compactMap { results[$0] } }
}

/// The same with a repository for every worker, which none can share.
///
/// - Throws: where a worker cannot open the repository at `path`.
package func concurrently<Value: Sendable>(
  workers: Int, reading path: String,
  _ body: @Sendable (_ worker: Int, _ repository: borrowing Repository) -> Value
) throws(GitError) -> [Value] {
  let results = concurrently(workers: workers) { worker in
    Result { () throws(GitError) in body(worker, try Repository(at: path)) }
  }
  var values: [Value] = []
  for result in results { values.append(try result.get()) }
  return values
}

/// Hands out the numbers `0..<count`, each once, to whoever asks first.
package final class WorkQueue: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)

  package init(count: Int) { self.count = count }

  /// The next number that nobody has yet; `nil` when all are gone.
  package func take() -> Int? {
    let number = next.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
