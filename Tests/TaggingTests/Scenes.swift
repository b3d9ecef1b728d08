import Tagging

/// Surroundings as a test describes them.
func surroundings(
  _ variables: [String: String] = [:], ancestors: [Ancestor] = [], mark: Mark? = nil,
  files: Set<String> = []
) -> Surroundings {
  Surroundings(
    variable: { variables[$0] }, fileExists: { files.contains($0) },
    forEachAncestor: { isWanted in _ = ancestors.first { !isWanted($0) } }, mark: mark)
}

/// A process that was started with some variables.
func process(
  _ name: String, words: [String] = [], started variables: Set<String> = []
) -> Ancestor {
  Ancestor(name: name, words: { words }, hasVariable: { variables.contains($0) })
}

func mark(_ agent: String, session: String? = nil, model: String? = nil) -> Mark {
  Mark(AssistanceTag(agent: agent, model: model, session: session), time: 0)
}
