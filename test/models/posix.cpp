// Every row of the model is used.
// RUN: clang++-22 -fsyntax-only -w -std=c++17 %s
// RUN: %exit 1 portcullis models --coverage %s -- -std=c++17 > %t
// RUN: not grep "^posix:" %t
#include <alloca.h>
#include <arpa/inet.h>
#include <cctype>
#include <crypt.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cwchar>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <syslog.h>
#include <unistd.h>
#include <wordexp.h>

void programs(const char *Path, char *const *Argv, char *const *Env) {
  const char *Text = getenv("WHAT");
  secure_getenv("WHAT");
  system(Text);
  popen(Text, "r");
  wordexp_t Words;
  wordexp(Text, &Words, 0);
  execl(Path, Path, nullptr);
  execlp(Path, Path, nullptr);
  execle(Path, Path, nullptr, Env);
  execv(Path, Argv);
  execvp(Path, Argv);
  execve(Path, Argv, Env);
  execvpe(Path, Argv, Env);
  pid_t Child;
  posix_spawn(&Child, Path, nullptr, nullptr, Argv, Env);
  posix_spawnp(&Child, Path, nullptr, nullptr, Argv, Env);
  dlopen(Path, RTLD_NOW);
}

void files(const char *Path, const char *Other, int Directory) {
  struct stat Status;
  char Resolved[4096];
  FILE *File = fopen(Path, "r");
  fputs(Other, File);
  fwrite(Other, 1, 1, File);
  freopen(Path, "r", stdin);
  open(Path, O_RDONLY);
  creat(Path, 0600);
  unlink(Path);
  remove(Path);
  mkdir(Path, 0700);
  rmdir(Path);
  chmod(Path, 0600);
  truncate(Path, 0);
  chdir(Path);
  opendir(Path);
  stat(Path, &Status);
  rename(Path, Other);
  symlink(Path, Other);
  link(Path, Other);
  openat(Directory, Path, O_RDONLY);
  realpath(Path, Resolved);
}

long numbers(const char *Text) {
  return atoi(Text) + atol(Text) + atoll(Text) + atof(Text) +
         strtol(Text, nullptr, 10) + strtoul(Text, nullptr, 10) +
         strtoll(Text, nullptr, 10) + strtoull(Text, nullptr, 10) +
         strtod(Text, nullptr);
}

bool texts(const char *Text, const char *Other, int C) {
  char Buffer[256];
  snprintf(Buffer, sizeof(Buffer), "%s", Text);
  sprintf(Buffer, "%s", Text);
  strcpy(Buffer, Text);
  strncpy(Buffer, Text, 8);
  memcpy(Buffer, Text, 8);
  memmove(Buffer, Text, 8);
  strcat(Buffer, Text);
  strncat(Buffer, Text, 8);
  strdup(Text);
  strndup(Text, 8);
  strlen(Text);
  strnlen(Text, 8);
  toupper(C);
  tolower(C);
  return strcmp(Text, Other) == 0 || strcasecmp(Text, Other) == 0 ||
         strncmp(Text, Other, 3) == 0 || memcmp(Text, Other, 3) == 0 ||
         strstr(Text, Other) || strchr(Text, C) || isalnum(C) || isspace(C) || isprint(C) ||
         inet_addr(Text) == 0 || inet_pton(AF_INET, Text, Buffer) == 1 || isalpha(C) ||
         isdigit(C) || isxdigit(C) || islower(C) || isupper(C);
}

void logs(const char *Text, FILE *Log) {
  printf("%s", Text);
  puts(Text);
  perror(Text);
  fprintf(Log, "%s", Text);
  dprintf(2, "%s", Text);
  syslog(LOG_INFO, "%s", Text);
}

void *memory(size_t Count) {
  alloca(Count);
  __builtin_alloca(Count);
  calloc(Count, 8);
  realloc(nullptr, Count);
  return malloc(Count);
}

void passwords(const char *Password, const char *Salt) {
  timeval Now;
  timespec Fine;
  time(nullptr);
  gettimeofday(&Now, nullptr);
  clock_gettime(CLOCK_MONOTONIC, &Fine);
  crypt_data Data;
  crypt(Password, Salt);
  crypt_r(Password, Salt, &Data);
}

void fill(char *Text, size_t Size) { memset(Text, 0, Size); }

int wide(const char *Text, wchar_t *Buffer, const wchar_t *Words) {
  int Number = 0;
  sscanf(Text, "%d", &Number);
  swprintf(Buffer, 8, L"%ls", Words);
  return Number + swscanf(Words, L"%d", &Number);
}
