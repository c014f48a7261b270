/*
 * Loaded into the server before the C library: a sync is done as always, but takes SLOW_SYNC_MICROS at least, as on a disk
 * that is slower than this one. Each adds a byte to the file SLOW_SYNC_COUNT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef int (*sync_call)(int);

static sync_call real_fsync, real_fdatasync;
static long long least;
static int count;

__attribute__((constructor)) static void begin(void) {
    real_fsync = (sync_call)dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = (sync_call)dlsym(RTLD_NEXT, "fdatasync");
    least = atoll(getenv("SLOW_SYNC_MICROS"));
    count = open(getenv("SLOW_SYNC_COUNT"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static long long micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static int slowly(sync_call call, int file) {
    long long until = micros() + least;
    int result = call(file);
    int error = errno;
    long long rest = until - micros();
    if (rest > 0) {
        struct timespec pause = {rest / 1000000, rest % 1000000 * 1000};
        nanosleep(&pause, NULL);
    }
    ssize_t written = write(count, ".", 1);
    (void)written;
    errno = error;
    return result;
}

int fsync(int file) { return slowly(real_fsync, file); }

int fdatasync(int file) { return slowly(real_fdatasync, file); }
