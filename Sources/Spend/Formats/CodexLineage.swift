/// Which lines of a rollout are its thread's own, and which were copied from the thread that it was
/// forked off.
///
/// What tells, strongest first:
/// - the ordinal that the thread's first line names (`subagent_history_start_ordinal`);
/// - the ids of turns: they are UUIDs of version 7, which begin with a time, so that those of the
///   thread's own turns are not older than the thread. Where an id has no time, the time at which
///   the turn started is compared.
///
/// Old files have neither, and it stays `unknown`.
struct CodexLineage {
  enum Span { case own, copied, unknown }

  private(set) var span = Span.own
  private(set) var isFork = false
  /// The thread of this file, and the one that all its forks go back to, as far as the file tells.
  private(set) var thread: String?
  private var root: String?
  private var began: Int64?
  private var firstOwnOrdinal: Int64?

  /// The thread that a line of now belongs to.
  var owner: String? { span == .own ? thread : root ?? thread }

  /// Begins with the file's first line; only that one describes the thread itself.
  init(_ meta: CodexPayload, thread: String?, time: Int64?) {
    self.thread = thread
    root = meta.parent
    firstOwnOrdinal = meta.historyStart
    began = thread.flatMap { CodexThreadID.time(of: $0) } ?? meta.timestamp ?? time
    isFork = meta.parent != nil || meta.historyStart != nil
    if isFork { span = .unknown }
  }

  /// Another thread's description was copied: that of the parent first, then those of its parents.
  mutating func take(copied meta: CodexPayload) {
    guard let id = meta.id, id != thread else { return }
    root = id
    if !isFork { span = .unknown }
    isFork = true
  }

  mutating func take(ordinal: Int64?) {
    guard let firstOwnOrdinal, let ordinal else { return }
    span = ordinal >= firstOwnOrdinal ? .own : .copied
  }

  mutating func take(turn: String?, startedAt: Int64?) {
    guard isFork, span != .own, let began else { return }
    if let time = turn.flatMap({ CodexThreadID.time(of: $0) }) {
      span = time >= began ? .own : .copied
    } else if turn != nil, let startedAt {
      // Whole seconds: those of the turn's start may lie before the thread's.
      span = startedAt >= began / 1_000 ? .own : .copied
    }
  }
}
