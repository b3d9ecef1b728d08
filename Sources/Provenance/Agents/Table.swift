extension Agent {
  /// Every agent that is known.
  ///
  /// Adding one is adding an entry.
  /// The order matters where two agents could claim the same name: the first has it.
  package static let table: [Agent] = [
    Agent(
      slug: "claude-code", name: "Claude Code",
      emails: [
        "noreply@anthropic.com", "claude@anthropic.com", "claude-code@anthropic.com",
        "assistant@anthropic.com", "claude@users.noreply.github.com",
        "ai-agent@example.invalid",
      ],
      // The accounts' own login is a word that others use: the id is compared too.
      logins: [
        "claude[bot]", "claude-code[bot]", "anthropic-code-agent[bot]", "242468646+claude",
        "81847+claude",
      ],
      names: ["claude code", "claude-code", "claude", "anthropic claude", "claude cowork"],
      products: ["claude code", "claude"],
      keys: [
        "claude-session": .session, "claude-generated-by": .mark, "claude-workflow": .mark,
        "claude-plan": .mark, "claude-steers": .mark, "claude-permission-prompts": .mark,
        "claude-escapes": .mark,
      ],
      sessionLinks: ["https://claude.ai/code/session_"],
      branches: ["claude/"]),
    Agent(
      slug: "cursor", name: "Cursor",
      emails: ["cursoragent@cursor.com", "noreply@cursor.com"],
      logins: ["cursor[bot]", "cursoragent"],
      names: ["cursor", "cursor agent", "cursor cli", "cursor composer"],
      products: ["cursor"],
      sessionLinks: ["https://cursor.com/agents/bc-"],
      branches: ["cursor/"]),
    // Before `copilot`: the same login, but the account that only suggests.
    Agent(
      slug: "copilot-review", name: "Copilot code review",
      reviewLogins: [
        "175728472+copilot", "github-advanced-security[bot]", "github-code-quality[bot]",
        "copilot-pull-request-reviewer[bot]",
      ],
      names: ["copilot autofix"]),
    Agent(
      slug: "copilot", name: "GitHub Copilot", emails: ["copilot@github.com"],
      logins: ["copilot", "copilot-swe-agent[bot]"],
      names: ["copilot", "github copilot", "copilot cli", "github copilot cli", "copilot-cli"],
      products: ["github copilot", "copilot"],
      phrases: [
        "for more details, open the [copilot workspace session](", "start copilot coding agent",
        "start copilot original prompt",
      ],
      keys: ["copilot-session": .session, "agent-logs-url": .session],
      branches: ["copilot/"]),
    Agent(
      slug: "codex", name: "Codex",
      // Its default identity is codex@example.com: openai/codex issue 18095.
      emails: ["noreply@openai.com", "codex@openai.com", "codex@example.com"],
      logins: [
        "chatgpt-codex-connector[bot]", "openai-codex[bot]", "openai-code-agent[bot]", "codex",
      ],
      names: ["codex", "openai codex", "codex cli", "codex-cli"],
      products: ["codex", "openai codex"],
      keys: ["codex-reviewed-by": .review],
      sessionLinks: ["https://chatgpt.com/codex/tasks/task_"],
      branches: ["codex/"], subjects: ["[codex] "]),
    Agent(slug: "chatgpt", name: "ChatGPT", names: ["chatgpt"], products: ["chatgpt"]),
    Agent(
      slug: "gemini-cli", name: "Gemini CLI",
      // gemini-cli-robot is the release robot of that project, no assistance.
      emails: ["gemini-cli-agent@google.com", "gemini-cli@google.com", "gemini@google.com"],
      logins: ["gemini-cli", "gemini-cli[bot]"],
      names: ["gemini cli", "gemini-cli", "gemini", "google gemini"],
      products: ["gemini cli", "gemini"],
      branches: ["gemini/"]),
    Agent(
      slug: "gemini-code-assist", name: "Gemini Code Assist",
      reviewLogins: ["gemini-code-assist[bot]"], names: ["gemini code assist"]),
    Agent(
      slug: "jules", name: "Jules", logins: ["google-labs-jules[bot]"],
      names: ["jules", "google jules"], branches: ["jules/"]),
    Agent(
      slug: "antigravity", name: "Antigravity", names: ["antigravity", "google antigravity"],
      products: ["antigravity", "google antigravity"]),
    Agent(
      slug: "devin", name: "Devin", logins: ["devin-ai-integration[bot]"],
      names: ["devin", "devin ai"], products: ["devin ai"],
      sessionLinks: ["https://app.devin.ai/sessions/"], branches: ["devin/"]),
    Agent(
      slug: "amp", name: "Amp", emails: ["amp@ampcode.com"], names: ["amp", "sourcegraph amp"],
      products: ["amp"], keys: ["amp-thread-id": .session],
      sessionLinks: ["https://ampcode.com/threads/t-"]),
    Agent(
      slug: "crush", name: "Crush",
      // Its first name was TermAI.
      emails: ["crush@charm.land", "noreply@crush.charm.land", "noreply@termai.io"],
      names: ["crush", "charm crush", "termai"], products: ["crush", "termai"]),
    Agent(
      slug: "aider", name: "Aider",
      emails: ["aider@aider.chat", "noreply@aider.chat", "noreply@aider.dev"],
      names: ["aider"], products: ["aider"], phrases: ["aider chat conversation:"],
      authorSuffix: " (aider)", branches: ["aider/"], subjects: ["aider: "]),
    Agent(
      slug: "opencode", name: "OpenCode", emails: ["noreply@opencode.ai"], names: ["opencode"],
      products: ["opencode"], branches: ["opencode/"]),
    Agent(
      slug: "roo-code", name: "Roo Code", emails: ["roomote@roocode.com", "support@roo.vet"],
      logins: ["roomote[bot]", "roomote-agent"], names: ["roo code", "roo-code", "roo", "roomote"],
      products: ["roo code"]),
    Agent(
      slug: "cline", name: "Cline",
      emails: ["noreply@cline.bot", "bot@cline.bot", "agent@cline.bot"],
      logins: ["cline-agent", "cline-cloud-agent", "cline-cloud[bot]", "cline[bot]"],
      names: ["cline"],
      products: ["cline"], branches: ["cline/"]),
    Agent(
      slug: "factory-droid", name: "Factory Droid", logins: ["factory-droid[bot]"],
      names: ["factory-droid", "factory droid", "droid"], products: ["factory droid", "droid"]),
    Agent(slug: "ellipsis", name: "Ellipsis", reviewLogins: ["ellipsis-dev[bot]"]),
    Agent(slug: "greptile", name: "Greptile", reviewLogins: ["greptile-apps[bot]"]),
    Agent(slug: "coderabbit", name: "CodeRabbit", reviewLogins: ["coderabbitai[bot]"]),
    Agent(slug: "cubic", name: "cubic", reviewLogins: ["cubic-dev-ai[bot]"]),
    Agent(slug: "sourcery", name: "Sourcery", reviewLogins: ["sourcery-ai[bot]"]),
    Agent(
      slug: "kiro", name: "Kiro", emails: ["kiro@amazon.com"], logins: ["kiro-agent"],
      names: ["kiro", "kiro cli"], products: ["kiro"]),
    Agent(
      slug: "augment", name: "Augment Code", names: ["augment code", "augment", "auggie"],
      products: ["augment code"]),
    Agent(slug: "codeflash", name: "Codeflash", logins: ["codeflash-ai[bot]"]),
    Agent(
      slug: "amazon-q", name: "Amazon Q", emails: ["noreply@amazon.com"],
      logins: ["amazon-q-developer[bot]"], names: ["amazon q", "amazon q developer"],
      products: ["amazon q"]),
    Agent(
      slug: "windsurf", name: "Windsurf", emails: ["noreply@codeium.com", "cascade@windsurf.ai"],
      names: ["windsurf", "windsurf cascade"], products: ["windsurf"]),
    Agent(
      slug: "warp", name: "Warp", emails: ["oz-agent@warp.dev", "agent@warp.dev"],
      names: ["warp", "oz", "warp agent"]),
    Agent(
      slug: "goose", name: "Goose", emails: ["opensource@block.xyz"],
      names: ["goose", "codename goose"]),
    Agent(
      slug: "pi", name: "Pi", emails: ["noreply@pi.dev"], names: ["pi", "pi-coding-agent"]),
    Agent(
      slug: "qwen-code", name: "Qwen Code",
      emails: ["qwen-coder@alibabacloud.com", "qwenlm-intl@service.alibaba.com"],
      names: ["qwen", "qwen code", "qwen-code", "qwen-coder"], products: ["qwen code"]),
    Agent(
      slug: "kimi", name: "Kimi", emails: ["noreply@kimi.com"], names: ["kimi", "kimi cli"],
      products: ["kimi cli"]),
    Agent(slug: "glm", name: "GLM", emails: ["noreply@z.ai"], names: ["glm"]),
    Agent(
      slug: "openhands", name: "OpenHands",
      // Its first name was OpenDevin.
      emails: [
        "openhands@all-hands.dev", "openhands-claude@all-hands.dev", "opendevin@all-hands.dev",
        "opendevin@opendevin.ai",
      ],
      names: ["openhands", "opendevin"], products: ["openhands"], branches: ["openhands/"]),
    Agent(
      slug: "continue", name: "Continue", emails: ["noreply@continue.dev"],
      logins: ["continue[bot]"], names: ["continue.dev", "continue cli"],
      products: ["continue.dev"]),
    Agent(
      slug: "cody", name: "Cody", logins: ["sourcegraph-cody[bot]"],
      names: ["cody", "sourcegraph cody"]),
    Agent(
      slug: "jetbrains-ai", name: "JetBrains AI", logins: ["jetbrains-ai[bot]"],
      names: ["jetbrains ai", "junie", "jetbrains junie"], products: ["junie", "jetbrains junie"]),
    Agent(slug: "cosine", name: "Cosine", emails: ["agent@cosine.sh"], names: ["cosine"]),
    Agent(slug: "pullfrog", name: "Pullfrog", logins: ["pullfrog[bot]"]),
    Agent(
      slug: "kilo-code", name: "Kilo Code", logins: ["kiloconnect[bot]"],
      names: ["kilo code", "kilo-code", "kilo"], products: ["kilo code"]),
    Agent(slug: "mintlify", name: "Mintlify", logins: ["mintlify[bot]"]),
    Agent(slug: "sageox", name: "SageOx", emails: ["ox@sageox.ai"], names: ["sageox"]),
    Agent(
      slug: "sisyphus", name: "Sisyphus", emails: ["clio-agent@sisyphuslabs.ai"],
      names: ["sisyphus"], phrases: ["ultraworked with [sisyphus]"]),
    Agent(
      slug: "happy", name: "Happy", emails: ["yesreply@happy.engineering"],
      phrases: ["via [happy](https://happy.engineering)"]),
    Agent(
      slug: "firebender", name: "Firebender", emails: ["help@firebender.com"],
      names: ["firebender"], products: ["firebender"]),
    Agent(slug: "nori", name: "Nori", phrases: ["generated with [nori](https://nori.ai"]),
    Agent(
      slug: "replit", name: "Replit Agent", names: ["replit agent"], products: ["replit agent"],
      keys: [
        "replit-commit-author": .word(["agent", "assistant"]),
        "replit-commit-session-id": .session,
      ]),
    // "An agent's session was live": which one, its metadata branch knows.
    Agent(
      slug: "entire", name: "Entire",
      keys: ["entire-checkpoint": .session, "entire-session": .session, "entire-metadata": .mark]),
    // Its docs/concepts/identity.md: the author's name is the agent, the address is the owner's.
    Agent(
      slug: "gastown", name: "Gas Town",
      authorPaths: ["*/crew/*", "*/polecats/*", "*/witness", "*/refinery"],
      keys: ["executed-by": .worker]),
    // Known by their tags alone.
    Agent(slug: "grok", name: "Grok", names: ["grok cli"]),
    Agent(slug: "trae", name: "Trae"),
    Agent(slug: "tabnine", name: "Tabnine"),
    Agent(slug: "codebuddy", name: "CodeBuddy"),
    Agent(slug: "hermes-agent", name: "Hermes Agent"),
    Agent(slug: "openclaw", name: "OpenClaw"),
  ]

  /// Branches of agents that do not give their name.
  static let anonymousBranches = ["agent/"]
}
