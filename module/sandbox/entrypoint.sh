#!/bin/sh
# Puts a PgBouncer in transaction mode beside PostgreSQL, with the same user and password, then goes on as the base image does.
set -eu

umask 077
mkdir -p /run/pgdbre
printf '"%s" "%s"\n' "$POSTGRES_USER" "$POSTGRES_PASSWORD" >/run/pgdbre/users.txt
cat >/run/pgdbre/pgbouncer.ini <<INI
[databases]
* = host=127.0.0.1 port=5432

[pgbouncer]
listen_addr = 0.0.0.0
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /run/pgdbre/users.txt
admin_users = $POSTGRES_USER
stats_users = $POSTGRES_USER
pool_mode = transaction
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
INI
chown -R postgres:postgres /run/pgdbre
gosu postgres pgbouncer /run/pgdbre/pgbouncer.ini &

exec docker-entrypoint.sh "$@"
