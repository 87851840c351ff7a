-- 0001-initial: safe.
-- Carried out by the platform when it opens a database, in one transaction. For reading.
begin;

-- the tables that every programme needs
create table programme (
  programme text primary key, title_zh text not null, title_en text not null,
  head_number bigint not null default 0, head_hash text not null default '', head_at timestamptz);
create table region (
  programme text, code text, title_zh text not null, title_en text not null, side text not null, parent text,
  primary key (programme, code));
create table file (
  programme text, hash text, name text not null, size bigint not null, format text not null, at timestamptz not null,
  primary key (programme, hash));
create sequence source_number;
create table source (
  programme text, source bigint, file text not null, sheet text not null, layout text not null,
  primary key (programme, source));
create table vault (id integer primary key check (id = 1), suite text not null, fingerprint text not null);
create sequence batch_number;
create table journal (
  programme text, number bigint, position bigint not null, batch uuid not null, kind text not null, party text not null,
  at timestamptz not null, reason text, about text, file text, undoes bigint, counts text not null, leaves text not null,
  previous text not null, hash text not null,
  primary key (programme, number), unique (programme, batch), unique (programme, position));
create table layout_memory (
  programme text, fingerprint text, ledger text not null, mapping text not null, party text not null, at timestamptz not null,
  primary key (programme, fingerprint));
create table figure_cell (
  programme text, figure text collate "C", region text collate "C", slice text collate "C", period integer, prev integer,
  value numeric, n bigint not null, s numeric not null,
  primary key (programme, figure, region, slice, period, prev, value));
create table figure_delta (
  programme text not null, figure text collate "C" not null, region text collate "C" not null, slice text collate "C" not null,
  day integer not null, prev integer not null, value numeric not null, n bigint not null, s numeric not null);
create index figure_delta_place on figure_delta (programme, figure, region, slice, day);
create table figure_member (
  programme text, figure text collate "C", key uuid, presence text not null,
  primary key (programme, figure, key));
create table model_state (id integer primary key check (id = 1), kernel integer not null, hash text not null, snapshot text not null, at timestamptz not null);
alter table journal add column touched text not null default '';
create table account (
  programme text, id text, username text not null, display_username text, name text not null, email text not null,
  email_verified boolean not null default false, image text, two_factor_enabled boolean default false,
  created_at timestamptz not null, updated_at timestamptz not null,
  locked boolean not null default false, until timestamptz, failures integer not null default 0, held_until timestamptz,
  primary key (programme, id), unique (programme, username), unique (programme, email));
create table account_session (
  programme text, id text, token text not null, user_id text not null, expires_at timestamptz not null,
  created_at timestamptz not null, updated_at timestamptz not null, ip_address text, user_agent text,
  primary key (programme, id), unique (programme, token));
create index account_session_user on account_session (programme, user_id);
create table account_credential (
  programme text, id text, account_id text not null, provider_id text not null, user_id text not null, issuer text,
  access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz, scope text, password text, created_at timestamptz not null, updated_at timestamptz not null,
  primary key (programme, id));
create index account_credential_user on account_credential (programme, user_id);
create table account_verification (
  programme text, id text, identifier text not null, value text not null, expires_at timestamptz not null,
  created_at timestamptz not null, updated_at timestamptz not null,
  primary key (programme, id));
create index account_verification_identifier on account_verification (programme, identifier);
create table account_totp (
  programme text, id text, secret text not null, backup_codes text not null, user_id text not null, verified boolean default true,
  failed_verification_count integer default 0, locked_until timestamptz,
  primary key (programme, id));
create table account_role (
  programme text, account text, role text, regions text not null, until timestamptz, given_by text not null, at timestamptz not null,
  primary key (programme, account, role));
create table account_token (
  programme text, id uuid, account text not null, name text not null, hash text not null, actions text not null,
  until timestamptz not null, created_at timestamptz not null, used_at timestamptz,
  primary key (programme, id), unique (programme, hash));
create table account_invitation (
  programme text, hash text, account text not null, until timestamptz not null,
  primary key (programme, hash));
create table saved_view (
  programme text, id uuid, party text not null, ledger text not null, name text not null, query text not null, at timestamptz not null,
  primary key (programme, id));
create table closing (
  programme text, closing integer, from_day integer not null, to_day integer not null, batch uuid not null, party text not null, at timestamptz not null,
  reason text not null, checklist text not null, head_number bigint not null, head_position bigint not null, head_hash text not null, root text not null,
  asked_by text, asked_at timestamptz, asked_reason text, reopened_by text, reopened_at timestamptz,
  primary key (programme, closing), unique (programme, batch));
create table sealed_figure (
  programme text, closing integer, figure text, definition text not null, records bigint not null, records_hash text not null, sealed text not null,
  primary key (programme, closing, figure));
create table figure_adjustment (
  programme text not null, figure text collate "C" not null, region text collate "C" not null, slice text collate "C" not null,
  day integer not null, prev integer not null, value numeric not null, n bigint not null, s numeric not null, after integer not null);
