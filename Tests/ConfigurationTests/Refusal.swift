import Configuration

/// Why a configuration is refused, or that it is not.
func refusal(_ toml: String) -> String {
  do {
    return "accepted: \(try Configuration(toml: toml, source: "c.toml"))"
  } catch {
    return error.description
  }
}
