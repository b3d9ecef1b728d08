/// All readers, in the order in which they are asked whether a file is theirs: the first counts.
///
/// What agents write comes first, since it is most of what is found in a home directory; readers that
/// only look for a few words come after those that look at the structure.
package let spendReaders: [any SpendReader.Type] = [
  ClaudeCodeReader.self, CodexReader.self, GeminiCLIReader.self, CopilotCLIReader.self,
  PiReader.self, OTLPReader.self, OpenCodeReader.self, CopilotStoreReader.self, ClineReader.self,
  AmpReader.self, AiderReader.self,
  // Exports.
  OutcomesSpend.self, AnthropicAnalytics.self, AnthropicUsage.self, AnthropicCost.self,
  OpenAIUsage.self, OpenAICosts.self, CursorEvents.self, OpenRouter.self, Bedrock.self,
  LiteLLM.self,
  // Tables.
  CopilotCSV.self, CursorCSV.self, KiroCSV.self, LiteLLMCSV.self, Focus.self,
]
