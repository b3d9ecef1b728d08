import Configuration
import Testing

@Suite("The roster") struct RosterTests {
  private func read(_ csv: String) throws -> [Roster.Entry] {
    try Roster(csv: csv, source: "r.csv").entries
  }

  private func refusal(_ csv: String) -> String {
    do {
      return "accepted: \(try Roster(csv: csv, source: "r.csv"))"
    } catch {
      return error.description
    }
  }

  @Test("every column arrives") func everyColumn() throws {
    var ada = Roster.Entry(email: "ada@example.org")
    ada.name = "Lovelace, \"Ada\""
    ada.team = "engines\nand looms"
    ada.from = 1_768_176_000
    ada.until = 1_769_904_000
    ada.weeks = 3
    let csv = """
      email,name,team,from,until,weeks
      ada@example.org,"Lovelace, ""Ada""\","engines
      and looms",2026-01-12,2026-01-31,3

      bob@example.org,,,,,
      """
    #expect(try read(csv) == [ada, Roster.Entry(email: "bob@example.org")])
  }

  @Test("only the address is needed, and the order is free") func fewColumns() throws {
    #expect(try read("email\r\na@b\r\n").map(\.email) == ["a@b"])
    #expect(try read("\u{FEFF}Weeks , Email\n 7 , a@b ").map(\.weeks) == [7])
    #expect(try read("email\n") == [])
  }

  @Test("days are real days, in UTC") func days() throws {
    let leap = try read("email,from,until\na@b,2024-02-29,2024-02-29")
    #expect(leap[0].from == 1_709_164_800)
    #expect(leap[0].until == 1_709_251_200)
    #expect(try read("email,from\na@b,1970-01-01")[0].from == 0)
  }

  @Test(
    "what is wrong, with its line",
    arguments: [
      ("", "r.csv:1: an empty roster, expected the header 'email,name,team,from,until,weeks'"),
      (
        "mail,name\n",
        "r.csv:1: unknown column 'mail', expected email, name, team, from, until, weeks "
          + "(did you mean 'email'?)"
      ),
      ("name\nAda", "r.csv:1: no column 'email' (the first line names the columns)"),
      ("email,email\n", "r.csv:1: column 'email' stands here twice"),
      ("email,name\na@b", "r.csv:2: number of fields: expected 2 as in the header, found 1"),
      ("email\nada", "r.csv:2: column 'email': expected an e-mail address, found 'ada'"),
      ("email\n\na@b\nA@B", "r.csv:4: 'A@B' stands here twice, first on line 3"),
      (
        "email,from\na@b,2026-02-30",
        "r.csv:2: column 'from': expected a date such as 2026-01-12, found '2026-02-30'"
      ),
      (
        "email,until\na@b,26-1-1",
        "r.csv:2: column 'until': expected a date such as 2026-01-12, found '26-1-1'"
      ),
      (
        "email,from,until\na@b,2026-01-02,2026-01-01",
        "r.csv:2: column 'until': expected a day not before 'from'"
      ),
      (
        "email,weeks\na@b,-1",
        "r.csv:2: column 'weeks': expected a whole number from 0 to 5200, found '-1'"
      ),
      ("email,name\na@b,\"x\n\nc@d,y", "r.csv:2: a quote that is never closed"),
      (
        "email,name\n\"a@b\" ,x",
        "r.csv:2: expected a comma or the end of the line after a closing quote"
      ),
      ("email,name\na@b,x\"y", "r.csv:2: a quote inside a field that has none around it"),
      (
        "email,name\n\"a\n@b\",x\nc",
        "r.csv:4: number of fields: expected 2 as in the header, found 1"
      ),
    ]) func wrong(csv: String, expected: String)
  {
    #expect(refusal(csv) == expected)
  }

  @Test("a file that is too large") func size() {
    let large = "email\n" + String(repeating: "x", count: 1 << 20)
    #expect(refusal(large) == "r.csv: the file has 1048582 bytes, expected 1048576 at most")
  }
}
