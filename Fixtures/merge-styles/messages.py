"""The messages that forges write when a branch lands."""
from people import CLAUDE_CODE, coauthor


def bullet_list(branch):
    """GitHub's "pull request title and commit details"; of one commit, its own body."""
    if len(branch.steps) == 1:
        body = branch.steps[0].message.split("\n\n", 1)
        return body[1].strip() if len(body) == 2 else ""
    return "\n\n".join("* " + step.message.strip() for step in branch.steps)


def coauthors(branch, besides):
    """All other authors and co-authors, each once, as GitHub gathers them."""
    lines = {}
    for step in branch.commits:
        own = [coauthor(step.author)] + step.trailers
        for line in own:
            key, _, value = line.partition(": ")
            if key.lower() == "co-authored-by" and besides.email not in value:
                lines.setdefault(value, f"Co-authored-by: {value}")
    return "\n".join(lines.values())


def description(branch):
    """What the opener wrote; an agent signs what it wrote."""
    is_assisted = any(CLAUDE_CODE in step.message for step in branch.commits)
    return branch.description + (f"\n\n{CLAUDE_CODE}" if is_assisted else "")


def squash(branch, body):
    return joined([f"{branch.title} (#{branch.number})", body])


def with_coauthors(branch, body):
    gathered = coauthors(branch, besides=branch.opener)
    # One commit's message has its trailers already.
    if not gathered or all(line in body for line in gathered.split("\n")):
        return body
    return "\n\n".join(p for p in [body, "---------", gathered] if p)


def github_merge(branch):
    return joined([f"Merge pull request #{branch.number} from owner/{branch.name}", branch.title])


def gitlab_merge(branch):
    return joined([
        f"Merge branch '{branch.name}' into 'main'", branch.title,
        f"See merge request group/project!{branch.number}"])


def joined(paragraphs):
    return "\n\n".join(p for p in paragraphs if p) + "\n"
