# Sourced by the benchmarks: processor time that processes have had, in ticks of the kernel's clock.

# Of one process; ended=1 adds that of its children which have ended.
ticks() { # PID [ended=1]
  awk -v ended="${2:+1}" '{ print $14 + $15 + ended * ($16 + $17) }' "/proc/$1/stat"
}

# Of an embedded PostgreSQL: its processes, those that have ended, too. It leaves its parent's tree when
# it starts.
database_ticks() { # DATA_DIR
  local postmaster
  read -r postmaster < "$1/postgres/postmaster.pid"
  {
    for pid in $(pgrep -P "$postmaster"); do ticks "$pid" 2> /dev/null || true; done
    ticks "$postmaster" ended=1
  } | paste -sd+ | bc
}

# A process and all that descend from it.
family() { # PID
  echo "$1"
  for child in $(pgrep -P "$1"); do family "$child"; done
}