create index figure_adjustment_place on figure_adjustment (programme, figure, region, slice, day);
create table closed_change (
  programme text, ledger text, record uuid, version integer, batch bigint not null, after integer not null, closings integer[] not null,
  primary key (programme, ledger, record, version));
create index closed_change_batch on closed_change (programme, batch);
create table report_template (
  programme text, name text, version integer, source text, party text not null, at timestamptz not null,
  primary key (programme, name, version));
create table report_issue (
  programme text, id uuid, template text not null, version integer not null, title text not null, period text not null, region text,
  numbers text not null, content text not null, hash text not null, number bigint not null, party text not null, at timestamptz not null,
  primary key (programme, id));
create index report_issue_number on report_issue (programme, number);
create table report_draft (
  programme text, template text, period text, region text, since integer not null, at timestamptz not null, state text not null,
  issue uuid, primary key (programme, template, period, region));
alter table account_role add column assessments text;
create table both_sides (
  programme text, ledger text collate "C", record uuid, counterpart uuid not null,
  primary key (programme, ledger, record));
create index both_sides_counterpart on both_sides (programme, ledger, counterpart);
create table difference (
  programme text, ledger text collate "C", fact uuid, owner text, accepted boolean not null, note text not null, seen text not null, party text not null, at timestamptz not null,
  primary key (programme, ledger, fact));
create table approval (
  programme text, id uuid, kind text not null, subject text not null, reason text not null, asked_by text not null, asked_at timestamptz not null,
  decided_by text, decided_at timestamptz, approved boolean, used_at timestamptz,
  primary key (programme, id));
alter table source add column ledger text not null default '', add column regions text not null default '{}';
create index source_file on source (programme, file);
alter table account_role add column organisation text;
create index journal_undoes on journal (programme, undoes) where undoes is not null;
alter table vault add column next_suite text, add column next_fingerprint text, add column next_since bigint;

-- new ledger team.members (safe)
create table "team_members" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "name" text,
  "gender" text,
  "age" bigint,
  "degree" text,
  "sender" text,
  "receiver" text,
  "post" text,
  "covers" text,
  "rotation" text,
  "starts_on" date,
  "ends_on" date,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "team_members_identity" on "team_members" (programme, _identity) where _until is null and not _gone;
create index "team_members_place" on "team_members" (programme, _region, _day, record) where _until is null and not _gone;
create index "team_members_day" on "team_members" (programme, _day, record) where _until is null and not _gone;
create index "team_members_level" on "team_members" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "team_members_since" on "team_members" using brin (_since) with (autosummarize = on);
create index if not exists "team_members_name_name_key" on "team_members" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger pairing.parties (safe)
create table "pairing_parties" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "kind" text,
  "name" text,
  "address" text,
  "contact" text,
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "pairing_parties_identity" on "pairing_parties" (programme, _identity) where _until is null and not _gone;
create index "pairing_parties_place" on "pairing_parties" (programme, _region, _day, record) where _until is null and not _gone;
create index "pairing_parties_day" on "pairing_parties" (programme, _day, record) where _until is null and not _gone;
create index "pairing_parties_level" on "pairing_parties" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "pairing_parties_since" on "pairing_parties" using brin (_since) with (autosummarize = on);
create index if not exists "pairing_parties_name_name_key" on "pairing_parties" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger pairing.pairs (safe)
create table "pairing_pairs" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "level" text,
  "east_party" uuid,
  "west_party" uuid,
  "east_region" text,
  "agreement" text,
  "starts_on" date,
  "ends_on" date,
  "activities" text,
  "invested" numeric(20,2),
  "status" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "pairing_pairs_identity" on "pairing_pairs" (programme, _identity) where _until is null and not _gone;
create index "pairing_pairs_place" on "pairing_pairs" (programme, _region, _day, record) where _until is null and not _gone;
create index "pairing_pairs_day" on "pairing_pairs" (programme, _day, record) where _until is null and not _gone;
create index "pairing_pairs_level" on "pairing_pairs" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "pairing_pairs_since" on "pairing_pairs" using brin (_since) with (autosummarize = on);
create index if not exists "pairing_pairs_east_party_key" on "pairing_pairs" (programme, "east_party", _day, record) where _until is null and not _gone and "east_party" is not null;
create index if not exists "pairing_pairs_west_party_key" on "pairing_pairs" (programme, "west_party", _day, record) where _until is null and not _gone and "west_party" is not null;

-- new ledger pairing.eastern-pairs (safe)
create table "pairing_eastern_pairs" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "office" text,
  "county" text,
  "level" text,
  "east_party" uuid,
  "west_party" uuid,
  "agreement" text,
  "starts_on" date,
  "ends_on" date,
  "invested" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "pairing_eastern_pairs_identity" on "pairing_eastern_pairs" (programme, _identity) where _until is null and not _gone;
