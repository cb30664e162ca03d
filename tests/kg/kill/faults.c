/* Counts the file-system operations of a process and, at the FAULT_AT-th, kills it or makes the disk refuse.
 *
 * Loaded with LD_PRELOAD. FAULT_KIND: kill (SIGKILL before the operation), torn (half of a write, then SIGKILL),
 * eio (this operation fails with EIO), full (this and every later write fails with ENOSPC).
 * FAULT_SKIP is a text in paths that are passed over: the writer's own draft, whose every end is the same.
 * FAULT_COUNT names a file that receives the number of operations when the process ends well.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long operations;
long fault_operations; /* for a process that asks while it runs */
static long fault_at = -1;
static const char *kind = "";
static const char *skip = NULL;

__attribute__((constructor)) static void start(void) {
    if (getenv("FAULT_AT")) fault_at = atol(getenv("FAULT_AT"));
    if (getenv("FAULT_KIND")) kind = getenv("FAULT_KIND");
    skip = getenv("FAULT_SKIP");
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) { fprintf(file, "%ld\n", atomic_load(&operations)); fclose(file); }
}

/* Arm a process that is running, as one forked from another. */
void fault_arm(long at, const char *what, const char *pass_over) {
    static char kept[2][256];
    snprintf(kept[0], sizeof kept[0], "%s", what);
    snprintf(kept[1], sizeof kept[1], "%s", pass_over);
    kind = kept[0], skip = kept[1], fault_at = at;
    atomic_store(&operations, 0);
}

static int counted(const char *path) { return !skip || !*skip || !strstr(path, skip); }

static int on_disk(int descriptor) {
    struct stat status;
    if (descriptor <= 2 || fstat(descriptor, &status)) return 0;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return 0;
    if (!skip || !*skip) return 1;
    char name[64], path[4096];
    snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    ssize_t size = readlink(name, path, sizeof path - 1);
    if (size < 0) return 1;
    path[size] = 0;
    return counted(path);
}

/* Whether the operation is to fail; `grows` says that it needs space. */
static int refuse(int grows) {
    long now = atomic_fetch_add(&operations, 1);
    fault_operations = now + 1;
    if (fault_at < 0 || now < fault_at) return 0;
    if (!strcmp(kind, "full")) { errno = ENOSPC; return grows; }
    if (now > fault_at) return 0;
    if (!strcmp(kind, "kill") || (!strcmp(kind, "torn") && !grows)) raise(SIGKILL);
    if (!strcmp(kind, "eio")) { errno = EIO; return 1; }
    return 0;
}

static int torn(void) { return !strcmp(kind, "torn") && fault_at == atomic_load(&operations) - 1; }

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (on_disk(fd)) {
        if (refuse(1)) return -1;
        if (torn()) { real(fd, data, size / 2); raise(SIGKILL); }
    }
    return real(fd, data, size);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    if (on_disk(fd)) {
        if (refuse(1)) return -1;
        if (torn()) { real(fd, data, size / 2, at); raise(SIGKILL); }
    }
    return real(fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, writev, int, const struct iovec *, int);
    return on_disk(fd) && refuse(1) ? -1 : real(fd, parts, count);
}

#define ON_FILE(name) int name(int fd) { REAL(int, name, int); return on_disk(fd) && refuse(0) ? -1 : real(fd); }
ON_FILE(fsync)
ON_FILE(fdatasync)

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return counted(to) && refuse(0) ? -1 : real(from, to);
}

int renameat(int a, const char *from, int b, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    return counted(to) && refuse(0) ? -1 : real(a, from, b, to);
}

int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    return counted(to) && refuse(1) ? -1 : real(from, to);
}

int linkat(int a, const char *from, int b, const char *to, int flags) {
    REAL(int, linkat, int, const char *, int, const char *, int);
    return counted(to) && refuse(1) ? -1 : real(a, from, b, to, flags);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return counted(path) && refuse(1) ? -1 : real(path, mode);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return counted(path) && refuse(0) ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    return counted(path) && refuse(0) ? -1 : real(folder, path, flags);
}

int ftruncate64(int fd, off_t size) {
    REAL(int, ftruncate64, int, off_t);
    return on_disk(fd) && refuse(0) ? -1 : real(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
