import Configuration
import Testing

@Suite("A configuration that is refused") struct ConfigurationErrorTests {
  @Test(
    "unknown keys, with what was meant",
    arguments: [
      ("\nhorizon_dys = 14", "c.toml:2: unknown key 'horizon_dys' (did you mean 'horizon_days'?)"),
      ("Mainline = \"x\"", "c.toml:1: unknown key 'Mainline' (did you mean 'mainline'?)"),
      (
        "[lines]\nexclude = []\nexlude = []",
        "c.toml:3: unknown key 'lines.exlude' (did you mean 'exclude'?)"
      ),
      (
        "[[unit]]\nname = \"a\"\n\n[[unit]]\nname = \"b\"\npathes = []",
        "c.toml:6: unknown key 'unit.pathes' (did you mean 'paths'?)"
      ),
      (
        "minimum_group = 5",
        "c.toml:1: unknown key 'minimum_group' ('minimum_group' belongs in [privacy])"
      ),
      (
        "[privacy]\nevidence = \"note\"",
        "c.toml:2: unknown key 'privacy.evidence' ('evidence' stands above the first [table])"
      ),
      (
        "[deployments]\nqqqqqqqq = 1",
        "c.toml:2: unknown key 'deployments.qqqqqqqq' (known are: tags, files, map, trunk)"
      ),
      ("[units]\nname = \"a\"", "c.toml:1: unknown key 'units' (did you mean 'unit'?)"),
    ]) func unknownKeys(toml: String, expected: String)
  {
    #expect(refusal(toml) == expected)
  }

  @Test(
    "wrong types and values out of range",
    arguments: [
      ("mainline = 1", "key 'mainline': expected a text, found the number 1"),
      ("mainline = \"\"", "key 'mainline': expected a text, found the text \"\""),
      (
        "horizon_days = 0",
        "key 'horizon_days': expected a whole number from 1 to 3650, found the number 0"
      ),
      (
        "horizon_days = 3651",
        "key 'horizon_days': expected a whole number from 1 to 3650, found the number 3651"
      ),
      (
        "horizon_days = 1.5",
        "key 'horizon_days': expected a whole number from 1 to 3650, found the number 1.5"
      ),
      (
        "horizon_days = \"x\"",
        "key 'horizon_days': expected a whole number from 1 to 3650, found the text \"x\""
      ),
      (
        "reference_change_lines = 0",
        "key 'reference_change_lines': expected a number above 0, found the number 0"
      ),
      (
        "reference_change_lines = nan",
        "key 'reference_change_lines': expected a number above 0, found the number nan"
      ),
      (
        "reference_change_lines = { api = -1 }",
        "key 'reference_change_lines.api': expected a number above 0, found the number -1"
      ),
      ("deployments = 1", "key 'deployments': expected a table, found the number 1"),
      ("unit = 1", "key 'unit': expected tables headed [[unit]], found the number 1"),
      ("[unit]", "key 'unit': expected tables headed [[unit]], found a table"),
      ("unit = [1]", "key 'unit': expected tables headed [[unit]], found an array"),
      ("[[unit]]", "a [[unit]] without 'name', expected a text"),
      ("gate = true", "key 'gate': expected a table, found true"),
      (
        "lines = { include = \"a\" }",
        "key 'lines.include': expected an array of texts, found the text \"a\""
      ),
      (
        "lines = { exclude = [1] }",
        "key 'lines.exclude': expected an array of texts, found an array"
      ),
      (
        "deployments = { trunk = 2026-01-01 }",
        "key 'deployments.trunk': expected true or false, found a date or time"
      ),
      (
        "privacy = { minimum_group = 0 }",
        "key 'privacy.minimum_group': expected a whole number from 1 to 1000000, found the number 0"
      ),
      (
        "privacy = { rows = \"teams\" }",
        "key 'privacy.rows': expected one of developer, team, found the text "
          + "\"teams\" (did you mean 'team'?)"
      ),
      (
        "evidence = \"foter\"",
        "key 'evidence': expected one of session, note, identity, trailer, body, footer, branch, "
          + "review, found the text \"foter\" (did you mean 'footer'?)"
      ),
      (
        "developers = { owners = { \"a@b\" = \"c\" } }",
        "owner of 'a@b': expected \"agent@example.org\" = \"human@example.org\""
      ),
      (
        "lines = { include = [\"../x\"] }",
        "key 'lines.include': expected a path relative to the repository's root, "
          + "found '../x' (write \"services/api/**\")"
      ),
      (
        "lines = { include = [\"/x\"] }",
        "key 'lines.include': expected a path relative to the repository's root, "
          + "found '/x' (write \"services/api/**\")"
      ),
    ]) func wrongValues(toml: String, expected: String)
  {
    #expect(refusal(toml) == "c.toml:1: " + expected)
  }

