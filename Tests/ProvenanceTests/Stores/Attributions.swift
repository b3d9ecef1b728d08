import Git

@testable import Provenance

extension Attribution {
  /// The evidence, as `agent model session`, with `-` for what is not known.
  var agents: [String] {
    evidence.map { "\($0.agent) \($0.model ?? "-") \($0.session ?? "-")" }
  }

  /// The lines, as `path first-last agent`.
  var authors: [String] {
    lines.map {
      let author =
        switch $0.author {
        case .agent(let index): evidence[index].agent
        case .human: "human"
        }
      return "\(String(decoding: $0.path, as: UTF8.self)) \($0.first)-\($0.last) \(author)"
    }
  }

  /// The tokens, as `agent session input/cacheRead/cacheWrite/output`.
  var tokens: [String] {
    usage.map { usage in
      let counts = [usage.input, usage.cacheRead, usage.cacheWrite, usage.output].map {
        $0.map { String($0) } ?? "-"
      }
      return "\(usage.agent) \(usage.session ?? "-") \(counts.joined(separator: "/"))"
    }
  }
}

/// Some id, for notes that do not look at it.
let someID = Commit(message: "").tree

/// What a note of a format says.
func read<Format: NoteFormat>(
  _ note: String, as format: Format.Type
) throws(StoreError) -> Attribution {
  try read(Array(note.utf8), as: format)
}

func read<Format: NoteFormat>(
  _ note: [UInt8], as format: Format.Type
) throws(StoreError) -> Attribution {
  var builder = AttributionBuilder()
  try Format.read(note.span, of: someID, into: &builder)
  return builder.attribution
}
