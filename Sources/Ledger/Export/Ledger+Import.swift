import JSONScanning

extension Ledger {
  /// What an import of lines changed.
  package struct ImportChanges: Hashable, Sendable {
    package var spend = Changes()
    package var deployments = Changes()
    package var waivers = Changes()
  }

  /// Takes in what `export` wrote, all in one transaction, beside what there is.
  ///
  /// Rows that are there merge with those of the file as they would with any other import; the same
  /// file a second time changes nothing.
  ///
  /// - Parameter file: its path; `-` is standard input.
  /// - Returns: what changed.
  /// - Throws: a `LedgerError`; nothing was written then. Its `fault` is the input's where a line is
  ///   wrong, which is named by its number.
  package func importLines(of file: String) throws(LedgerError) -> ImportChanges {
    let name = file == "-" ? "standard input" : "'\(file)'"
    var source: LineSource
    do throws(LineSource.ReadFault) {
      source = try LineSource(file)
    } catch {
      throw .unreadable(name, error.message)
    }
    return try write { database in
      var intake = try LineIntake(database)
      do {
        while let line = try source.next() { try intake.take(line) }
        if !intake.isBegun { throw ExportFault.noHeader }
      } catch let fault as ExportFault {
        throw LedgerError.badLine(source.number, of: name, fault)
      } catch let error as JSONError {
        throw LedgerError.badLine(source.number, of: name, .json(error))
      } catch let cause as LineSource.ReadFault {
        throw LedgerError.unreadable(name, cause.message)
      }
      try intake.finish()
      return ImportChanges(
        spend: intake.spend, deployments: intake.deployed, waivers: intake.waivers)
    }
  }
}

extension LedgerError {
  fileprivate static func unreadable(_ name: String, _ reason: String) -> LedgerError {
    LedgerError(
      "cannot read \(name): \(reason)",
      hint: "it takes a file that 'outcomes ledger export' wrote", fault: .input)
  }

  fileprivate static func badLine(
    _ number: Int, of name: String, _ fault: ExportFault
  ) -> LedgerError {
    LedgerError(
      "cannot import \(name): line \(max(number, 1)): \(fault.message)",
      hint: "nothing was imported; it takes a file that 'outcomes ledger export' wrote",
      fault: .input)
  }
}