  @Test("units that contradict each other") func units() {
    #expect(
      refusal("[[unit]]\nname = \"a\"\n[[unit]]\nname = \"a\"")
        == "c.toml:4: unit 'a' stands here twice")
    #expect(
      refusal("[reference_change_lines]\na = 1\n[[unit]]\nname = \"a\"\nreference_change_lines = 2")
        == "c.toml:5: unit 'a' has two different sizes")
  }

  @Test("syntax errors carry their line") func syntax() throws {
    let error = #expect(throws: ConfigurationError.self) {
      try Configuration(toml: "mainline = \"main\"\n\n[lines\n", source: "c.toml")
    }
    #expect(error?.line == 3)
    #expect(error?.problem.hasPrefix("not valid TOML: ") == true)
  }

  @Test("a key that stands twice is a syntax error") func twice() {
    #expect(refusal("mainline = \"a\"\nmainline = \"b\"").hasPrefix("c.toml:2: not valid TOML"))
  }

  @Test("texts that would end the process inside the parser") func parserDefects() {
    for header in ["[,x]", "[[ !x]]", "[\tä]", "[=]"] {
      #expect(
        refusal("\n" + header)
          == "c.toml:2: not valid TOML: expected the name of a table after '['")
    }
    for value in ["[\n  1, }", "[[\n  }]]", "{ a = 1\n]"] {
      #expect(
        refusal("gate = " + value).hasPrefix(
          "c.toml:2: not valid TOML: a closing bracket without its opening one"))
    }
    let deep = "[" + String(repeating: "a.", count: 200_000) + "a]"
    #expect(refusal(deep).hasPrefix("c.toml:1: more than 256 dots"))
    #expect(refusal("mainline = \"" + String(repeating: ".", count: 999) + "\"").hasPrefix("acc"))
  }

  @Test("a file that is too large, or hides its end") func size() {
    let large = "# " + String(repeating: "x", count: 1 << 20)
    #expect(refusal(large) == "c.toml: the file has 1048578 bytes, expected 1048576 at most")
    #expect(refusal(String(large.dropLast(2))).hasPrefix("accepted"))
    #expect(refusal("\nx = 1\0\ny") == "c.toml:2: the file holds a NUL character")
    #expect(
      refusal("\n\nmainline = \"a\\u0000b\"") == "c.toml:3: the file holds a NUL character")
  }

  @Test("lines are found past everything that TOML can hold") func lines() {
    let toml = """
      # mainline = "not this one"
      mainline = "a # b = [" # "
      evidence = 'note'
      [deployments]
      files = [
        "a]", # ] "
        'b',
      ]
      tags = \"""
      [privacy]
      rows = "x" \\\"""
      \"""
      "trunk" = true

      [lines] # [x]
      include = ['''
      [lines]
      exclude = 1''']
      exclude = { a = 1 }
      """
    #expect(
      refusal(toml)
        == "c.toml:19: key 'lines.exclude': expected an array of texts, found a table")
  }

  @Test("dotted and quoted keys have their lines") func dottedKeys() {
    #expect(
      refusal("\nprivacy . \"rows\" = 1")
        == "c.toml:2: key 'privacy.rows': expected one of developer, team, found the number 1")
    #expect(
      refusal("\u{FEFF}\r\nprivacy.rows = 1\r\n")
        == "c.toml:2: key 'privacy.rows': expected one of developer, team, found the number 1")
  }
}
