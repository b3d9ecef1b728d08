import FixtureSupport
import Foundation

/// A gate that was run in some of its forms, by `Fixtures/gate-hostile/judge.py`.
struct GateHostileJudged {
  private let report: JSONValue
  private let forms: [String]

  /// Runs `outcomes gate`.
  ///
  /// - Parameters:
  ///   - arguments: what follows `outcomes gate`.
  ///   - forms: the values of `--format`; none for all of them.
  ///   - directory: where it runs.
  ///   - environment: what is added to the environment.
  ///   - input: what it reads on standard input.
  /// - Throws: `FixtureError` where it does not end.
  init(
    _ arguments: [String], as forms: [String] = [], in directory: URL? = nil,
    environment: [String: String?] = [:], input: Data = Data()
  ) throws {
    let scratch = try TemporaryDirectory.make("judged")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let script = Checkout.fixtures.appendingPathComponent("gate-hostile/judge.py")
    let outcomes = try Checkout.built("outcomes").executable.path
    let variables: [String: String?] = ["SOURCE_DATE_EPOCH": "\(Outcomes.now)"]
    let done = try Program(named: "python3").run(
      [script.path, scratch.path] + forms + ["--", outcomes, "gate"] + arguments, in: directory,
      environment: variables.merging(environment) { $1 }, input: input, deadline: 600)
    guard done.exitCode == 0 else { throw FixtureError("judge.py: \(done.errors)") }
    report = try JSONValue(parsing: done.stdout)
    self.forms = report.members.keys.sorted()
  }

  /// The exit codes of all forms.
  var exitCodes: Set<Int> { Set(forms.compactMap { report[$0]["exit"].integer }) }

  /// What must not be in an output: what a terminal or a runner obeys, and what cannot be parsed.
  var problems: [String] {
    forms.flatMap { form in
      report[form]["problems"].items.compactMap(\.string).map { "\(form): \($0)" }
    }
  }

  /// The largest resident set of the program, or of its worker, in MiB.
  var megabytes: Int { (forms.compactMap { report[$0]["kibibytes"].integer }.max() ?? .max) >> 10 }

  /// The first range of the form `json`, in counts.
  var range: JSONValue { report["json"]["ranges"][0] }

  /// How many commits a rule has with a result, such as `attribution unsatisfied`.
  func count(_ ruleAndResult: String) -> Int { range["counts"][ruleAndResult].integer ?? 0 }

  /// What it says on standard error.
  var errors: String { forms.compactMap { report[$0]["message"].string }.joined(separator: "\n") }
}
