import type { EntityManager } from '@mikro-orm/postgresql';
import type { VoucherPaidV1 } from '#libs/contracts';
import { SYSTEM } from '#libs/kernel';
import { moveBySql } from '#libs/platform';

/** A payment of a voucher, or of one phase of it, speaks for the enterprise: one piece of evidence for each voucher. */
export async function recordPayment(em: EntityManager, paid: VoucherPaidV1): Promise<void> {
  await em.execute(
    `insert into evidence (id, enterprise_id, kind, source, contract_id, provider_id, industrial_platform,
                           public_cloud, recorded_at, paid_fen)
     values (?, ?, 'VOUCHER_PAID', ?, ?, ?, false, false, ?, ?)
     on conflict (id) do update set paid_fen = evidence.paid_fen + excluded.paid_fen`,
    [
      paid.voucherId,
      paid.enterpriseId,
      paid.voucherId,
      paid.contractId,
      paid.providerId,
      paid.paidAt,
      paid.amountFen,
    ],
  );
}

/** Payments that have come back in whole speak for nobody any more, until an appeal gives some of it back. */
export async function holdVoucherEvidence(
  em: EntityManager,
  voucherIds: readonly string[],
  at: Date,
): Promise<void> {
  await moveBySql(
    em,
    { kind: 'EVIDENCE', by: SYSTEM, at },
    {
      sql: `update evidence set ended_at = (
              select case when sum(recovery.paid_fen) filter (where recovery.whole) >= evidence.paid_fen
                          then max(recovery.at) end
                from recovery where recovery.voucher_id = evidence.id)
             where kind = 'VOUCHER_PAID' and id in (select value::uuid from jsonb_array_elements_text(cast(? as jsonb)))
            returning id, case when old.ended_at is null then 'HELD' else 'ENDED' end as from_state,
                      case when new.ended_at is null then 'HELD' else 'ENDED' end as to_state, new.ended_at as at`,
      params: [JSON.stringify(voucherIds)],
    },
  );
}
