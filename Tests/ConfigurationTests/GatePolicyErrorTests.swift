import Configuration
import Testing

@Suite("A policy that is refused") struct GatePolicyErrorTests {
  @Test(
    "unknown keys at every depth",
    arguments: [
      ("atribution = 1", "'gate.atribution' (did you mean 'attribution'?)"),
      ("evidence.minimun = 1", "'gate.evidence.minimun' (did you mean 'minimum'?)"),
      ("trailer.accepted = []", "'gate.trailer' (did you mean 'trailers'?)"),
      (
        "attribution = { polcy = \"require\" }",
        "'gate.attribution.polcy' (did you mean 'policy'?)"
      ),
      (
        "spend.budget = { usd = 1, levle = \"warn\" }",
        "'gate.spend.budget.levle' (did you mean 'level'?)"
      ),
      ("minimum = \"note\"", "'gate.minimum' ('minimum' belongs in [gate.evidence])"),
      ("accepted = []", "'gate.accepted' ('accepted' belongs in [gate.trailers])"),
      (
        "mainline = \"main\"", "'gate.mainline' ('mainline' stands above the first [table])"
      ),
      (
        "qqqqqqqq = 1",
        "'gate.qqqqqqqq' (known are: attribution, evidence, trailers, human, signoff, spend, "
          + "deployments, identity, approvers, waivers)"
      ),
      (
        "\"evidence.minimum\" = \"note\"",
        "'gate.evidence.minimum' (write evidence.minimum without quotation marks)"
      ),
    ]) func unknownKeys(gate: String, expected: String)
  {
    #expect(refusal("[gate]\n" + gate) == "c.toml:2: unknown key " + expected)
  }

