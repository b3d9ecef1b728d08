import Testing

@testable import Reports

@Suite("Sparklines") struct SparklineTests {
  private typealias Point = Sparkline.Point

  private func line(_ points: [Sparkline.Point], of size: Int = 1) -> String {
    String(Sparkline(label: "", points: points).marks(of: size).map(\.character))
  }

  @Test("nothing and all are the ends, and only they are") func ends() {
    let parts = [0, 1, 250, 500, 750, 999, 1_000]
    #expect(line(parts.map { Point(part: $0, whole: 1_000) }) == "▁▂▃▅▇▇█")
  }

  @Test("what is not known, not there, or too young is no bar") func noBars() {
    #expect(line([Point(part: nil, whole: 10)]) == "–")
    #expect(line([Point(part: 0, whole: nil)]) == "–")
    #expect(line([Point(part: 0, whole: 0)]) == "·")
    #expect(line([Point(part: 0, whole: 10, pending: 10)]) == "░")
    #expect(line([Point(part: 0, whole: 10, pending: nil)]) == "–")
    #expect(line([Point(part: 0, whole: 10, pending: 9)]) == "▁")
  }

  @Test("several points are one share of their sums; one unknown makes it unknown") func sums() {
    let few = [Point(part: 1, whole: 1), Point(part: 0, whole: 999)]
    // The mean of the two shares would be a half.
    #expect(line(few, of: 2) == "▂")
    #expect(line(few + [Point(part: nil, whole: 1), Point(part: 1, whole: 1)], of: 2) == "▂–")
  }

  @Test("the newest mark is full, and the oldest takes what is left") func remainder() {
    let points = (0..<7).map { Point(part: $0 == 0 ? 1 : 0, whole: 1) }
    #expect(line(points, of: 3) == "█▁▁")
    #expect(line(Array(points.dropFirst()), of: 3) == "▁▁")
  }

  @Test("so many points per mark that all of them fit", arguments: 1...40) func fits(columns: Int) {
    for number in 1...200 {
      let size = Sparkline.pointsPerMark(number, columns: columns)
      let points = Array(repeating: Point(part: 1, whole: 1), count: number)
      let marks = Sparkline(label: "", points: points).marks(of: size)
      #expect(marks.count <= columns)
      #expect(marks.count * size >= number)
    }
  }

  @Test("a line says its range and what a mark is; one deployment is no line") func drawn() {
    let sheet = Sheet(width: 40, colour: false)
    let points = (0...20).map { Point(part: $0, whole: 20) }
    let lines = sheet.sparklines([Sparkline(label: "share", points: points)], of: "deployment")
    #expect(lines.first?.hasPrefix("share  ") == true)
    #expect(lines.joined(separator: " ").contains("one mark is 2 deployments together"))
    #expect(lines.allSatisfy { displayWidth($0) <= 40 })
    #expect(sheet.sparklines([Sparkline(label: "a", points: [points[0]])], of: "x").isEmpty)
  }
}
