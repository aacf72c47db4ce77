import { type Kysely, sql } from 'kysely'

/** People: accounts, their sessions, and the failed sign-ins that lock an account or an address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account (
      district text not null references district,
      account text not null,
      name text not null,
      body text,
      roles text[] not null check (cardinality(roles) > 0),
      -- Argon2id. Null: no password yet, or none ever (persons of a demonstration district).
      password_hash text,
      -- SHA-256 of a one-time code, in place of a password until its owner chooses one.
      code_hash text,
      code_expires timestamptz,
      status text not null check (status in ('active', 'disabled')),
      -- The first administrator, of whom a district has exactly one however many ask at once.
      founder boolean not null default false,
      created timestamptz not null,
      last_sign_in timestamptz,
      -- Sessions opened before this are over: the account was disabled or its password replaced.
      sessions_since timestamptz not null,
      primary key (district, account),
      check ((code_hash is null) = (code_expires is null))
    )`.execute(db)
  await sql`create unique index account_founder on account (district) where founder`.execute(db)
  await sql`
    create table session (
      district text not null,
      -- SHA-256 of the token: whoever reads the table cannot enter with it.
      token_hash text not null,
      session bigint generated always as identity,
      account text not null,
      -- Entered without a password, which only works on the machine itself.
      trying boolean not null,
      created timestamptz not null,
      last_used timestamptz not null,
      ends timestamptz not null,
      from_address text not null,
      primary key (district, token_hash),
      foreign key (district, account) references account
    )`.execute(db)
  await sql`create index session_of_account on session (district, account)`.execute(db)
  await sql`
    create table sign_in_failure (
      district text not null references district,
      counted text not null check (counted in ('account', 'address')),
      -- The account's name, known or not, or the address.
      subject text not null,
      failures integer not null,
      last_at timestamptz not null,
      primary key (district, counted, subject)
    )`.execute(db)
  await sql`create index audit_by_time on audit (district, recorded_at)`.execute(db)
}
