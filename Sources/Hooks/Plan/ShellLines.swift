extension HuskyFile {
  /// A shell script by lines, looked at from outside: no more is asked than where it may end.
  struct Lines {
    let all: [Line]
    private let text: [UInt8]

    init(of text: [UInt8]) {
      self.text = text
      var lines: [Line] = []
      var start = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: 0x0A) ?? text.count
        lines.append(Line(start: start, text: String(decoding: text[start..<end], as: UTF8.self)))
        start = end + 1
      }
      all = lines
    }

    /// After the first comments, and after the line that calls husky, which starts the file anew.
    var head: Int {
      let call = all.lastIndex { $0.text.contains("husky.sh") && $0.text.hasPrefix(".") }
      let code = all.firstIndex { !$0.isBlank } ?? all.count
      let index = max(code, call.map { $0 + 1 } ?? 0)
      return index < all.count ? all[index].start : text.count
    }

    var hasHereDocument: Bool { all.contains { $0.text.contains("<<") } }

    /// Whether a command before the place can end the script, or take its place.
    func mayEnd(before place: Int) -> Bool {
      all.contains { $0.start < place && !$0.isBlank && $0.mentionsEnd }
    }

    /// Whether the line before the place goes on after it.
    func hasContinuation(before place: Int) -> Bool {
      guard let line = all.last(where: { $0.start < place && !$0.isBlank }) else { return false }
      let text = line.text.trimmingSpace
      return ["\\", "&&", "||", "|", "(", "{"].contains { text.hasSuffix($0) }
    }
  }

  struct Line: Equatable {
    /// In the text, in bytes.
    let start: Int
    let text: String

    /// Nothing but space or a comment.
    var isBlank: Bool { text.trimmingSpace.isEmpty || text.trimmingSpace.hasPrefix("#") }

    private var words: [Substring] {
      text.split { " \t;&|(){}`\"'".contains($0) }
    }

    var mentionsEnd: Bool {
      words.contains { ["exit", "exec", "return"].contains($0) } && !isRedirection
    }

    /// A command at the left margin that ends the script.
    var isEnd: Bool {
      let words = text.split { $0 == " " || $0 == "\t" }
      return words.first.map { $0 == "exit" || $0 == "exec" } ?? false && !isRedirection
    }

    /// `exit` alone, or one that names the status of what ran before.
    var passesStatusOn: Bool {
      text.contains("$?") || text.trimmingSpace == "exit"
    }

    /// `exec` with nothing to run: it changes where the script reads or writes.
    private var isRedirection: Bool {
      let words = text.split { $0 == " " || $0 == "\t" }
      guard words.first == "exec", let next = words.dropFirst().first?.first else { return false }
      return "<>0123456789".contains(next) && !text.contains("exit")
    }
  }
}

extension String {
  var trimmingSpace: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