  @Test("a policy's key outside of its table") func outside() {
    #expect(
      refusal("attribution = \"require\"")
        == "c.toml:1: unknown key 'attribution' ('attribution' belongs in [gate])")
    #expect(
      refusal("\n[deployments]\nconfig = \"warn\"")
        == "c.toml:3: unknown key 'deployments.config' ('config' belongs in [gate.deployments])")
  }

  @Test(
    "rules that ask for a value",
    arguments: [
      (
        "attribution = \"requre\"",
        "'gate.attribution': expected one of require, disclose, forbid, off, "
          + "found the text \"requre\" (did you mean 'require'?)"
      ),
      (
        "attribution = \"warn\"",
        "'gate.attribution': expected one of require, disclose, forbid, off, "
          + "found the text \"warn\" (write { policy = \"require\", level = \"warn\" })"
      ),
      (
        "attribution = \"fail\"",
        "'gate.attribution': expected one of require, disclose, forbid, off, "
          + "found the text \"fail\" (write { policy = \"require\", level = \"fail\" })"
      ),
      (
        "attribution = true",
        "'gate.attribution': expected one of require, disclose, forbid, off, found true"
      ),
      (
        "attribution = { policy = \"off\" }",
        "'gate.attribution.policy': expected one of require, disclose, forbid, "
          + "found the text \"off\" (write { policy = \"require\", level = \"off\" })"
      ),
      (
        "attribution = { level = \"warn\" }",
        "'gate.attribution' without 'policy' (write { policy = \"require\", level = \"warn\" })"
      ),
      (
        "attribution = { policy = \"require\", level = \"wran\" }",
        "'gate.attribution.level': expected one of off, warn, fail, found the text \"wran\" "
          + "(did you mean 'warn'?)"
      ),
      (
        "evidence.minimum = \"sesion\"",
        "'gate.evidence.minimum': expected one of session, note, identity, trailer, body, footer, "
          + "branch, review, off, found the text \"sesion\" (did you mean 'session'?)"
      ),
      (
        "evidence.minimum = { evidence = 1 }",
        "'gate.evidence.minimum.evidence': expected one of session, note, identity, trailer, "
          + "body, footer, branch, review, found the number 1"
      ),
      (
        "evidence = \"session\"",
        "'gate.evidence': expected a table with minimum, found the text \"session\" "
          + "(write evidence.minimum = …)"
      ),
      (
        "trailers = [\"Assisted-by\"]",
        "'gate.trailers': expected a table with wellformed, accepted, agents, found an array "
          + "(write trailers.wellformed = …)"
      ),
    ]) func values(gate: String, expected: String)
  {
    #expect(refusal("\n[gate]\n" + gate) == "c.toml:3: key " + expected)
  }

  @Test(
    "budgets",
    arguments: [
      ("0", "the number 0"), ("-1", "the number -1"), ("-0.0", "the number -0.0"),
      ("nan", "the number nan"), ("inf", "the number inf"), ("-inf", "the number -inf"),
      ("1000000.01", "the number 1000000.01"), ("9223372036854775807", nil), ("1e300", nil),
      ("1e-10", nil), ("true", "true"), ("[1]", "an array"), ("2026-01-01", "a date or time"),
    ] as [(String, String?)]) func budgets(usd: String, found: String?)
  {
    let short = refusal("[gate]\nspend.budget = \(usd)")
    let expected = "expected a number of USD from 0.000000001 to 1000000"
    #expect(
      short.hasPrefix("c.toml:2: key 'gate.spend.budget': \(expected) or \"off\", found "))
    let long = refusal("[gate]\nspend.budget = { usd = \(usd) }")
    #expect(long.hasPrefix("c.toml:2: key 'gate.spend.budget.usd': \(expected), found "))
    guard let found else { return }
    #expect(short.hasSuffix(found))
    #expect(long.hasSuffix(found))
  }

  @Test("a budget in words") func budgetWords() {
    let expected = "expected a number of USD from 0.000000001 to 1000000 or \"off\""
    #expect(
      refusal("[gate.spend]\nbudget = \"warn\"")
        == "c.toml:2: key 'gate.spend.budget': \(expected), found the text \"warn\" "
        + "(write { usd = 25.0, level = \"warn\" })")
    #expect(
      refusal("[gate.spend]\nbudget = \"25\"")
        == "c.toml:2: key 'gate.spend.budget': \(expected), found the text \"25\"")
    #expect(
      refusal("[gate.spend]\n\nbudget = { }")
        == "c.toml:3: key 'gate.spend.budget' without 'usd' "
        + "(write { usd = 25.0, level = \"warn\" })")
  }

  @Test("rules that have a level and nothing else") func levels() {
    let rules: [GatePolicy.Rule] = [
      .trailersWellformed, .humanAccountable, .signoffHuman, .spendRecorded, .deploymentsConfig,
      .identityKnown,
    ]
    for rule in rules.map(\.rawValue) {
      let expected = "c.toml:1: key 'gate.\(rule)': expected one of off, warn, fail, found "
      #expect(refusal("gate.\(rule) = true") == expected + "true")
      #expect(refusal("gate.\(rule) = { level = \"warn\" }") == expected + "a table")
      #expect(
        refusal("gate.\(rule) = \"Fail\"")
          == expected + "the text \"Fail\" (did you mean 'fail'?)")
    }
  }

  @Test(
    "texts of lists",
    arguments: [
      (
        "approvers = [\"a@example.org\", \"lead\"]",
        "'gate.approvers': expected e-mail addresses, found the text \"lead\" "
          + "(write \"lead@example.org\")"
      ),
      (
        "approvers = [\"Lead <lead@example.org>\"]",
        "'gate.approvers': expected e-mail addresses, found the text "
          + "\"Lead <lead@example.org>\" (write \"lead@example.org\")"
      ),
      (
        "approvers = [\"@\"]",
        "'gate.approvers': expected e-mail addresses, found the text \"@\" "
          + "(write \"lead@example.org\")"
      ),
      (
        "approvers = \"lead@example.org\"",
        "'gate.approvers': expected an array of texts, found the text \"lead@example.org\""
      ),
      ("approvers = [1]", "'gate.approvers': expected an array of texts, found an array"),
      ("waivers = [\"\"]", "'gate.waivers': expected an array of texts, found an array"),
      (
        "waivers = [\" \"]",
        "'gate.waivers': expected e-mail addresses and names of pushers, found the text \" \" "
          + "(write \"lead@example.org\")"
      ),
      (
        "trailers.accepted = [\"Assisted-by:\"]",
        "'gate.trailers.accepted': expected keys of trailers, of letters, digits and '-', "
          + "found the text \"Assisted-by:\" (write \"Assisted-by\")"
      ),
      (
        "trailers.accepted = [\"Hilfe-für\"]",
        "'gate.trailers.accepted': expected keys of trailers, of letters, digits and '-', "
          + "found the text \"Hilfe-für\" (write \"Assisted-by\")"
      ),
      (
        "trailers.accepted = []",
        "'gate.trailers.accepted': expected at least one trailer's key, found an array"
      ),
      (
        "trailers.agents = [\"a:b\"]",
        "'gate.trailers.agents': expected names of agents without white space and ':', "
          + "found the text \"a:b\" (write \"in-house-agent\")"
      ),
    ]) func lists(gate: String, expected: String)
  {
    #expect(refusal("[gate]\n\n" + gate) == "c.toml:3: key " + expected)
  }

  @Test(
    "domains",
    arguments: [
      "lead@example.org", "https://example.org", "example.org/x", "*", "*.", "*example.org",
      "example.*", ".example.org", "example.org.", "a..b", "a b", "*.*.example.org",
    ]) func domains(domain: String)
  {
    #expect(
      refusal("[gate]\nidentity.domains = [\"\(domain)\"]")
        == "c.toml:2: key 'gate.identity.domains': expected domains such as example.org and "
        + "*.example.org, found the text \"\(domain)\" (write \"example.org\")")
  }

  @Test("no table at all") func noTable() {
    #expect(refusal("gate = 1") == "c.toml:1: key 'gate': expected a table, found the number 1")
    #expect(refusal("[[gate]]") == "c.toml:1: key 'gate': expected a table, found an array")
  }

  @Test("lines within tables of tables") func lines() {
    let toml = """
      [gate.spend.budget]
      # the most for one pull request

      usd = 12
      level = "never"
      """
    #expect(
      refusal(toml)
        == "c.toml:5: key 'gate.spend.budget.level': expected one of off, warn, fail, "
        + "found the text \"never\"")
  }

  @Test("what is quoted of a text is short") func longTexts() {
    let long = String(repeating: "x", count: 100_000)
    for gate in ["attribution = \"\(long)\"", "approvers = [\"\(long)\"]", "\(long) = 1"] {
      #expect(refusal("[gate]\n" + gate).utf8.count < 400)
    }
  }

  @Test("a key that stands twice, in whichever forms") func twice() {
    for toml in [
      "[gate]\nevidence.minimum = \"note\"\nevidence = { minimum = \"note\" }",
      "[gate]\nevidence.minimum = \"note\"\n[gate.evidence]\nminimum = \"body\"",
      "[gate]\n[gate]",
    ] {
      #expect(refusal(toml).contains("not valid TOML"))
    }
  }

  @Test("tables in tables in tables") func deep() {
    let deep = String(repeating: "a.", count: 200) + "a"
    #expect(refusal("[gate.\(deep)]").hasPrefix("c.toml:1: unknown key 'gate.a'"))
    #expect(refusal("[gate.evidence.minimum.\(deep)]").hasPrefix("c.toml:1: unknown key "))
    #expect(refusal("[gate.approvers.\(deep)]").hasPrefix("c.toml:1: key 'gate.approvers'"))
  }
}
