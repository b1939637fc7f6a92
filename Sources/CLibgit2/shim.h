#pragma once
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <git2.h>
#include <git2/sys/alloc.h>
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

// Swift's module of glibc leaves <malloc.h> out.
static inline void relcheck_trim_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

// An object database backend with a place for its owner. libgit2 hands each
// callback the address of the first member, which is the address of the whole.
struct relcheck_odb_backend {
  git_odb_backend callbacks;
  void *owner;
};

// The most bytes that libgit2 may take at once. What a chain of deltas makes on its way is not
// declared anywhere before it is made, so its reader cannot be asked first.
enum { relcheck_allocation_limit = 320 << 20 };

static inline void *relcheck_git_refuse(void) {
  git_error_set_oom();
  return NULL;
}

static inline void *relcheck_git_realloc(void *old, size_t size, const char *file, int line) {
  (void)file;
  (void)line;
  void *memory = size > relcheck_allocation_limit ? NULL : realloc(old, size ? size : 1);
  return memory ? memory : relcheck_git_refuse();
}

static inline void *relcheck_git_malloc(size_t size, const char *file, int line) {
  return relcheck_git_realloc(NULL, size, file, line);
}

#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7
// Before 1.7 an allocator had to bring its own of everything.
static inline void *relcheck_git_reallocarray(
    void *old, size_t count, size_t size, const char *file, int line) {
  if (size && count > SIZE_MAX / size) return relcheck_git_refuse();
  return relcheck_git_realloc(old, count * size, file, line);
}

static inline void *relcheck_git_mallocarray(
    size_t count, size_t size, const char *file, int line) {
  return relcheck_git_reallocarray(NULL, count, size, file, line);
}

static inline void *relcheck_git_calloc(size_t count, size_t size, const char *file, int line) {
  (void)file;
  (void)line;
  if (size && count > relcheck_allocation_limit / size) return relcheck_git_refuse();
  void *memory = calloc(count, size);
  return memory ? memory : relcheck_git_refuse();
}

static inline char *relcheck_git_substrdup(
    const char *text, size_t length, const char *file, int line) {
  char *copy = (char *)relcheck_git_malloc(length + 1, file, line);
  if (!copy) return NULL;
  memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

static inline char *relcheck_git_strndup(
    const char *text, size_t length, const char *file, int line) {
  return relcheck_git_substrdup(text, strnlen(text, length), file, line);
}

static inline char *relcheck_git_strdup(const char *text, const char *file, int line) {
  return relcheck_git_substrdup(text, strlen(text), file, line);
}
#endif

// Bounds what libgit2 may take at once. To be called before git_libgit2_init.
static inline int relcheck_git_bound_allocations(void) {
  git_allocator allocator = {0};
  allocator.gmalloc = relcheck_git_malloc;
  allocator.grealloc = relcheck_git_realloc;
  allocator.gfree = free;
#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7
  allocator.gcalloc = relcheck_git_calloc;
  allocator.gstrdup = relcheck_git_strdup;
  allocator.gstrndup = relcheck_git_strndup;
  allocator.gsubstrdup = relcheck_git_substrdup;
  allocator.greallocarray = relcheck_git_reallocarray;
  allocator.gmallocarray = relcheck_git_mallocarray;
#endif
  return git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
}
