extension ShippedPrices {
  /// What the models of Mistral cost.
  ///
  /// Names ending in `-latest` that moved from model to model have their own prices.
  static let mistral = #"""
    {"schema": "outcomes.prices.v1", "catalog": "2026-11-21", "unit": "usd_per_million_tokens",
     "models": [
      {"id": "mistral-large-4", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-large-4-0"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4",
         "input": 0.68, "cache_read": 0.07, "output": 2.09},
        {"from": "2026-10-20",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4",
         "input": 1.36, "cache_read": 0.14, "output": 4.18},
        {"from": "2026-10-29", "source": "genai-prices 0.2.3",
         "input": 0.7, "cache_read": 0.07, "output": 2.1,
         "multipliers": {"batch": 0.5}}]},
      {"id": "mistral-large-2512", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-large-3"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 0.5, "cache_read": 0.05, "output": 1.5,
         "multipliers": {"batch": 0.5}}]},
      {"id": "mistral-large-2411", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-large-2407"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 2, "output": 6}]},
      {"id": "mistral-medium-2604", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-medium-3.5", "mistral-medium-3-5"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.5, "cache_read": 0.15, "output": 7.5,
         "multipliers": {"batch": 0.5}}]},
      {"id": "mistral-medium-2508", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-medium-2505", "mistral-medium-3-1", "mistral-medium-3.1"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.4, "cache_read": 0.04, "output": 2}]},
      {"id": "mistral-medium-latest", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.4, "cache_read": 0.04, "output": 2},
        {"from": "2026-06-16",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 1.5, "cache_read": 0.15, "output": 7.5,
         "multipliers": {"batch": 0.5}}]},
      {"id": "mistral-small-2603", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["mistral-small-4"],
       "prices": [
        {"from": null,
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 0.15, "cache_read": 0.015, "output": 0.6,
         "multipliers": {"batch": 0.5}}]},
      {"id": "mistral-small-2506", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.1, "output": 0.3}]},
      {"id": "mistral-small-latest", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.1, "output": 0.3},
        {"from": "2026-03-16",
         "source": "genai-prices 0.2.3, model-prices 0.0.5, metergraph-core 0.7.4, LiteLLM 1.109.1",
         "input": 0.15, "cache_read": 0.015, "output": 0.6,
         "multipliers": {"batch": 0.5}}]},
      {"id": "devstral-2512", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["devstral-2", "devstral-latest"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.4, "cache_read": 0.04, "output": 2}]},
      {"id": "devstral-medium-2507", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["devstral-medium-latest", "devstral-medium"],
       "prices": [
        {"from": null, "source": "model-prices 0.0.5",
         "input": 0.4, "output": 2}]},
      {"id": "devstral-small-2507", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["devstral-small", "devstral-small-2505", "devstral-small-latest",
                   "labs-devstral-small-2512"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.1, "output": 0.3}]},
      {"id": "codestral-2508", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["codestral", "codestral-latest", "codestral-2501"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5, LiteLLM 1.109.1",
         "input": 0.3, "cache_read": 0.03, "output": 0.9,
         "multipliers": {"batch": 0.5}}]},
      {"id": "magistral-medium-latest", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["magistral-medium", "magistral-medium-2509"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 2, "output": 5}]},
      {"id": "magistral-small-latest", "provider": "mistral",
       "page": "https://mistral.ai/pricing/api",
       "aliases": ["magistral-small", "magistral-small-2509"],
       "prices": [
        {"from": null, "source": "genai-prices 0.2.3, model-prices 0.0.5",
         "input": 0.5, "output": 1.5}]}]}
    """#
}
