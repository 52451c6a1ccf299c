# A throw-away Debian with its own systemd, processes, network and mounts. Sourced by bin/try-deploy, as root. Nothing of it is seen
# outside, and all of it is gone when the process ends that sourced this: its mounts are private, its processes are killed with their
# first one. What is kept is the Debian as it was installed, and the packages that were downloaded.

# Runs the script again with mounts of its own.
alone() {
  [ -n "${MACHINE_ALONE:-}" ] || MACHINE_ALONE=yes exec unshare --mount --propagation private "$@"
}

# debian DIR SUITE: installs a bare Debian into DIR/SUITE, from where this one has its packages, unless it is there.
debian() {
  local debootstrap mirror dir=$1 suite=$2
  [ -e "$dir/$suite/installed" ] && return
  rm -rf "${dir:?}/$suite"
  mkdir -p "$dir/$suite/root" "$dir/debs"
  if ! debootstrap=$(command -v debootstrap); then
    (cd "$dir" && apt-get download -qq debootstrap 2> /dev/null && dpkg-deb -x debootstrap_*.deb debootstrap && rm debootstrap_*.deb)
    debootstrap=$dir/debootstrap/usr/sbin/debootstrap
    export DEBOOTSTRAP_DIR=$dir/debootstrap/usr/share/debootstrap
  fi
  mirror=$(debian_mirror)
  "$debootstrap" --variant=minbase --include=systemd,systemd-sysv,dbus --cache-dir="$dir/debs" \
    "$suite" "$dir/$suite/root" "$mirror" > "$dir/$suite/log" 2>&1 || { tail -n 5 "$dir/$suite/log" >&2; return 1; }
  touch "$dir/$suite/installed"
}

# start_machine DIR SUITE: starts it, waits for its systemd, and sets machine, the first process, and root, where its files are seen.
start_machine() {
  local dir=$1 suite=$2 state
  debian "$dir" "$suite"
  mkdir -p "$dir/machine" "$dir/packages/partial"
  mount -t tmpfs -o mode=755 machine "$dir/machine"
  mkdir "$dir/machine/changes" "$dir/machine/overlay" "$dir/machine/root"
  mount -t overlay machine "$dir/machine/root" \
    -o "lowerdir=$dir/$suite/root,upperdir=$dir/machine/changes,workdir=$dir/machine/overlay"
  mount --bind "$dir/packages" "$dir/machine/root/var/cache/apt/archives"
  cp -L /etc/resolv.conf "$dir/machine/root/etc/resolv.conf"
  # A proxy of this machine's network may have a certificate that only this machine trusts.
  cp -L /etc/ssl/certs/ca-certificates.crt "$dir/machine/root/root/trusted-here.pem" || true
  echo bare > "$dir/machine/root/etc/hostname"
  unshare --mount --pid --net --uts --ipc --cgroup --fork --kill-child bash -c "$(declare -f boot); boot '$dir/machine/root'" \
    > "$dir/machine.log" 2>&1 < /dev/null &
  parent=$!
  for ((i = 0; i < 600; i++)); do
    machine=$(cat "/proc/$parent/task/$parent/children" 2> /dev/null | tr -d ' ') || true
    if [ -n "$machine" ]; then
      state=$(in_machine systemctl is-system-running 2> /dev/null) || true
      case $state in running | degraded) break ;; esac
    fi
    kill -0 "$parent" 2> /dev/null || { tail -n 20 "$dir/machine.log" >&2; return 1; }
    sleep 0.1
  done
  root=/proc/$machine/root
}

# Becomes the first process of the machine whose files are in a directory.
boot() {
  set -e
  local root=$1 each
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  if grep -q '^1:name=systemd:\|:name=systemd:' /proc/self/cgroup; then
    mount -t tmpfs -o mode=755 cgroup "$root/sys/fs/cgroup"
    mkdir "$root/sys/fs/cgroup/systemd" "$root/sys/fs/cgroup/unified"
    mount -t cgroup -o none,name=systemd,xattr cgroup "$root/sys/fs/cgroup/systemd"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/unified"
  else
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
  fi
  mount -t tmpfs -o mode=755 dev "$root/dev"
  for each in null zero full random urandom tty; do
    touch "$root/dev/$each"
    mount --bind "/dev/$each" "$root/dev/$each"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
  mount -t tmpfs shm "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s /proc/self/fd/0 "$root/dev/stdin"
  ln -s /proc/self/fd/1 "$root/dev/stdout"
  ln -s /proc/self/fd/2 "$root/dev/stderr"
  mount -t tmpfs -o mode=755 run "$root/run"
  ip link set lo up
  hostname bare
  # As a container's manager leaves it: no chroot, in which no process could make a user namespace, and mounts that are passed on, as those of
  # credentials are. A newer systemd has to be told that it may use this machine's control groups of the first version.
  cd "$root"
  pivot_root . mnt
  exec env -i container=try PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    sh -c 'cd / && umount -l /mnt && mount --make-rshared / && exec /lib/systemd/systemd --log-target=console SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1'
}

# in_machine [net] COMMAND…: runs it there as root; with net, it reaches what this machine reaches.
in_machine() {
  local spaces=(--mount --pid --uts --ipc --cgroup --net) trust=()
  if [ "$1" = net ]; then
    unset 'spaces[5]'
    trust=(CURL_CA_BUNDLE=/root/trusted-here.pem)
    shift
  fi
  nsenter --target "$machine" "${spaces[@]}" --root --wd \
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive ${trust[@]+"${trust[@]}"} "$@"
}

stop_machine() {
  kill -9 "$machine" 2> /dev/null || true
  wait "$parent" 2> /dev/null || true
  umount -R "$1/machine"
  rmdir "$1/machine"
}
