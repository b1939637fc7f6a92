#pragma once
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// git_libgit2_opts is variadic, which Swift cannot call. One inline function
// per option keeps the argument types checked.
static inline int relcheck_git_set_strict_object_hashes(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

static inline int relcheck_git_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int relcheck_git_add_extensions(const char **names, size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, count);
}

// An object database backend with a place for its owner. libgit2 hands each
// callback the address of the first member, which is the address of the whole.
struct relcheck_odb_backend {
  git_odb_backend callbacks;
  void *owner;
};
