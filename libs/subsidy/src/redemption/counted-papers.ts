import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import { assertUnused, type Papers } from '../rules/checklist.rules.js';
import { countedPapers, printOf, TELLING_SERIAL, type PaperIdentity } from '../rules/paper-identity.rules.js';
import { fingerprintsOf, keepInvoices, lockFingerprints } from './invoices.js';

/** Of which phase of which voucher the papers are, and between whom its payments went. */
interface Own {
  readonly voucherId: string;
  readonly phase: number;
  readonly enterpriseId: string;
  readonly providerId: string;
}

/**
 * Keeps the papers of a file if each is free in the whole province. Files that show the same paper at the same moment
 * wait for each other, in one order for all kinds; the indexes decide. Whose the other file is stays untold.
 * @throws DomainError INVOICE_USED, PAYMENT_USED, ACCEPTANCE_REPORT_USED, DOCUMENT_USED
 */
export async function keepPapers(
  em: EntityManager,
  redemption: Own & { readonly id: string },
  papers: Papers,
): Promise<void> {
  const counted = countedPapers(papers);
  const parties = `PARTIES:${redemption.enterpriseId}:${redemption.providerId}`;
  await lockFingerprints(em, [...fingerprintsOf(papers), ...counted.map(printOf), parties]);
  await keepInvoices(em, redemption.id, papers.invoices);
  const rows = counted.map((paper) => ({ id: newId(), ...paper }));
  const kept = await em.execute<PaperIdentity[]>(
    `insert into counted_paper (id, redemption_id, kind, identity, live)
     select id, ?, kind, identity, true
       from jsonb_to_recordset(cast(? as jsonb)) as given (id uuid, kind text, identity text)
      order by kind, identity
     on conflict do nothing returning kind, identity`,
    [redemption.id, JSON.stringify(rows)],
  );
  const free = new Set(kept.map(printOf));
  const used = counted.map(printOf).filter((print) => !free.has(print));
  assertUnused(papers, new Set([...used, ...(await otherwiseWritten(em, counted, redemption))]));
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
  const counted = countedPapers(papers);
  return new Set([...rows.map(printOf), ...(await otherwiseWritten(em, counted, own))]);
}

/** The prints of those payments that back another file of the same two parties with something before or behind the serial. */
async function otherwiseWritten(
  em: EntityManager,
  counted: readonly PaperIdentity[],
  own: Own,
): Promise<string[]> {
  const rows = await em.execute<PaperIdentity[]>(
    `select given.kind, given.identity
       from jsonb_to_recordset(cast(? as jsonb)) as given (kind text, identity text)
      where given.kind = 'PAYMENT_PROOF' and exists (
        select from redemption join counted_paper paper on paper.redemption_id = redemption.id
         where redemption.enterprise_id = ? and redemption.provider_id = ?
           and (redemption.voucher_id, redemption.phase) is distinct from (cast(? as uuid), cast(? as int))
           and paper.live and paper.kind = given.kind
           and least(length(paper.identity), length(given.identity)) >= ?
           and (position(paper.identity in given.identity) > 0 or position(given.identity in paper.identity) > 0))`,
    [JSON.stringify(counted), own.enterpriseId, own.providerId, own.voucherId, own.phase, TELLING_SERIAL],
  );
  return rows.map(printOf);
}