create index "pairing_eastern_pairs_place" on "pairing_eastern_pairs" (programme, _region, _day, record) where _until is null and not _gone;
create index "pairing_eastern_pairs_day" on "pairing_eastern_pairs" (programme, _day, record) where _until is null and not _gone;
create index "pairing_eastern_pairs_level" on "pairing_eastern_pairs" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "pairing_eastern_pairs_since" on "pairing_eastern_pairs" using brin (_since) with (autosummarize = on);
create index if not exists "pairing_eastern_pairs_east_party_key" on "pairing_eastern_pairs" (programme, "east_party", _day, record) where _until is null and not _gone and "east_party" is not null;
create index if not exists "pairing_eastern_pairs_west_party_key" on "pairing_eastern_pairs" (programme, "west_party", _day, record) where _until is null and not _gone and "west_party" is not null;

-- new ledger funds.allocations (safe)
create table "funds_allocations" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "year" integer,
  "batch" text,
  "document" text,
  "source" text,
  "kind" text,
  "payer" text,
  "promised" numeric(20,2),
  "allocated_on" date,
  "allocated" numeric(20,2),
  "received_on" date,
  "received" numeric(20,2),
  "adjustment" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "funds_allocations_identity" on "funds_allocations" (programme, _identity) where _until is null and not _gone;
create index "funds_allocations_place" on "funds_allocations" (programme, _region, _day, record) where _until is null and not _gone;
create index "funds_allocations_day" on "funds_allocations" (programme, _day, record) where _until is null and not _gone;
create index "funds_allocations_level" on "funds_allocations" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "funds_allocations_since" on "funds_allocations" using brin (_since) with (autosummarize = on);
create index if not exists "funds_allocations_document_name_key" on "funds_allocations" (programme, "document") where _until is null and not _gone and "document" is not null;

-- new ledger funds.projects (safe)
create table "funds_projects" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "year" integer,
  "code" text,
  "name" text,
  "category" text,
  "nature" text,
  "township" text,
  "village" text,
  "site" text,
  "responsible" text,
  "tasks" text,
  "invested" numeric(20,2),
  "funds" numeric(20,2),
  "other_funds" numeric(20,2),
  "beneficiaries" text,
  "households" bigint,
  "target" text,
  "benefit_way" text,
  "approval" text,
  "contract" text,
  "started_on" date,
  "completed_on" date,
  "accepted_on" date,
  "progress" numeric(16,6),
  "status" text,
  "publicity" text,
  "asset" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "funds_projects_identity" on "funds_projects" (programme, _identity) where _until is null and not _gone;
create index "funds_projects_place" on "funds_projects" (programme, _region, _day, record) where _until is null and not _gone;
create index "funds_projects_day" on "funds_projects" (programme, _day, record) where _until is null and not _gone;
create index "funds_projects_level" on "funds_projects" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "funds_projects_since" on "funds_projects" using brin (_since) with (autosummarize = on);
create index if not exists "funds_projects_code_name_key" on "funds_projects" (programme, "code") where _until is null and not _gone and "code" is not null;
create index if not exists "funds_projects_name_name_key" on "funds_projects" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger funds.payments (safe)
create table "funds_payments" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "project" uuid,
  "category" text,
  "paid_on" date,
  "amount" numeric(20,2),
  "payee" text,
  "voucher" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "funds_payments_identity" on "funds_payments" (programme, _identity) where _until is null and not _gone;
create index "funds_payments_place" on "funds_payments" (programme, _region, _day, record) where _until is null and not _gone;
create index "funds_payments_day" on "funds_payments" (programme, _day, record) where _until is null and not _gone;
create index "funds_payments_level" on "funds_payments" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "funds_payments_since" on "funds_payments" using brin (_since) with (autosummarize = on);
create index if not exists "funds_payments_project_key" on "funds_payments" (programme, "project", _day, record) where _until is null and not _gone and "project" is not null;

-- new ledger funds.employments (safe)
create table "funds_employments" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "village" text,
  "year" integer,
  "project" uuid,
  "category" text,
  "person" text,
  "name" text,
  "household_type" text,
  "job" text,
  "started_on" date,
  "ended_on" date,
  "days" bigint,
  "income" numeric(20,2),
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "funds_employments_identity" on "funds_employments" (programme, _identity) where _until is null and not _gone;
create index "funds_employments_place" on "funds_employments" (programme, _region, _day, record) where _until is null and not _gone;
create index "funds_employments_day" on "funds_employments" (programme, _day, record) where _until is null and not _gone;
create index "funds_employments_level" on "funds_employments" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "funds_employments_since" on "funds_employments" using brin (_since) with (autosummarize = on);
create index if not exists "funds_employments_project_key" on "funds_employments" (programme, "project", _day, record) where _until is null and not _gone and "project" is not null;

-- new ledger funds.eastern-allocations (safe)
create table "funds_eastern_allocations" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "office" text,
  "county" text,
  "year" integer,
  "document" text,
  "source" text,
  "allocated_on" date,
  "allocated" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "funds_eastern_allocations_identity" on "funds_eastern_allocations" (programme, _identity) where _until is null and not _gone;
