#!/bin/sh
# Restarts the processes of this machine one after the other: rolling-restart.sh 3001 3002 3003
set -eu

# Longer than fail_timeout in nginx/upstream.conf, so that nginx uses the restarted one again before the next one goes.
pause=6

for port in "$@"; do
  ${RESTART:-systemctl restart} "mashangban@$port"
  tries=0
  until curl -fsS -o /dev/null "http://127.0.0.1:$port/health/ready" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -ge 60 ]; then
      echo "mashangban@$port is not ready after a minute; the others still run. See journalctl -u mashangban@$port" >&2
      exit 1
    fi
    sleep 1
  done
  echo "mashangban@$port is ready"
  sleep $pause
done
