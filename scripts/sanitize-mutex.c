// Tells ThreadSanitizer of the locks that it cannot see.
//
// Swift's Mutex (module Synchronization) waits in the standard library, which is not instrumented: a
// lock that another thread held looks as if nobody had taken it. These stand before the library's
// functions, as scripts/sanitize preloads them, and say what happens. Linux only.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex

// Swift's and ThreadSanitizer's functions, found when they are called first.
static void *find(void *handle, const char *name, void **known) {
  if (!*known) *known = dlsym(handle, name);
  return *known;
}

static void tell(const char *name, void **known, void *mutex) {
  void (*annotate)(void *) = (void (*)(void *))find(RTLD_DEFAULT, name, known);
  if (annotate) annotate(mutex);
}

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void lock_slow(uint32_t thread, SELF) {
  static void *library, *acquire;
  typedef SWIFT void function(uint32_t, SELF);
  ((function *)find(RTLD_NEXT, LOCK, &library))(thread, mutex);
  tell("__tsan_acquire", &acquire, mutex);
}

SWIFT void unlock_slow(SELF) __asm__(UNLOCK);
SWIFT void unlock_slow(SELF) {
  static void *library, *release;
  typedef SWIFT void function(SELF);
  tell("__tsan_release", &release, mutex);
  ((function *)find(RTLD_NEXT, UNLOCK, &library))(mutex);
}
