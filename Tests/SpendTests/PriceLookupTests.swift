import Testing
import Timestamps

@testable import Spend

@Suite("Which prices a model's name leads to")
struct PriceLookupTests {
  private let catalog = PriceCatalog.shipped
  private let day: Int64 = 1_795_219_200  // 2026-11-21

  @Test(
    "What may be left out of a name, and what was",
    arguments: [
      ("claude-opus-5", "claude-opus-5", "exact"),
      ("claude-haiku-4-5-20251001", "claude-haiku-4-5", "alias"),
      ("claude-4.5-sonnet", "claude-sonnet-4-5", "alias"),
      ("claude-sonnet-4-5[1m]", "claude-sonnet-4-5", "without [1m]"),
      ("Claude-Opus-5", "claude-opus-5", "without upper case"),
      ("anthropic/claude-sonnet-4.5", "claude-sonnet-4-5", "without anthropic/"),
      ("openrouter/openai/gpt-5", "gpt-5", "without openrouter/, openai/"),
      ("google/gemini-2.5-pro", "gemini-2.5-pro", "without google/"),
      ("us.anthropic.claude-opus-5", "claude-opus-5", "without us.anthropic."),
      (
        "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5",
        "without eu.anthropic., -v1:0"
      ),
      (
        "bedrock/anthropic.claude-opus-4-6-v1", "claude-opus-4-6",
        "without bedrock/, anthropic., -v1"
      ),
      (
        "arn:aws:bedrock:us-east-1:1:inference-profile/global.anthropic.claude-opus-5",
        "claude-opus-5",
        "without arn:aws:bedrock:us-east-1:1:inference-profile/, global.anthropic."
      ),
      ("claude-sonnet-4-5@20250929", "claude-sonnet-4-5", "without @"),
      ("claude-opus-5@default", "claude-opus-5", "without @default"),
      ("claude-opus-5-20260801", "claude-opus-5", "without -20260801"),
      ("gpt-6.1-sol-2026-09-29", "gpt-6.1-sol", "without -2026-09-29"),
      ("claude-opus-5-latest", "claude-opus-5", "without -latest"),
      ("gpt-4o-2024-05-13", "gpt-4o-2024-05-13", "exact"),
      ("GLM-4.6", "glm-4.6", "without upper case"),
    ] as [(String, String, String)])
  func readings(name: String, model: String, rule: String) {
    let quote = catalog.quote(model: name, agent: nil, at: day)
    #expect(quote?.model == model)
    #expect(quote?.rule.description == rule)
  }

  @Test(
    "A name is never searched for another one",
    arguments: [
      "", "claude", "claude-opus", "opus", "gpt", "claude-opus-5-turbo", "my-claude-opus-5",
      "claude-opus-55", "gpt-5-high", "fireworks/glm-4.6", "groq/kimi-k2.6", "ollama/qwen3-max",
      "claude-opus-5:free", "claude-opus-5-2026080", "claude-opus-5-v1", "us.claude-opus-5", "/",
      "anthropic/", "-latest", "[1m]", "@", ":", "-v1:0", "us.anthropic.", "arn:aws/", "-20260801",
      "anthropic.anthropic.claude-opus-5", "ünïcode/🎈", "<synthetic>",
    ])
  func unknown(name: String) {
    #expect(catalog.quote(model: name, agent: nil, at: day) == nil)
    #expect(catalog.quote(model: name, agent: "claude-code", at: day) == nil)
  }

  @Test("Every id and alias leads to its own model, in each way in which clouds write it")
  func namesResolve() {
    for model in catalog.models {
      for name in [model.id] + model.aliases {
        for written in [name, name.uppercased(), "openrouter/x-ai/" + name, name + "[1m]"] {
          #expect(
            catalog.match(model: written, agent: "any").map { catalog.models[$0.place].id }
              == model.id, "\(written)")
        }
      }
    }
  }

  @Test("A region multiplies, the whole world does not")
  func regions() {
    let quotes = ["us.", "eu.", "global.", ""].map {
      catalog.quote(model: $0 + "anthropic.claude-opus-5", agent: nil, at: day)?.isRegional
    }
    #expect(quotes == [true, true, false, false])
  }

  @Test("The price of the day counts, to the second")
  func days() throws {
    let change = try #require(Timestamp.parse("2026-08-21"))
    let rates = [change - 1, change, .max].map {
      catalog.quote(model: "gpt-5.6", agent: nil, at: $0)?.period.rates.input
    }
    #expect(rates == [5_000_000, 4_000_000, 4_000_000])
    let first = catalog.quote(model: "gpt-5.6", agent: nil, at: .min)
    #expect(first?.period.start == nil && first?.period.rates.output == 30_000_000)
  }

  @Test("A quote says whose price it is and where it is from")
  func quote() throws {
    let quote = try #require(catalog.quote(model: "gpt-5.6-sol", agent: nil, at: day))
    #expect(quote.provider == "openai")
    #expect(quote.page == "https://developers.openai.com/api/docs/pricing")
    #expect(quote.period.from == "2026-08-21")
    #expect(quote.period.source.contains("genai-prices 0.2.3"))
    #expect(quote.approximation == nil)
    let resold = catalog.quote(model: "openrouter/openai/gpt-5.6-sol", agent: nil, at: day)
    #expect(resold?.approximation == "sold on by somebody who chooses the host")
  }

  @Test("A name of a megabyte takes no time to speak of")
  func longNames() {
    let clock = ContinuousClock()
    let time = clock.measure {
      for part in ["openai/", "-20260801", "@", "us.anthropic.", "[1m]", "-latest"] {
        let name = String(repeating: part, count: 1_000_000 / part.utf8.count)
        #expect(catalog.quote(model: name, agent: nil, at: day) == nil)
      }
    }
    #expect(time < .seconds(5))
  }
}