create index "funds_eastern_allocations_place" on "funds_eastern_allocations" (programme, _region, _day, record) where _until is null and not _gone;
create index "funds_eastern_allocations_day" on "funds_eastern_allocations" (programme, _day, record) where _until is null and not _gone;
create index "funds_eastern_allocations_level" on "funds_eastern_allocations" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "funds_eastern_allocations_since" on "funds_eastern_allocations" using brin (_since) with (autosummarize = on);
create index if not exists "funds_eastern_allocations_document_name_key" on "funds_eastern_allocations" (programme, "document") where _until is null and not _gone and "document" is not null;

-- new ledger labour.stations (safe)
create table "labour_stations" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "name" text,
  "address" text,
  "opened_on" date,
  "closed_on" date,
  "contact" text,
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "labour_stations_identity" on "labour_stations" (programme, _identity) where _until is null and not _gone;
create index "labour_stations_place" on "labour_stations" (programme, _region, _day, record) where _until is null and not _gone;
create index "labour_stations_day" on "labour_stations" (programme, _day, record) where _until is null and not _gone;
create index "labour_stations_level" on "labour_stations" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "labour_stations_since" on "labour_stations" using brin (_since) with (autosummarize = on);
create index if not exists "labour_stations_name_name_key" on "labour_stations" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger labour.placements (safe)
create table "labour_placements" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "village" text,
  "household" text,
  "person" text,
  "name" text,
  "gender" text,
  "education" text,
  "household_type" text,
  "monitoring" text,
  "phone" text,
  "working" boolean,
  "area" text,
  "workplace" text,
  "employer" text,
  "trade" text,
  "job" text,
  "channel" text,
  "organised" text,
  "point_to_point" boolean,
  "train" text,
  "station" uuid,
  "started_on" date,
  "ended_on" date,
  "income" numeric(20,2),
  "stable_months" bigint,
  "trained" boolean,
  "skill" text,
  "insured" boolean,
  "transport_subsidy" numeric(20,2),
  "subsidy_item" text,
  "subsidy" numeric(20,2),
  "filed_by" text,
  "reviewed_by" text,
  "filed_on" date,
  "notes" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "labour_placements_identity" on "labour_placements" (programme, _identity) where _until is null and not _gone;
create index "labour_placements_place" on "labour_placements" (programme, _region, _day, record) where _until is null and not _gone;
create index "labour_placements_day" on "labour_placements" (programme, _day, record) where _until is null and not _gone;
create index "labour_placements_level" on "labour_placements" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "labour_placements_since" on "labour_placements" using brin (_since) with (autosummarize = on);
create index if not exists "labour_placements_station_key" on "labour_placements" (programme, "station", _day, record) where _until is null and not _gone and "station" is not null;

-- new ledger labour.eastern-placements (safe)
create table "labour_eastern_placements" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "office" text,
  "county" text,
  "person" text,
  "name" text,
  "employer" text,
  "started_on" date,
  "ended_on" date,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "labour_eastern_placements_identity" on "labour_eastern_placements" (programme, _identity) where _until is null and not _gone;
create index "labour_eastern_placements_place" on "labour_eastern_placements" (programme, _region, _day, record) where _until is null and not _gone;
create index "labour_eastern_placements_day" on "labour_eastern_placements" (programme, _day, record) where _until is null and not _gone;
create index "labour_eastern_placements_level" on "labour_eastern_placements" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "labour_eastern_placements_since" on "labour_eastern_placements" using brin (_since) with (autosummarize = on);
create index if not exists "labour_eastern_placements_person_name_key" on "labour_eastern_placements" (programme, "person") where _until is null and not _gone and "person" is not null;

-- new ledger consumption.suppliers (safe)
create table "consumption_suppliers" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "name" text,
  "credit_code" text,
  "certificate" text,
  "certified_on" date,
  "valid_until" date,
  "main_product" text,
  "households" bigint,
  "legal_person" text,
  "legal_person_id" text,
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "consumption_suppliers_identity" on "consumption_suppliers" (programme, _identity) where _until is null and not _gone;
create index "consumption_suppliers_place" on "consumption_suppliers" (programme, _region, _day, record) where _until is null and not _gone;
create index "consumption_suppliers_day" on "consumption_suppliers" (programme, _day, record) where _until is null and not _gone;
create index "consumption_suppliers_level" on "consumption_suppliers" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "consumption_suppliers_since" on "consumption_suppliers" using brin (_since) with (autosummarize = on);
create index if not exists "consumption_suppliers_name_name_key" on "consumption_suppliers" (programme, "name") where _until is null and not _gone and "name" is not null;
create index if not exists "consumption_suppliers_certificate_name_key" on "consumption_suppliers" (programme, "certificate") where _until is null and not _gone and "certificate" is not null;
create index if not exists "consumption_suppliers_credit_code_name_key" on "consumption_suppliers" (programme, "credit_code") where _until is null and not _gone and "credit_code" is not null;

