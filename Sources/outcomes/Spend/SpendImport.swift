import Foundation
import Ledger
import Reports
import Spend

/// Reads files into the ledger, but for those that are in it as they are.
struct SpendImport {
  private let command: SpendImportCommand
  /// Absolute: the ledger knows files by their paths, whatever directory the program runs in.
  private let paths: [String]
  private let author: String?

  init(_ command: SpendImportCommand) {
    self.command = command
    paths = command.paths.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    author = command.author?.lowercased()
  }

  /// - Returns: what became of every file.
  /// - Throws: a `Failure` where the ledger cannot be used; it has what it had before then.
  func run() throws(Failure) -> ImportReport {
    let now = try runTime()
    let ledger = try command.storage.open()
    do throws(LedgerError) {
      let known = try ledger.knownFiles()
      let (format, author) = (command.format?.rawValue, author)
      let reading = SpendReading.read(
        paths, as: command.format, readers: spendReaders,
        workers: ProcessInfo.processInfo.activeProcessorCount
      ) { identity in
        known[identity.path]?.isStill(identity, as: format, author: author) ?? false
      }
      let imported = reading.files.compactMap { ImportedFile($0, at: now, author: author) }
      let changes =
        imported.isEmpty
        ? Ledger.Changes() : try ledger.insert(reading.intake, files: imported, author: author)
      return ImportReport(
        generatedAt: now, ledger: ledger.path,
        files: reading.files.map { file in
          ImportReport.File(file, known: known[file.path], isNamed: paths.contains(file.path))
        },
        new: changes.new, changed: changes.changed, unchanged: changes.unchanged)
    } catch {
      throw Failure(error)
    }
  }
}

extension ImportedFile {
  /// Whether the file is as it was, and would be read as it was.
  ///
  /// - Parameters:
  ///   - identity: the file's now.
  ///   - format: what the user says it is; `nil` for whatever it was taken for.
  ///   - author: the person for records that name none; `nil` for whoever it was.
  /// - Returns: whether nothing would come of reading it again.
  fileprivate func isStill(_ identity: FileIdentity, as format: String?, author: String?) -> Bool {
    self.identity == Identity(identity) && (format == nil || format == self.format)
      && (author == nil || author == assignedAuthor)
  }

  /// What the ledger keeps of a file; `nil` where it was not read, or must be read again.
  fileprivate init?(_ report: FileReport, at now: Int64, author: String?) {
    guard let identity = report.identity else { return nil }
    switch report.outcome {
    case .unchanged, .passedOver, .failed: return nil
    case .read, .unrecognised: break
    }
    self.init(
      path: report.path, identity: Identity(identity), format: report.format?.rawValue,
      assignedAuthor: author, importedAt: now, taken: report.tally.taken,
      repeated: report.tally.repeated, passedOver: report.tally.passedOver,
      skips: report.tally.skipped.map { reason, skipped in
        Skip(reason: reason.rawValue, count: skipped.count, firstLine: skipped.firstLine)
      })
  }
}

extension ImportedFile.Identity {
  fileprivate init(_ identity: FileIdentity) {
    self.init(
      device: Int64(bitPattern: identity.device), inode: Int64(bitPattern: identity.inode),
      size: identity.size, modifiedAt: identity.modified, changedAt: identity.changed)
  }
}

extension ImportReport.File {
  /// - Parameters:
  ///   - report: what reading gave.
  ///   - known: what the ledger has of the file.
  ///   - isNamed: whether the user named a file itself.
  fileprivate init(_ report: FileReport, known: ImportedFile?, isNamed: Bool) {
    self.init(path: report.path, state: .read, format: report.format?.rawValue)
    taken = report.tally.taken
    repeated = report.tally.repeated
    passedOver = report.tally.passedOver
    skips = report.tally.skipped.map { reason, skipped in
      ImportReport.Skip(
        reason: reason.rawValue, count: skipped.count, firstLine: skipped.firstLine)
    }.sorted { $0.reason < $1.reason }
    switch report.outcome {
    case .read: break
    case .unchanged: tell(of: known)
    case .passedOver: state = .unrecognised
    case .unrecognised: state = .unrecognised
    case .failed(let reason):
      state = .failed
      failure = reason
    }
    if format == nil, failure == nil, isNamed {
      failure = "no known format; name it with --as"
    }
  }

  /// What was said of the file when it was read.
  private mutating func tell(of known: ImportedFile?) {
    guard let known else { return }
    state = known.format == nil ? .unrecognised : .unchanged
    format = known.format
    taken = known.taken
    repeated = known.repeated
    passedOver = known.passedOver
    skips = known.skips.map {
      ImportReport.Skip(reason: $0.reason, count: $0.count, firstLine: $0.firstLine)
    }
  }
}
