import { newId } from '#libs/kernel';
import type { TestService } from '../../a-service.js';
import { codeOf, type SignedUp } from './subsidy.js';

export interface CrowdWish {
  readonly city?: string;
  readonly providerId?: string;
  /** Who controls the enterprise; nobody unless the test says so. */
  readonly controlledBy?: string;
  readonly clusterCode?: string;
  readonly amountFen?: string;
  readonly phases?: readonly { readonly title: string; readonly amountFen: string }[];
}

/** Of a contract of this amount the scheme of 2020 pays ¥73,000. */
export const WORTH_73_000 = '24333334';

/**
 * Many certified enterprises with a signed contract each, as their events would have left them; written at once, because a
 * thousand of them by one event after the other take longer than what the test is about.
 */
export async function aCrowd(
  service: TestService,
  size: number,
  wishOf: (i: number) => CrowdWish = () => ({}),
): Promise<SignedUp[]> {
  const own = newId();
  const rows = Array.from({ length: size }, (_, i) => {
    const { city = '440600', providerId = own, amountFen = WORTH_73_000, ...wish } = wishOf(i);
    const [enterpriseId, contractId] = [newId(), newId()];
    const line = { lineId: newId(), kind: 'PLATFORM_SERVICE', description: '演示', amountFen };
    return {
      enterpriseId,
      contractId,
      providerId,
      code: codeOf(enterpriseId),
      division: `${city.slice(0, 4)}04`,
      controlledBy: wish.controlledBy ?? null,
      clusterCode: wish.clusterCode ?? null,
      amountFen,
      lines: [line],
      phases: wish.phases ?? [],
    };
  });
  await service.sql(
    `with wanted as (
       select * from jsonb_to_recordset($1::jsonb)
         as t ("enterpriseId" uuid, "contractId" uuid, "providerId" uuid, code text, division text, "controlledBy" text,
               "clusterCode" text, "amountFen" bigint, lines jsonb, phases jsonb)
     ), providers as (
       insert into subsidy.provider_copy (id, name, provider_class, admitted_at)
       select distinct "providerId", '演示服务商有限公司', 'OTHER', timestamptz '2020-01-01' from wanted on conflict do nothing
     ), enterprises as (
       insert into subsidy.enterprise_copy (id, unified_social_credit_code, name, division_code, industry_code,
         prior_year_revenue_fen, established_on, size_class, controlling_unified_social_credit_code, cluster_code, certified_at)
       select "enterpriseId", code, '演示制造有限公司', division, 'C3311', 5000000000, '2010-01-01', 'SMALL', "controlledBy",
              "clusterCode", timestamptz '2020-05-01' from wanted
     )
     insert into subsidy.contract_copy (id, contract_number, enterprise_id, provider_id, total_fen, lines, phases,
       document_hash, signed_on)
     select "contractId", '演示-' || right("contractId"::text, 6), "enterpriseId", "providerId", "amountFen", lines, phases,
            repeat('a', 64), '2020-06-01' from wanted`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ enterpriseId, contractId, providerId }) => ({
    enterpriseId,
    contractId,
    providerId,
    signatory: service.as({
      role: 'ENTERPRISE_SIGNATORY',
      organisationKind: 'ENTERPRISE',
      organisationId: enterpriseId,
    }),
  }));
}

const soon = (ms: number) => new Promise<false>((resolve) => setTimeout(resolve, ms, false));

/** Reads the sum over all accounts again and again until the work is done. @returns every sum that was seen */
export async function sumsDuring(service: TestService, work: Promise<unknown>): Promise<Set<string>> {
  const seen = new Set<string>();
  const over = work.then(
    () => true,
    () => true,
  );
  for (;;) {
    const [sum] = await service.sql('select posted, pending from subsidy.ledger_sum');
    seen.add(JSON.stringify(sum));
    if (await Promise.race([over, soon(50)])) break;
  }
  return seen;
}

/** How often PostgreSQL has had to end a deadlock in the database of the test. */
export async function deadlocks(service: TestService): Promise<number> {
  const [row] = await service.sql<{ deadlocks: string }>(
    `select pg_stat_get_db_deadlocks(oid) as deadlocks from pg_database where datname = current_database()`,
  );
  return Number(row!.deadlocks);
}

export interface StoredVoucher {
  readonly id: string;
  readonly state: string;
  readonly waiting_for: string | null;
  readonly waiting_account: string | null;
  readonly accepted_number: string;
  readonly amount_fen: string;
  readonly provider_id: string;
  readonly division_code: string;
  readonly group_code: string;
}

/** The vouchers of a round in the order in which they are served. */
export function storedVouchers(service: TestService, roundId: string): Promise<StoredVoucher[]> {
  return service.sql('select * from subsidy.voucher where round_id = $1 order by priority, accepted_number', [
    roundId,
  ]);
}
