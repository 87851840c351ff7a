import { createLevelIndex, resealedColumns } from './table-sql.ts';

/** What one version of the system tables brought. */
interface SystemVersion {
  readonly tables: readonly string[];
  /** Brings a ledger's table that is there already along, or fills what came anew from its rows; its table, and the first name it had. */
  fill?(table: string, origin: string): string;
}

/**
 * The tables that every programme needs besides its ledgers, version by version: a new database is given all of them in
 * order, an older one those it lacks. A version that was released never changes. Every key begins with the
 * programme, so that a distributed PostgreSQL can keep a programme on one node; no constraint crosses programmes.
 */
export const systemVersions: readonly SystemVersion[] = [
  {
    tables: [
      `create table programme (
        programme text primary key, title_zh text not null, title_en text not null,
        head_number bigint not null default 0, head_hash text not null default '', head_at timestamptz)`,
      `create table region (
        programme text, code text, title_zh text not null, title_en text not null, side text not null, parent text,
        primary key (programme, code))`,
      `create table file (
        programme text, hash text, name text not null, size bigint not null, format text not null, at timestamptz not null,
        primary key (programme, hash))`,
      `create sequence source_number`,
      `create table source (
        programme text, source bigint, file text not null, sheet text not null, layout text not null,
        primary key (programme, source))`,
      `create table vault (id integer primary key check (id = 1), suite text not null, fingerprint text not null)`,
      `create sequence batch_number`,
      `create table journal (
        programme text, number bigint, position bigint not null, batch uuid not null, kind text not null, party text not null,
        at timestamptz not null, reason text, about text, file text, undoes bigint, counts text not null, leaves text not null,
        previous text not null, hash text not null,
        primary key (programme, number), unique (programme, batch), unique (programme, position))`,
      `create table layout_memory (
        programme text, fingerprint text, ledger text not null, mapping text not null, party text not null, at timestamptz not null,
        primary key (programme, fingerprint))`,
      `create table figure_cell (
        programme text, figure text collate "C", region text collate "C", slice text collate "C", period integer, prev integer,
        value numeric, n bigint not null, s numeric not null,
        primary key (programme, figure, region, slice, period, prev, value))`,
      `create table figure_delta (
        programme text not null, figure text collate "C" not null, region text collate "C" not null, slice text collate "C" not null,
        day integer not null, prev integer not null, value numeric not null, n bigint not null, s numeric not null)`,
      `create index figure_delta_place on figure_delta (programme, figure, region, slice, day)`,
      `create table figure_member (
        programme text, figure text collate "C", key uuid, presence text not null,
        primary key (programme, figure, key))`,
      `create table model_state (id integer primary key check (id = 1), kernel integer not null, hash text not null, snapshot text not null, at timestamptz not null)`,
    ],
  },
  {
    // What each batch touched, by which it is decided who gets to know of it.
    tables: [`alter table journal add column touched text not null default ''`],
    fill: (table, origin) =>
      `update journal set touched = trim(journal.touched || ' ' || found.keys) from (
         select programme, batch, string_agg('${origin}@' || _region, ' ' order by _region) as keys from (
           select programme, _since as batch, _region from "${table}" union select programme, _until, _region from "${table}" where _until is not null
         ) as touched group by programme, batch
       ) as found where journal.programme = found.programme and journal.number = found.batch`,
  },
  {
    // Who may sign in, as what. Sessions and credentials are kept in the words of the library that checks them.
    tables: [
      `create table account (
        programme text, id text, username text not null, display_username text, name text not null, email text not null,
        email_verified boolean not null default false, image text, two_factor_enabled boolean default false,
        created_at timestamptz not null, updated_at timestamptz not null,
        locked boolean not null default false, until timestamptz, failures integer not null default 0, held_until timestamptz,
        primary key (programme, id), unique (programme, username), unique (programme, email))`,
      `create table account_session (
        programme text, id text, token text not null, user_id text not null, expires_at timestamptz not null,
        created_at timestamptz not null, updated_at timestamptz not null, ip_address text, user_agent text,
        primary key (programme, id), unique (programme, token))`,
      `create index account_session_user on account_session (programme, user_id)`,
      `create table account_credential (
        programme text, id text, account_id text not null, provider_id text not null, user_id text not null, issuer text,
        access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz, scope text, password text, created_at timestamptz not null, updated_at timestamptz not null,
        primary key (programme, id))`,
      `create index account_credential_user on account_credential (programme, user_id)`,
      `create table account_verification (
        programme text, id text, identifier text not null, value text not null, expires_at timestamptz not null,
        created_at timestamptz not null, updated_at timestamptz not null,
        primary key (programme, id))`,
      `create index account_verification_identifier on account_verification (programme, identifier)`,
      `create table account_totp (
        programme text, id text, secret text not null, backup_codes text not null, user_id text not null, verified boolean default true,
        failed_verification_count integer default 0, locked_until timestamptz,
        primary key (programme, id))`,
      `create table account_role (
        programme text, account text, role text, regions text not null, until timestamptz, given_by text not null, at timestamptz not null,
        primary key (programme, account, role))`,
      `create table account_token (
        programme text, id uuid, account text not null, name text not null, hash text not null, actions text not null,
        until timestamptz not null, created_at timestamptz not null, used_at timestamptz,
        primary key (programme, id), unique (programme, hash))`,
      `create table account_invitation (
        programme text, hash text, account text not null, until timestamptz not null,
        primary key (programme, hash))`,
    ],
  },
  {
    // What somebody looks at often.
    tables: [
      `create table saved_view (
        programme text, id uuid, party text not null, ledger text not null, name text not null, query text not null, at timestamptz not null,
        primary key (programme, id))`,
    ],
  },
  {
    // Periods that were closed, what was sealed, and what moved of them since.
    tables: [
      `create table closing (
        programme text, closing integer, from_day integer not null, to_day integer not null, batch uuid not null, party text not null, at timestamptz not null,
        reason text not null, checklist text not null, head_number bigint not null, head_position bigint not null, head_hash text not null, root text not null,
        asked_by text, asked_at timestamptz, asked_reason text, reopened_by text, reopened_at timestamptz,
        primary key (programme, closing), unique (programme, batch))`,
      `create table sealed_figure (
        programme text, closing integer, figure text, definition text not null, records bigint not null, records_hash text not null, sealed text not null,
        primary key (programme, closing, figure))`,
      `create table figure_adjustment (
        programme text not null, figure text collate "C" not null, region text collate "C" not null, slice text collate "C" not null,
        day integer not null, prev integer not null, value numeric not null, n bigint not null, s numeric not null, after integer not null)`,
      `create index figure_adjustment_place on figure_adjustment (programme, figure, region, slice, day)`,
      `create table closed_change (
        programme text, ledger text, record uuid, version integer, batch bigint not null, after integer not null, closings integer[] not null,
        primary key (programme, ledger, record, version))`,
      `create index closed_change_batch on closed_change (programme, batch)`,
    ],
  },
  {
    // How far each version of a record had come; all that came in before is submitted.
    tables: [],
    fill: (table) => `alter table "${table}" add column _level smallint not null default 1; ${createLevelIndex(table)};`,
  },
  {
    // Reports: templates by version, what was issued, and the drafts that are due.
    tables: [
      `create table report_template (
        programme text, name text, version integer, source text, party text not null, at timestamptz not null,
        primary key (programme, name, version))`,
      `create table report_issue (
        programme text, id uuid, template text not null, version integer not null, title text not null, period text not null, region text,
        numbers text not null, content text not null, hash text not null, number bigint not null, party text not null, at timestamptz not null,
        primary key (programme, id))`,
      `create index report_issue_number on report_issue (programme, number)`,
      `create table report_draft (
        programme text, template text, period text, region text, since integer not null, at timestamptz not null, state text not null,
        issue uuid, primary key (programme, template, period, region))`,
    ],
  },
  {
    // Which assessments somebody may read, of roles that are for that.
    tables: [`alter table account_role add column assessments text`],
  },
  {
    // Which records of a ledger the other office has as well and says alike of, and what was decided where it doesn't.
    tables: [
      `create table both_sides (
        programme text, ledger text collate "C", record uuid, counterpart uuid not null,
        primary key (programme, ledger, record))`,
      `create index both_sides_counterpart on both_sides (programme, ledger, counterpart)`,
      `create table difference (
        programme text, ledger text collate "C", fact uuid, owner text, accepted boolean not null, note text not null, seen text not null, party text not null, at timestamptz not null,
        primary key (programme, ledger, fact))`,
    ],
  },
  {
    // What takes two people: asked by one, decided by another.
    tables: [
      `create table approval (
        programme text, id uuid, kind text not null, subject text not null, reason text not null, asked_by text not null, asked_at timestamptz not null,
        decided_by text, decided_at timestamptz, approved boolean, used_at timestamptz,
        primary key (programme, id))`,
    ],
  },
  {
    // Of which ledger a sheet's rows are, and of which regions; of those that came in before nobody can tell.
    tables: [
      `alter table source add column ledger text not null default '', add column regions text not null default '{}'`,
      `create index source_file on source (programme, file)`,
    ],
  },
  {
    // For which organisation somebody acts, of roles that are for that.
    tables: [`alter table account_role add column organisation text`],
  },
  {
    // Whether a batch was taken back is asked of each that is listed.
    tables: [`create index journal_undoes on journal (programme, undoes) where undoes is not null`],
  },
  {
    // The key that sensitive values are being encrypted with anew, and how each version was sealed before.
    tables: [`alter table vault add column next_suite text, add column next_fingerprint text, add column next_since bigint`],
    fill: (table) => `alter table "${table}" ${resealedColumns.map((column) => `add column ${column}`).join(', ')}`,
  },
];

/** Tables whose rows are of the moment: a backup leaves them out, so that restoring one lets nobody in and approves nothing. */
export const passingTables: ReadonlySet<string> = new Set(['account_session', 'account_verification', 'account_invitation', 'approval']);

export const systemTables: readonly string[] = systemVersions.flatMap(({ tables }) => tables);

/** What the first of `systemVersions` brings; before the first release there was one older. */
export const oldestKernel = 2;

/** A database with a higher one was written by a newer Shanhai. */
export const kernelVersion = oldestKernel + systemVersions.length - 1;