-- new ledger consumption.outlets (safe)
create table "consumption_outlets" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "name" text,
  "kind" text,
  "address" text,
  "operator" text,
  "opened_on" date,
  "closed_on" date,
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "consumption_outlets_identity" on "consumption_outlets" (programme, _identity) where _until is null and not _gone;
create index "consumption_outlets_place" on "consumption_outlets" (programme, _region, _day, record) where _until is null and not _gone;
create index "consumption_outlets_day" on "consumption_outlets" (programme, _day, record) where _until is null and not _gone;
create index "consumption_outlets_level" on "consumption_outlets" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "consumption_outlets_since" on "consumption_outlets" using brin (_since) with (autosummarize = on);
create index if not exists "consumption_outlets_name_name_key" on "consumption_outlets" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger consumption.sales (safe)
create table "consumption_sales" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "supplier" uuid,
  "certificate" text,
  "category" text,
  "product" text,
  "origin" text,
  "buyer" text,
  "buyer_kind" text,
  "way" text,
  "channel" text,
  "destination" text,
  "weight" numeric(20,3),
  "price" numeric(20,2),
  "amount" numeric(20,2),
  "sold_on" date,
  "invoice" text,
  "households" bigint,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "consumption_sales_identity" on "consumption_sales" (programme, _identity) where _until is null and not _gone;
create index "consumption_sales_place" on "consumption_sales" (programme, _region, _day, record) where _until is null and not _gone;
create index "consumption_sales_day" on "consumption_sales" (programme, _day, record) where _until is null and not _gone;
create index "consumption_sales_level" on "consumption_sales" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "consumption_sales_since" on "consumption_sales" using brin (_since) with (autosummarize = on);
create index if not exists "consumption_sales_supplier_key" on "consumption_sales" (programme, "supplier", _day, record) where _until is null and not _gone and "supplier" is not null;

-- new ledger consumption.eastern-sales (safe)
create table "consumption_eastern_sales" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "office" text,
  "county" text,
  "supplier" uuid,
  "category" text,
  "buyer" text,
  "way" text,
  "amount" numeric(20,2),
  "sold_on" date,
  "invoice" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "consumption_eastern_sales_identity" on "consumption_eastern_sales" (programme, _identity) where _until is null and not _gone;
create index "consumption_eastern_sales_place" on "consumption_eastern_sales" (programme, _region, _day, record) where _until is null and not _gone;
create index "consumption_eastern_sales_day" on "consumption_eastern_sales" (programme, _day, record) where _until is null and not _gone;
create index "consumption_eastern_sales_level" on "consumption_eastern_sales" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "consumption_eastern_sales_since" on "consumption_eastern_sales" using brin (_since) with (autosummarize = on);
create index if not exists "consumption_eastern_sales_supplier_key" on "consumption_eastern_sales" (programme, "supplier", _day, record) where _until is null and not _gone and "supplier" is not null;
create index if not exists "consumption_eastern_sales_invoice_name_key" on "consumption_eastern_sales" (programme, "invoice") where _until is null and not _gone and "invoice" is not null;

-- new ledger potato.plots (safe)
create table "potato_plots" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "village" text,
  "number" text,
  "grower" text,
  "area" numeric(20,4),
  "since" date,
  "until" date,
  "landform" text,
  "field" text,
  "seed" text,
  "method" text,
  "machine" text,
  "system" text,
  "wells" bigint,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "potato_plots_identity" on "potato_plots" (programme, _identity) where _until is null and not _gone;
create index "potato_plots_place" on "potato_plots" (programme, _region, _day, record) where _until is null and not _gone;
create index "potato_plots_day" on "potato_plots" (programme, _day, record) where _until is null and not _gone;
create index "potato_plots_level" on "potato_plots" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "potato_plots_since" on "potato_plots" using brin (_since) with (autosummarize = on);
create index if not exists "potato_plots_number_name_key" on "potato_plots" (programme, "number") where _until is null and not _gone and "number" is not null;

-- new ledger potato.harvests (safe)
create table "potato_harvests" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "plot" uuid,
  "landform" text,
  "season" integer,
  "phase" text,
  "variety" text,
  "area" numeric(20,4),
  "harvest" numeric(20,3),
  "income" numeric(20,2),
  "cost" numeric(20,2),
  "weighed_by" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "potato_harvests_identity" on "potato_harvests" (programme, _identity) where _until is null and not _gone;
create index "potato_harvests_place" on "potato_harvests" (programme, _region, _day, record) where _until is null and not _gone;
create index "potato_harvests_day" on "potato_harvests" (programme, _day, record) where _until is null and not _gone;
create index "potato_harvests_level" on "potato_harvests" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "potato_harvests_since" on "potato_harvests" using brin (_since) with (autosummarize = on);
create index if not exists "potato_harvests_plot_key" on "potato_harvests" (programme, "plot", _day, record) where _until is null and not _gone and "plot" is not null;

