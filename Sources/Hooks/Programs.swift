import Foundation

/// Where the programs are that hooks start.
package enum Programs {
  /// The directory of `outcomes-hook`.
  ///
  /// It stands beside `outcomes`. A directory of `PATH` that leads to the same file wins, because
  /// that name stays when a package manager puts the next version elsewhere.
  ///
  /// - Parameters:
  ///   - executable: the file of `outcomes`.
  ///   - environment: the variables of the process.
  /// - Returns: the directory; `nil` where there is no such program.
  package static func directory(of executable: String, environment: [String: String]) -> String? {
    // The places where the hook looks by itself.
    let home = environment["HOME"].map { ":\($0)/.local/bin" } ?? ""
    let path = (environment["PATH"] ?? "") + home + ":/usr/local/bin"
    let own = parent(of: resolved(executable))
    let beside = findProgram("outcomes-hook", in: own)
    let named = findProgram("outcomes-hook", in: path)
    guard let beside else { return named.map { parent(of: $0) } }
    guard let named, resolved(named) == resolved(beside),
      findProgram("outcomes", in: parent(of: named)) != nil
    else { return own }
    return parent(of: named)
  }
}
