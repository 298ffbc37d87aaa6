-- Logins. The first four tables are better-auth's, under our names.

create table users (
  id                 uuid primary key,
  name               text not null,
  email              text not null unique,
  email_verified     boolean not null,
  image              text,
  created_at         timestamptz not null,
  updated_at         timestamptz not null
);

create table sessions (
  id         uuid primary key,
  user_id    uuid not null references users on delete cascade,
  token      text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_of_user on sessions (user_id);

create table logins (
  id                       uuid primary key,
  user_id                  uuid not null references users on delete cascade,
  account_id               text not null,
  provider_id              text not null,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  unique (provider_id, account_id)
);
create index logins_of_user on logins (user_id);

create table verifications (
  id         uuid primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);

create table roles (
  id          uuid primary key,
  name        text not null unique,
  permissions text[] not null
);

create table staff (
  user_id    uuid primary key references users,
  role_id    uuid not null references roles,
  created_at timestamptz not null
);
