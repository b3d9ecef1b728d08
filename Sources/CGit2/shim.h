#pragma once
#include <git2.h>
#include <malloc.h>

// Swift cannot import C's variadic functions, so each option of git_libgit2_opts that is used here
// gets a door with a fixed number of arguments.

static inline int cgit2_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

static inline int cgit2_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int cgit2_set_tree_cache_limit(size_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, bytes);
}

static inline int cgit2_set_cache_max_size(ssize_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, bytes);
}

static inline int cgit2_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

// Extensions that change nothing for a reader, so that their repositories open.
static inline int cgit2_allow_readers_extensions(void) {
  static const char *names[] = {
      "worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees"};
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, sizeof(names) / sizeof(names[0]));
}

// mallopt(3) is in no module of Swift's.
static inline void cgit2_keep_freed_memory(int mapped_from, int returned_from) {
  mallopt(M_MMAP_THRESHOLD, mapped_from);
  mallopt(M_TRIM_THRESHOLD, returned_from);
}