-- new ledger potato.households (safe)
create table "potato_households" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "village" text,
  "number" text,
  "head" text,
  "household_type" text,
  "year" integer,
  "way" text,
  "before" numeric(20,2),
  "after" numeric(20,2),
  "gain" numeric(20,2),
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "potato_households_identity" on "potato_households" (programme, _identity) where _until is null and not _gone;
create index "potato_households_place" on "potato_households" (programme, _region, _day, record) where _until is null and not _gone;
create index "potato_households_day" on "potato_households" (programme, _day, record) where _until is null and not _gone;
create index "potato_households_level" on "potato_households" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "potato_households_since" on "potato_households" using brin (_since) with (autosummarize = on);

-- new ledger potato.statistics (safe)
create table "potato_statistics" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "year" integer,
  "area" numeric(20,4),
  "output" numeric(20,3),
  "source" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "potato_statistics_identity" on "potato_statistics" (programme, _identity) where _until is null and not _gone;
create index "potato_statistics_place" on "potato_statistics" (programme, _region, _day, record) where _until is null and not _gone;
create index "potato_statistics_day" on "potato_statistics" (programme, _day, record) where _until is null and not _gone;
create index "potato_statistics_level" on "potato_statistics" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "potato_statistics_since" on "potato_statistics" using brin (_since) with (autosummarize = on);

-- new ledger investment.projects (safe)
create table "investment_projects" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "code" text,
  "name" text,
  "enterprise" text,
  "investor" text,
  "province" text,
  "guided" boolean,
  "foreign" text,
  "industry" text,
  "trade" text,
  "nature" text,
  "amount" numeric(20,2),
  "agreement" text,
  "stage" text,
  "signed_on" date,
  "signing_approved_on" date,
  "registered" boolean,
  "landed_on" date,
  "landed_year" text,
  "started" boolean,
  "started_on" date,
  "withdrawn_on" date,
  "responsible" text,
  "filed_by" text,
  "phone" text,
  "referrer" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_projects_identity" on "investment_projects" (programme, _identity) where _until is null and not _gone;
create index "investment_projects_place" on "investment_projects" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_projects_day" on "investment_projects" (programme, _day, record) where _until is null and not _gone;
create index "investment_projects_level" on "investment_projects" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_projects_since" on "investment_projects" using brin (_since) with (autosummarize = on);
create index if not exists "investment_projects_code_name_key" on "investment_projects" (programme, "code") where _until is null and not _gone and "code" is not null;
create index if not exists "investment_projects_name_name_key" on "investment_projects" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger investment.instalments (safe)
create table "investment_instalments" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "project" uuid,
  "paid_on" date,
  "amount" numeric(20,2),
  "voucher" text,
  "enterprise" text,
  "province" text,
  "industry" text,
  "guided" boolean,
  "stage" text,
  "landed_year" text,
  "investment" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_instalments_identity" on "investment_instalments" (programme, _identity) where _until is null and not _gone;
create index "investment_instalments_place" on "investment_instalments" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_instalments_day" on "investment_instalments" (programme, _day, record) where _until is null and not _gone;
create index "investment_instalments_level" on "investment_instalments" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_instalments_since" on "investment_instalments" using brin (_since) with (autosummarize = on);
create index if not exists "investment_instalments_project_key" on "investment_instalments" (programme, "project", _day, record) where _until is null and not _gone and "project" is not null;

-- new ledger investment.events (safe)
create table "investment_events" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "name" text,
  "starts_on" date,
  "ends_on" date,
  "place" text,
  "host" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_events_identity" on "investment_events" (programme, _identity) where _until is null and not _gone;
create index "investment_events_place" on "investment_events" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_events_day" on "investment_events" (programme, _day, record) where _until is null and not _gone;
create index "investment_events_level" on "investment_events" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_events_since" on "investment_events" using brin (_since) with (autosummarize = on);
create index if not exists "investment_events_name_name_key" on "investment_events" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger investment.participants (safe)
create table "investment_participants" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "event" uuid,
  "event_name" text,
  "enterprise" text,
  "province" text,
  "industry" text,
  "attended_on" date,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_participants_identity" on "investment_participants" (programme, _identity) where _until is null and not _gone;
create index "investment_participants_place" on "investment_participants" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_participants_day" on "investment_participants" (programme, _day, record) where _until is null and not _gone;
create index "investment_participants_level" on "investment_participants" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_participants_since" on "investment_participants" using brin (_since) with (autosummarize = on);
create index if not exists "investment_participants_event_key" on "investment_participants" (programme, "event", _day, record) where _until is null and not _gone and "event" is not null;

-- new ledger investment.signings (safe)
create table "investment_signings" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "event" uuid,
  "event_name" text,
  "project" text,
  "investor" text,
  "province" text,
  "industry" text,
  "signed_on" date,
  "amount" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_signings_identity" on "investment_signings" (programme, _identity) where _until is null and not _gone;
create index "investment_signings_place" on "investment_signings" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_signings_day" on "investment_signings" (programme, _day, record) where _until is null and not _gone;
create index "investment_signings_level" on "investment_signings" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_signings_since" on "investment_signings" using brin (_since) with (autosummarize = on);
create index if not exists "investment_signings_event_key" on "investment_signings" (programme, "event", _day, record) where _until is null and not _gone and "event" is not null;

