internal import GRDB

extension Ledger {
  /// Opens a ledger; makes it where there is none, or brings it up to date.
  ///
  /// A new file, and a directory that is made for it, are their owner's alone: they hold ids of
  /// sessions and paths. What is there already keeps its permissions.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - patience: seconds to wait for another process.
  /// - Returns: the ledger.
  /// - Throws: a `LedgerError` that says what is wrong with the file, and what to do.
  package static func open(
    at path: String, patience: Double = Ledger.patience
  ) throws(LedgerError) -> Ledger {
    var file = try LedgerFile(path)
    try file.checkIsWhole()
    if file.size == nil { try file.createDirectory() }
    try refuseNetwork(file)
    // Two processes that make the same ledger do it one after the other.
    return try DirectoryLock.held(around: file.location, patience: patience) {
      () throws(LedgerError) in
      file = try LedgerFile(path)
      try file.checkIsWhole()
      if file.size == nil { try make(file, patience) }
      let queue = try translating(path, "open") {
        let queue = try DatabaseQueue(
          path: ReadingWay.writable.name(of: file.location), configuration: configuration(patience))
        try prepare(queue)
        return queue
      }
      return Ledger(path: path, database: queue, access: .writing)
    }
  }

  /// Opens a ledger that is there, to read it; nothing is made, and nothing brought up to date.
  ///
  /// It may be on a file system, or a file, or in a directory, that cannot be written to, and another
  /// process may write to it meanwhile. One of an older version is read as it is.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - patience: seconds to wait for another process.
  /// - Returns: the ledger; whatever writes to it fails.
  /// - Throws: a `LedgerError` that says what is wrong with the file, and what to do.
  package static func openForReading(
    at path: String, patience: Double = Ledger.patience
  ) throws(LedgerError) -> Ledger {
    let file = try LedgerFile(path)
    guard file.size != nil else { throw LedgerError(path: path, verb: "open", cause: .missing) }
    try file.checkIsWhole()
    try refuseNetwork(file)
    let way = try ReadingWay(file)
    let version = way == .immutable ? FileVersion(file.location) : nil
    return try translating(path, "open") {
      var configuration = configuration(patience)
      configuration.readonly = way != .writable
      let queue = try DatabaseQueue(
        path: way.name(of: file.location), configuration: configuration)
      try queue.read(Schema.check)
      return Ledger(
        path: path, database: queue,
        access: way == .immutable
          ? .readingUnlocked(location: file.location, version: version) : .reading)
    }
  }

  static func refuseNetwork(_ file: LedgerFile) throws(LedgerError) {
    guard let system = NetworkFileSystem(of: file.directory) else { return }
    throw LedgerError(path: file.path, verb: "open", cause: .network(system.name))
  }

  /// Makes a ledger under another name and puts it in its place: whoever looks sees none, or a whole
  /// one.
  private static func make(_ file: LedgerFile, _ patience: Double) throws(LedgerError) {
    try translating(file.path, "create") {
      let draft = try DraftFile(for: file.location)
      let queue = try DatabaseQueue(path: draft.path, configuration: configuration(patience))
      // Synchronised once, before others see it.
      try prepare(queue, synchronous: "OFF")
      try queue.close()
      // Where another process was faster, its ledger is as good.
      _ = try draft.publish(replacing: false)
    }
  }

  /// Makes a database a ledger of this version.
  ///
  /// With `FULL`, what was acknowledged is there after a loss of power, too.
  private static func prepare(_ queue: DatabaseQueue, synchronous: String = "FULL") throws {
    try queue.writeWithoutTransaction { database in
      try Schema.check(database)
      try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
      // GRDB's own way writes a table each time the first process opens the file.
      let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
      guard mode == "wal" else { throw LedgerError.Cause.noWriteAheadLog }
    }
    try Schema.migrate(queue)
  }

  static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // https://www.sqlite.org/security.html: a file may come from somebody else.
      try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      // In KiB: a million rows go in at random places.
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }
}
