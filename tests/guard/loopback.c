/* Preloaded into a program under test: refuses, and writes down, connections and names outside this machine.
   It stands below every library that connects through libc, whatever language it is written in. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void tell(const char *what, const char *whom)
{
    const char *path = getenv("FAQIAO_TEST_CONNECTIONS");
    char line[300];
    int length = snprintf(line, sizeof line, "%s %s\n", what, whom), file;
    if (path && (file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0666)) >= 0) {
        if (write(file, line, length) < 0) { /* nothing better can be done */ }
        close(file);
    }
}

static int outside(const struct sockaddr *address, char *whom, size_t size)
{
    if (!address) return 0;
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)address;
        unsigned long host = ntohl(v4->sin_addr.s_addr);
        inet_ntop(AF_INET, &v4->sin_addr, whom, size);
        return host != 0 && (host >> 24) != 127;
    }
    if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
        inet_ntop(AF_INET6, &v6->sin6_addr, whom, size);
        if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) return v6->sin6_addr.s6_addr[12] != 127;
        return !IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr) && !IN6_IS_ADDR_UNSPECIFIED(&v6->sin6_addr);
    }
    return 0;
}

int connect(int socket, const struct sockaddr *address, socklen_t length)
{
    static int (*real)(int, const struct sockaddr *, socklen_t);
    char whom[INET6_ADDRSTRLEN];
    if (outside(address, whom, sizeof whom)) { tell("connect", whom); errno = ENETUNREACH; return -1; }
    if (!real) real = dlsym(RTLD_NEXT, "connect");
    return real(socket, address, length);
}

ssize_t sendto(int socket, const void *data, size_t size, int flags, const struct sockaddr *address, socklen_t length)
{
    static ssize_t (*real)(int, const void *, size_t, int, const struct sockaddr *, socklen_t);
    char whom[INET6_ADDRSTRLEN];
    if (outside(address, whom, sizeof whom)) { tell("sendto", whom); errno = ENETUNREACH; return -1; }
    if (!real) real = dlsym(RTLD_NEXT, "sendto");
    return real(socket, data, size, flags, address, length);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    static int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    unsigned char numeric[16];
    if (node && *node && strcmp(node, "localhost") && inet_pton(AF_INET, node, numeric) != 1 &&
        inet_pton(AF_INET6, node, numeric) != 1) {
        tell("getaddrinfo", node);
        return EAI_NONAME;
    }
    if (!real) real = dlsym(RTLD_NEXT, "getaddrinfo");
    return real(node, service, hints, found);
}