-- new ledger investment.jobs (safe)
create table "investment_jobs" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "year" integer,
  "enterprise" text,
  "person" text,
  "name" text,
  "post" text,
  "started_on" date,
  "ended_on" date,
  "wage" numeric(20,2),
  "phone" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_jobs_identity" on "investment_jobs" (programme, _identity) where _until is null and not _gone;
create index "investment_jobs_place" on "investment_jobs" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_jobs_day" on "investment_jobs" (programme, _day, record) where _until is null and not _gone;
create index "investment_jobs_level" on "investment_jobs" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_jobs_since" on "investment_jobs" using brin (_since) with (autosummarize = on);

-- new ledger investment.growers (safe)
create table "investment_growers" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "village" text,
  "year" integer,
  "enterprise" text,
  "household" text,
  "head" text,
  "crop" text,
  "area" numeric(20,4),
  "contract" text,
  "settled" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "investment_growers_identity" on "investment_growers" (programme, _identity) where _until is null and not _gone;
create index "investment_growers_place" on "investment_growers" (programme, _region, _day, record) where _until is null and not _gone;
create index "investment_growers_day" on "investment_growers" (programme, _day, record) where _until is null and not _gone;
create index "investment_growers_level" on "investment_growers" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "investment_growers_since" on "investment_growers" using brin (_since) with (autosummarize = on);

-- new ledger parks.parks (safe)
create table "parks_parks" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "township" text,
  "name" text,
  "kind" text,
  "built_on" date,
  "closed_on" date,
  "area" numeric(20,4),
  "funds" numeric(20,2),
  "tenants" bigint,
  "jobs" bigint,
  "output" numeric(20,2),
  "operator" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "parks_parks_identity" on "parks_parks" (programme, _identity) where _until is null and not _gone;
create index "parks_parks_place" on "parks_parks" (programme, _region, _day, record) where _until is null and not _gone;
create index "parks_parks_day" on "parks_parks" (programme, _day, record) where _until is null and not _gone;
create index "parks_parks_level" on "parks_parks" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "parks_parks_since" on "parks_parks" using brin (_since) with (autosummarize = on);
create index if not exists "parks_parks_name_name_key" on "parks_parks" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger tech.enterprises (safe)
create table "tech_enterprises" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "incubator" text,
  "name" text,
  "credit_code" text,
  "province" text,
  "field" text,
  "entered_on" date,
  "left_on" date,
  "staff" bigint,
  "patents" bigint,
  "revenue" numeric(20,2),
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "tech_enterprises_identity" on "tech_enterprises" (programme, _identity) where _until is null and not _gone;
create index "tech_enterprises_place" on "tech_enterprises" (programme, _region, _day, record) where _until is null and not _gone;
create index "tech_enterprises_day" on "tech_enterprises" (programme, _day, record) where _until is null and not _gone;
create index "tech_enterprises_level" on "tech_enterprises" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "tech_enterprises_since" on "tech_enterprises" using brin (_since) with (autosummarize = on);
create index if not exists "tech_enterprises_name_name_key" on "tech_enterprises" (programme, "name") where _until is null and not _gone and "name" is not null;

-- new ledger care.donations (safe)
create table "care_donations" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "donor" text,
  "donor_kind" text,
  "form" text,
  "goods" text,
  "amount" numeric(20,2),
  "valuation" text,
  "receipt" text,
  "received_on" date,
  "recipient" text,
  "campaign" text,
  "purpose" text,
  "beneficiary" text,
  "disbursed_on" date,
  "voucher" text,
  "publicity" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "care_donations_identity" on "care_donations" (programme, _identity) where _until is null and not _gone;
create index "care_donations_place" on "care_donations" (programme, _region, _day, record) where _until is null and not _gone;
create index "care_donations_day" on "care_donations" (programme, _day, record) where _until is null and not _gone;
create index "care_donations_level" on "care_donations" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "care_donations_since" on "care_donations" using brin (_since) with (autosummarize = on);
create index if not exists "care_donations_receipt_name_key" on "care_donations" (programme, "receipt") where _until is null and not _gone and "receipt" is not null;

-- new ledger care.families (safe)
create table "care_families" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "code" text,
  "places" bigint,
  "vetted" boolean,
  "vetted_on" date,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "care_families_identity" on "care_families" (programme, _identity) where _until is null and not _gone;
create index "care_families_place" on "care_families" (programme, _region, _day, record) where _until is null and not _gone;
create index "care_families_day" on "care_families" (programme, _day, record) where _until is null and not _gone;
create index "care_families_level" on "care_families" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "care_families_since" on "care_families" using brin (_since) with (autosummarize = on);
create index if not exists "care_families_code_name_key" on "care_families" (programme, "code") where _until is null and not _gone and "code" is not null;

