import { Migration } from '@mikro-orm/migrations';

/** How providers stand, and contracts that end otherwise than by acceptance. */
export class Migration20261123150100_standing extends Migration {
  override up(): void {
    this.addSql(`alter table admitted_provider
      add column standing text not null default 'GOOD',
      add column standing_at timestamptz,
      add column standing_reason text,
      add constraint admitted_provider_standing_check check (standing in ('GOOD', 'SUSPENDED', 'LEFT'))`);
    this.addSql(`alter table contract
      alter column bid_id drop not null,
      add column cancelled_at timestamptz,
      add column terminated_at timestamptz,
      add column replaced_at timestamptz,
      drop constraint contract_state_check,
      drop constraint contract_signed_check,
      add constraint contract_state_check
        check (state in ('DRAFTED', 'SIGNED', 'ACCEPTED', 'TERMINATED', 'REPLACED', 'CANCELLED')),
      add constraint contract_signed_check
        check ((state in ('DRAFTED', 'CANCELLED')) = (signed_at is null) and (signed_at is null) = (number is null)
               and (signed_at is null) = (signed_on is null)),
      add constraint contract_cancelled_check check ((state = 'CANCELLED') = (cancelled_at is not null)),
      add constraint contract_terminated_check check (state <> 'TERMINATED' or terminated_at is not null),
      add constraint contract_replaced_check check ((state = 'REPLACED') = (replaced_at is not null))`);
    this.addSql(`grant update (cancelled_at, terminated_at, replaced_at) on contract to matching`);
  }
}
