extension ShippedPrices {
  /// What the models of xAI cost.
  ///
  /// A tier begins at 200,000 tokens, so above 199,999.
  static let xAI = #"""
    {"schema": "outcomes.prices.v1", "catalog": "2026-11-21", "unit": "usd_per_million_tokens",
     "models": [
      {"id": "grok-4.7", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4.7-latest"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 2, "cache_read": 0.5, "output": 6,
         "tiers": [{"prompt_above": 199999, "input": 4, "cache_read": 1, "output": 12}],
         "multipliers": {"batch": 0.8, "us": 1.1}}]},
      {"id": "grok-4.6", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4.6-latest", "grok-4-6"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 2, "cache_read": 0.5, "output": 6,
         "tiers": [{"prompt_above": 199999, "input": 4, "cache_read": 1, "output": 12}],
         "multipliers": {"batch": 0.8, "us": 1.1}}]},
      {"id": "grok-4.5", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4.5-latest"],
       "prices": [
        {"from": null, "source": "model-prices 0.0.5",
         "input": 2, "cache_read": 0.5, "output": 6,
         "tiers": [{"prompt_above": 199999, "input": 4, "cache_read": 1, "output": 12}],
         "multipliers": {"batch": 0.8}},
        {"from": "2026-07-19",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 2, "cache_read": 0.3, "output": 6,
         "tiers": [{"prompt_above": 199999, "input": 4, "cache_read": 0.6, "output": 12}],
         "multipliers": {"batch": 0.8}}]},
      {"id": "grok-4.3", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4.3-latest"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.25, "cache_read": 0.2, "output": 2.5,
         "tiers": [{"prompt_above": 199999, "input": 2.5, "cache_read": 0.4, "output": 5}],
         "multipliers": {"batch": 0.8}}]},
      {"id": "grok-4.20", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4.20-0309-reasoning", "grok-4.20-0309-non-reasoning",
                   "grok-4.20-reasoning", "grok-4.20-non-reasoning"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 2, "cache_read": 0.2, "output": 6,
         "tiers": [{"prompt_above": 199999, "input": 4, "cache_read": 0.4, "output": 12}]},
        {"from": "2026-04-30",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.25, "cache_read": 0.2, "output": 2.5,
         "tiers": [{"prompt_above": 199999, "input": 2.5, "cache_read": 0.4, "output": 5}],
         "multipliers": {"batch": 0.8}}]},
      {"id": "grok-build-0.1", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 1, "cache_read": 0.2, "output": 2,
         "tiers": [{"prompt_above": 199999, "input": 2, "cache_read": 0.4, "output": 4}]}]},
      {"id": "grok-code-fast-1", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-code-fast", "grok-code-fast-1-0825"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.2, "cache_read": 0.02, "output": 1.5}]},
      {"id": "grok-4-1-fast-reasoning", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4-1-fast", "grok-4.1-fast", "grok-4-1-fast-non-reasoning",
                   "grok-4.1-fast-non-reasoning"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.2, "cache_read": 0.05, "output": 0.5}]},
      {"id": "grok-4-fast-reasoning", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4-fast", "grok-4-fast-non-reasoning"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.2, "cache_read": 0.05, "output": 0.5}]},
      {"id": "grok-4-0709", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-4", "grok-4-latest"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 3, "cache_read": 0.75, "output": 15}]},
      {"id": "grok-3", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-3-latest", "grok-3-beta"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 3, "cache_read": 0.75, "output": 15}]},
      {"id": "grok-3-fast", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-3-fast-latest", "grok-3-fast-beta"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 5, "cache_read": 1.25, "output": 25}]},
      {"id": "grok-3-mini", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-3-mini-latest", "grok-3-mini-beta"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.3, "cache_read": 0.075, "output": 0.5}]},
      {"id": "grok-3-mini-fast", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-3-mini-fast-latest", "grok-3-mini-fast-beta"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.6, "cache_read": 0.15, "output": 4}]},
      {"id": "grok-2-1212", "provider": "xai",
       "page": "https://docs.x.ai/developers/models",
       "aliases": ["grok-2", "grok-2-latest"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3",
         "input": 2, "output": 10}]}]}
    """#
}