-- new ledger care.stays (safe)
create table "care_stays" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "county" text,
  "child" text,
  "age_band" text,
  "family" uuid,
  "family_region" text,
  "started_on" date,
  "ended_on" date,
  "occasion" text,
  "consent" boolean,
  "siblings" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "care_stays_identity" on "care_stays" (programme, _identity) where _until is null and not _gone;
create index "care_stays_place" on "care_stays" (programme, _region, _day, record) where _until is null and not _gone;
create index "care_stays_day" on "care_stays" (programme, _day, record) where _until is null and not _gone;
create index "care_stays_level" on "care_stays" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "care_stays_since" on "care_stays" using brin (_since) with (autosummarize = on);
create index if not exists "care_stays_family_key" on "care_stays" (programme, "family", _day, record) where _until is null and not _gone and "family" is not null;

-- new ledger agreement.agreements (safe)
create table "agreement_agreements" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "year" integer,
  "west" text,
  "east" text,
  "document" text,
  "name" text,
  "signed_on" date,
  "place" text,
  "signed_for" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "agreement_agreements_identity" on "agreement_agreements" (programme, _identity) where _until is null and not _gone;
create index "agreement_agreements_place" on "agreement_agreements" (programme, _region, _day, record) where _until is null and not _gone;
create index "agreement_agreements_day" on "agreement_agreements" (programme, _day, record) where _until is null and not _gone;
create index "agreement_agreements_level" on "agreement_agreements" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "agreement_agreements_since" on "agreement_agreements" using brin (_since) with (autosummarize = on);
create index if not exists "agreement_agreements_document_name_key" on "agreement_agreements" (programme, "document") where _until is null and not _gone and "document" is not null;

-- new ledger agreement.targets (safe)
create table "agreement_targets" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "year" integer,
  "region" text,
  "figure" text,
  "slice" text,
  "bound" text,
  "amount" numeric(24,6),
  "document" text,
  "set_on" date,
  "words" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "agreement_targets_identity" on "agreement_targets" (programme, _identity) where _until is null and not _gone;
create index "agreement_targets_place" on "agreement_targets" (programme, _region, _day, record) where _until is null and not _gone;
create index "agreement_targets_day" on "agreement_targets" (programme, _day, record) where _until is null and not _gone;
create index "agreement_targets_level" on "agreement_targets" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "agreement_targets_since" on "agreement_targets" using brin (_since) with (autosummarize = on);

-- new ledger assessment.results (safe)
create table "assessment_results" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "year" integer,
  "assessment" text,
  "subject" text,
  "grade" text,
  "rank" bigint,
  "score" numeric(24,2),
  "document" text,
  "remarks" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "assessment_results_identity" on "assessment_results" (programme, _identity) where _until is null and not _gone;
create index "assessment_results_place" on "assessment_results" (programme, _region, _day, record) where _until is null and not _gone;
create index "assessment_results_day" on "assessment_results" (programme, _day, record) where _until is null and not _gone;
create index "assessment_results_level" on "assessment_results" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "assessment_results_since" on "assessment_results" using brin (_since) with (autosummarize = on);

-- new ledger assessment.claims (safe)
create table "assessment_claims" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "year" integer,
  "rule_set" text,
  "item" text,
  "points" numeric(24,2),
  "by" text,
  "said_on" date,
  "reason" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "assessment_claims_identity" on "assessment_claims" (programme, _identity) where _until is null and not _gone;
create index "assessment_claims_place" on "assessment_claims" (programme, _region, _day, record) where _until is null and not _gone;
create index "assessment_claims_day" on "assessment_claims" (programme, _day, record) where _until is null and not _gone;
create index "assessment_claims_level" on "assessment_claims" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "assessment_claims_since" on "assessment_claims" using brin (_since) with (autosummarize = on);

-- new ledger assessment.judgements (safe)
create table "assessment_judgements" (
  programme text not null,
  record uuid not null,
  _version integer not null,
  _since bigint not null,
  _until bigint,
  _gone boolean not null,
  _level smallint not null default 1,
  _ordinal integer not null,
  _source bigint,
  _row integer,
  _region text not null,
  _day integer not null,
  _identity uuid not null,
  _digest uuid not null,
  _sealed uuid,
  _resealed bigint,
  _resealed_as integer,
  "region" text,
  "year" integer,
  "rule_set" text,
  "item" text,
  "points" numeric(24,2),
  "by" text,
  "said_on" date,
  "reason" text,
  "evidence" text,
  primary key (programme, record, _version)
);
create unique index "assessment_judgements_identity" on "assessment_judgements" (programme, _identity) where _until is null and not _gone;
create index "assessment_judgements_place" on "assessment_judgements" (programme, _region, _day, record) where _until is null and not _gone;
create index "assessment_judgements_day" on "assessment_judgements" (programme, _day, record) where _until is null and not _gone;
create index "assessment_judgements_level" on "assessment_judgements" (programme, _region, _day, record) where _until is null and not _gone and _level <> 1;
create index "assessment_judgements_since" on "assessment_judgements" using brin (_since) with (autosummarize = on);

commit;
