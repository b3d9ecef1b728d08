/// All readers, in the order in which they are asked whether a file is theirs: the first counts.
///
/// What agents write comes first, since it is most of what is found in a home directory; readers that
/// only look for a few words come after those that look at the structure.
package let spendReaders: [any SpendReader.Type] = [
  ClaudeCodeReader.self, CodexReader.self, GeminiCLIReader.self, CopilotCLIReader.self,
  PiReader.self, OTLPReader.self, OpenCodeReader.self, CopilotStoreReader.self, ClineReader.self,
  AmpReader.self, AiderReader.self,
  // Exports.
  OutcomesReader.self, AnthropicAnalyticsReader.self, AnthropicUsageReader.self,
  AnthropicCostReader.self, OpenAIUsageReader.self, OpenAICostsReader.self,
  CursorEventsReader.self, OpenRouterReader.self, BedrockReader.self, LiteLLMReader.self,
  // Tables.
  CopilotCSVReader.self, CursorCSVReader.self, KiroCSVReader.self, LiteLLMCSVReader.self,
  FocusReader.self,
]
