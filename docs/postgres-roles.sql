-- The three roles of Longtable on PostgreSQL (docs/adr/0006-worker-scouts-networks.md), made once per server by somebody who may create roles:
--
--   psql --set=owner_password=… --set=app_password=… --set=dispatcher_password=… --file=docs/postgres-roles.sql postgres
--   createdb --owner=longtable_owner longtable
--
-- What each role may read and write is said by the migrations, which run as longtable_owner.

-- Migrates: owns the tables, and nothing serves requests as this role.
CREATE ROLE longtable_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';

-- Serves: sees one network at a time, under row-level security.
CREATE ROLE longtable_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app_password';

-- Looks, across networks, where work waits: ids only.
CREATE ROLE longtable_dispatcher LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'dispatcher_password';
