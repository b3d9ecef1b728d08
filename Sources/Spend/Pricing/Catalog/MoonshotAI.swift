extension ShippedPrices {
  /// What the models of Moonshot AI (Kimi) cost.
  ///
  /// International list prices.
  static let moonshotAI = #"""
    {"schema": "outcomes.prices.v1", "catalog": "2026-11-21", "unit": "usd_per_million_tokens",
     "models": [
      {"id": "kimi-k3.1-pro", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 2, "cache_read": 0.2, "cache_write_5m": 2, "cache_write_1h": 4, "output": 10,
         "multipliers": {"regional": 1.1}}]},
      {"id": "kimi-k3.1-pro-highspeed", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 4, "cache_read": 0.2, "cache_write_5m": 4, "cache_write_1h": 8, "output": 20,
         "multipliers": {"regional": 1.1}}]},
      {"id": "kimi-k3", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 3, "cache_read": 0.3, "cache_write_5m": 3, "cache_write_1h": 6, "output": 15,
         "multipliers": {"regional": 1.1}}]},
      {"id": "kimi-k2.7-code", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 0.95, "cache_read": 0.19, "output": 4}]},
      {"id": "kimi-k2.7-code-highspeed", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 1.9, "cache_read": 0.38, "output": 8}]},
      {"id": "kimi-k2.6", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.95, "cache_read": 0.16, "output": 4}]},
      {"id": "kimi-k2.5", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.6, "cache_read": 0.1, "output": 3}]},
      {"id": "kimi-k2-thinking", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.6, "cache_read": 0.15, "output": 2.5}]},
      {"id": "kimi-k2-thinking-turbo", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 1.15, "cache_read": 0.15, "output": 8}]},
      {"id": "kimi-k2-turbo-preview", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "aliases": ["kimi-k2-turbo"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3",
         "input": 1.15, "cache_read": 0.15, "output": 8}]},
      {"id": "kimi-k2-0905-preview", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "aliases": ["kimi-k2-0905"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.6, "cache_read": 0.15, "output": 2.5}]},
      {"id": "kimi-k2-0711-preview", "provider": "moonshotai",
       "page": "https://platform.kimi.ai/docs/pricing/chat",
       "aliases": ["kimi-k2-0711"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.6, "cache_read": 0.15, "output": 2.5}]}]}
    """#
}
