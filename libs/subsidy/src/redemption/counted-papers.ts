import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { assertUnused, type Papers } from '../rules/checklist.rules.js';
import { countedPapers, printOf, type PaperIdentity } from '../rules/paper-identity.rules.js';
import { fingerprintsOf, keepInvoices, lockFingerprints } from './invoices.js';

/** Of which phase of which voucher the papers are. */
interface Own {
  readonly voucherId: string;
  readonly phase: number;
}

/**
 * Keeps the papers of a file if each is free in the whole province. Files that show the same paper at the same moment
 * wait for each other, in one order for all kinds; the indexes decide. Whose the other file is stays untold.
 * @throws DomainError INVOICE_USED, PAYMENT_USED, ACCEPTANCE_REPORT_USED, DOCUMENT_USED
 */
export async function keepPapers(em: EntityManager, redemptionId: string, papers: Papers): Promise<void> {
  const counted = countedPapers(papers);
  await lockFingerprints(em, [...fingerprintsOf(papers), ...counted.map(printOf)]);
  await keepInvoices(em, redemptionId, papers.invoices);
  const rows = counted.map((paper) => ({ id: newId(), ...paper }));
  const kept = await em.execute<PaperIdentity[]>(
    `insert into counted_paper (id, redemption_id, kind, identity, live)
     select id, ?, kind, identity, true
       from jsonb_to_recordset(cast(? as jsonb)) as given (id uuid, kind text, identity text)
      order by kind, identity
     on conflict do nothing returning kind, identity`,
    [redemptionId, JSON.stringify(rows)],
  );
  const free = new Set(kept.map(printOf));
  assertUnused(papers, new Set(counted.map(printOf).filter((print) => !free.has(print))));
}

/** Which of these papers back another file now. */
export async function usedPapers(em: EntityManager, papers: Papers, own: Own): Promise<ReadonlySet<string>> {
  const rows = await em.execute<PaperIdentity[]>(
    `select kind, identity from counted_paper join redemption on redemption.id = counted_paper.redemption_id
      where counted_paper.live
        and (kind, identity) in (select kind, identity from jsonb_to_recordset(cast(? as jsonb))
                                   as given (kind text, identity text))
        and (redemption.voucher_id, redemption.phase) is distinct from (cast(? as uuid), cast(? as int))`,
    [JSON.stringify(countedPapers(papers)), own.voucherId, own.phase],
  );
  return new Set(rows.map(printOf));
}
