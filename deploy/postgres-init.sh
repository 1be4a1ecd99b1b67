#!/bin/sh
# Runs once, when the database's volume is new: the three roles, and a database that belongs to the one that migrates.
set -eu
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" \
  --set=owner_password="$OWNER_PASSWORD" --set=app_password="$APP_PASSWORD" --set=dispatcher_password="$DISPATCHER_PASSWORD" \
  --file=/deploy/postgres-roles.sql postgres
createdb --username="$POSTGRES_USER" --owner=longtable_owner longtable
