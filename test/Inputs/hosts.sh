#!/usr/bin/env bash
# hosts.sh DIRECTORY COMMAND...: runs COMMAND while the ssh of GNU parallel reaches
# this machine as hosts n1 and n2. A "down" is a host that nobody answers for. An
# sshd of our own if there is one installed; else a stand-in, which starts from an
# environment as empty as that of a login.
set -euo pipefail
directory=$1
shift
mkdir -p "$directory"
cd "$directory"
sshd=$(PATH=$PATH:/usr/sbin command -v sshd || true)

if [[ -z $sshd ]]; then
  cat >ssh <<'END'
#!/usr/bin/env bash
while [[ $1 == -* ]]; do
  [[ $1 == -[oF] ]] && shift
  shift
done
[[ $1 == down ]] && exit 255
shift
[[ ${1:-} == -- ]] && shift
cd / && exec env -i HOME="$HOME" SHELL=/bin/bash PATH=/usr/local/bin:/usr/bin:/bin bash -c "$*"
END
  chmod +x ssh
  export PARALLEL_SSH=$PWD/ssh
else
  [[ $(id -u) -ne 0 ]] || mkdir -p /run/sshd
  rm -f host client
  ssh-keygen -q -t ed25519 -N '' -f host
  ssh-keygen -q -t ed25519 -N '' -f client
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  printf '%s\n' "Port $port" "ListenAddress 127.0.0.1" "HostKey $PWD/host" \
    "AuthorizedKeysFile $PWD/client.pub" "PidFile none" "StrictModes no" \
    "PermitRootLogin yes" "PasswordAuthentication no" "UsePAM no" >sshd_config
  printf '%s\n' "Host n1 n2" "  Port $port" "Host down" "  Port 1" \
    "Host *" "  HostName 127.0.0.1" "  IdentityFile $PWD/client" \
    "  StrictHostKeyChecking no" "  UserKnownHostsFile /dev/null" \
    "  LogLevel ERROR" >ssh_config
  "$sshd" -D -e -f "$PWD/sshd_config" 2>sshd.log &
  trap 'kill $! && wait' EXIT
  export PARALLEL_SSH="ssh -F $PWD/ssh_config"
  for _ in $(seq 50); do
    $PARALLEL_SSH n1 true 2>/dev/null && break
    sleep 0.1
  done
fi
cd "$OLDPWD"
"$@"
