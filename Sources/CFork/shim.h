#pragma once
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

// Swift hides fork(2), since in a process with several threads the copy has only one of them, and
// whatever locks the others held. Who calls this has one thread.
static inline pid_t cfork_fork(void) { return fork(); }

// prctl(2) is variadic, and Swift cannot import that.
static inline int cfork_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
