import { Migration } from '@mikro-orm/migrations';

/** The resource pool, its catalogue, and every version that was ever offered. */
export class Migration20261122000100_provider extends Migration {
  override up(): void {
    this.addSql(`create table provider (
      id uuid primary key,
      unified_social_credit_code text not null,
      name text not null,
      name_key text collate "C" not null,
      provider_class text not null,
      division_code text,
      city_code text,
      established_on date not null,
      employees int not null,
      introduction text not null,
      state text not null,
      applied_by uuid,
      applied_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      refusal_reason text,
      version int not null default 1,
      constraint provider_provider_class_check check (provider_class in ('PLATFORM', 'OTHER')),
      constraint provider_state_check check (state in ('APPLIED', 'ADMITTED', 'REFUSED')),
      constraint provider_employees_check check (employees >= 0)
    )`);
    // Who was refused may apply again; two live files of one legal person cannot be.
    this.addSql(`create unique index provider_unified_social_credit_code_unique
      on provider (unified_social_credit_code) where state <> 'REFUSED'`);
    this.addSql(`create index provider_pool on provider (name_key, id) where state = 'ADMITTED'`);
    this.addSql(
      `create index provider_pool_by_city on provider (city_code, name_key, id) where state = 'ADMITTED'`,
    );
    this.addSql(`create index provider_applications on provider (applied_at, id) where state = 'APPLIED'`);
    this.addSql(`create index provider_of_applicant on provider (applied_by, applied_at)`);
    this.addSql(`create table solution (
      id uuid primary key,
      provider_id uuid not null,
      catalogue_version int not null,
      title text not null,
      title_key text not null,
      summary text not null,
      scenarios text[] not null,
      industries text[] not null,
      industry_keys text[] not null,
      size_classes text[] not null,
      regions text[] not null,
      protocols text[] not null,
      integrations text[] not null,
      price_from_fen bigint not null,
      price_to_fen bigint not null,
      lines jsonb not null,
      delivery_months int not null,
      capacity_per_month int not null,
      industrial_platform boolean not null,
      public_cloud boolean not null,
      published_at timestamptz not null,
      version int not null default 1,
      constraint solution_price_check check (price_from_fen > 0 and price_to_fen >= price_from_fen),
      constraint solution_capacity_check check (capacity_per_month > 0),
      constraint solution_provider_id_foreign foreign key (provider_id) references provider (id)
    )`);
    this.addSql(`create index solution_newest on solution (published_at, id)`);
    this.addSql(`create index solution_of_provider on solution (provider_id, published_at, id)`);
    this.addSql(`create index solution_by_scenario on solution using gin (scenarios)`);
    this.addSql(`create index solution_by_industry on solution using gin (industry_keys)`);
    this.addSql(`create table solution_version (
      solution_id uuid not null,
      catalogue_version int not null,
      content jsonb not null,
      content_hash text not null,
      published_by uuid,
      published_at timestamptz not null,
      primary key (solution_id, catalogue_version),
      constraint solution_version_solution_id_foreign foreign key (solution_id) references solution (id)
    )`);
    // Contracts point to versions, so these are never changed, not even by a mistake in the application.
    this.addSql(`revoke update, delete on solution_version from provider`);
  }
}
