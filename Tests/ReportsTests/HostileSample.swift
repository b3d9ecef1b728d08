import Metrics

extension Report {
  /// A report in which every text wants to be something else.
  static var hostile: Report {
    var report = Report.ordinary
    report.parameters.mainline = "refs/heads/\u{1B}[2Jmain"
    report.parameters.referenceChangeLines = ["a\u{202E}pi": 8, "web": 40]
    report.parameters.lookBack = [:]
    report.developers = [
      .named("=HYPERLINK(\"http://evil.example\",\"x\")", weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("Eve \u{1B}]8;;http://evil.example\u{7}click", weeks: 2, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("Mallory \u{202E}txe.ppa\u{2066}", weeks: 2, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("z\u{200B}ero\u{2028}wi\u{9B}dth\u{0}\n", weeks: 2, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("<img src=x> | [a](b) `c` *d* _e_ @f #1", weeks: 1, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("山田太郎 Yamada", weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("ﾊﾝｶｸ 한글 e\u{301}", weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
      .named("🦊 Fox 👍🏽 🇩🇪 ❤️", weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
      .named(
        "pile" + String(repeating: "\u{316}", count: 12), weeks: 1, ai: (9, 8, 0), dce: 1, nd: 1),
      .named(String(repeating: "long", count: 2500), weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
      .named(String(repeating: "長", count: 10_000), weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1),
    ]
    report.deployments = [.numbered(3), .numbered(4)]
    report.deployments[0].name = "v1\r\nnotice: all is well"
    report.deployments[1].unit = "web\u{7F}"
    report.deployments[1].repository = "engine-room-of-the-ship"
    report.deployments[1].environment = "staging/europe-west"
    report.agents[0].model = "@SUM(A1:A9)"
    report.agents[1].agent = "-2+3\tx"
    report.notices = [
      "cannot read 'v1.\u{1B}[31m2': not a commit", String(repeating: "word ", count: 2000),
    ]
    return report
  }
}
