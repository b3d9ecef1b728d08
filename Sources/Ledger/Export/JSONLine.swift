/// Lines of JSON, written member by member.
///
/// ASCII only, with everything else spelt out: the bytes mean the same wherever they are shown, and
/// nothing in a log can steer a terminal or a CI runner.
struct JSONLine {
  var bytes: [UInt8] = []
  /// Whether an object or array was just begun: no comma comes first.
  var isFresh = true

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes an object's start; without a name, that of a line.
  mutating func begin(_ name: StaticString? = nil) {
    if let name { key(name) }
    open(UInt8(ascii: "{"))
  }

  mutating func end() { close(UInt8(ascii: "}")) }

  mutating func endLine() {
    end()
    bytes.append(UInt8(ascii: "\n"))
    isFresh = true
  }

  mutating func member(_ name: StaticString, _ number: Int64) {
    key(name)
    append(number)
  }

  mutating func member(_ name: StaticString, _ text: String) {
    key(name)
    append(text)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    append(plain: value ? "true" : "false")
  }

  /// Leaves out what is not known.
  mutating func member(_ name: StaticString, optional number: Int64?) {
    if let number { member(name, number) }
  }

  mutating func member(_ name: StaticString, optional text: String?) {
    if let text { member(name, text) }
  }

  mutating func member(_ name: StaticString, optional value: Bool?) {
    if let value { member(name, value) }
  }

  /// Leaves out a zero, as most of them are.
  mutating func member(_ name: StaticString, nonzero number: Int64) {
    if number != 0 { member(name, number) }
  }

  mutating func member(_ name: StaticString, ifTrue value: Bool) {
    if value { member(name, true) }
  }

  mutating func member(_ name: StaticString, _ texts: [String]) {
    key(name)
    self.texts(texts)
  }

  mutating func texts(_ texts: [String]) {
    elements(texts) { $0.append($1) }
  }

  mutating func member<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONLine, Element) -> Void
  ) {
    key(name)
    self.elements(elements, write)
  }

  private mutating func elements<Element>(
    _ elements: [Element], _ write: (inout JSONLine, Element) -> Void
  ) {
    open(UInt8(ascii: "["))
    for element in elements {
      separate()
      isFresh = true
      write(&self, element)
      isFresh = false
    }
    close(UInt8(ascii: "]"))
  }
}
