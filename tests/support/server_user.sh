# Sourced: as_server runs a command as the one who may own a PostgreSQL server. That is ourselves, unless we are root.
server_user=
if [ "$(id -u)" = 0 ]; then
  server_user=nobody
  if getent passwd postgres > /dev/null; then server_user=postgres; fi
fi

as_server() {
  if [ -n "$server_user" ]; then
    runuser -u "$server_user" -- "$@"
  else
    "$@"
  fi
}
