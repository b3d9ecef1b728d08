/// Refuses the texts that end the process instead of the parser.
///
/// toml++ 3.4.0 stops at an assertion where a header begins with what is no key, as in `[,`, and
/// where a bracket closes another kind, as in `[}`; it runs out of stack where a key has some
/// hundred thousand dots, which make as many nested tables. A repository's configuration is
/// anybody's text, so none of these may reach it.
func checkDefects(_ toml: String, source: String) throws(ConfigurationError) {
  var cursor = TOMLCursor(toml)
  while let statement = cursor.nextStatement() {
    guard statement.isNamed else {
      throw ConfigurationError(
        source: source, line: statement.line,
        problem: "not valid TOML: expected the name of a table after '['")
    }
    if let line = statement.strayBracket {
      throw ConfigurationError(
        source: source, line: line,
        problem: "not valid TOML: a closing bracket without its opening one")
    }
    guard statement.dots <= 256 else {
      throw ConfigurationError(
        source: source, line: statement.line,
        problem: "more than 256 dots outside of texts, expected keys that are not nested so deep")
    }
  }
}
