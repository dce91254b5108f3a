import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#libs/kernel';
import { ContractCopy } from '../copies/copies.entity.js';
import { fingerprintOf } from '../rules/invoice-number.rules.js';
import { Invoice, type Redemption } from '../redemption/redemption.entity.js';
import { Voucher } from '../voucher/voucher.entity.js';
import { OtherGrant, OtherGrantInvoice, OverlapAnswer } from './overlap.entity.js';
import { overlapsBetween, type OtherScope, type Overlap } from './overlap.rules.js';

export interface AnsweredOverlap extends Overlap {
  readonly explanation: OverlapAnswer | null;
  readonly decision: OverlapAnswer | null;
}

/** Where the scope of a contract, or invoices, may be funded twice; as things stand now. */
export async function overlapsOfContract(
  em: EntityManager,
  contract: ContractCopy,
  invoices: readonly string[] = [],
): Promise<Overlap[]> {
  return overlapsBetween(contract.lines, invoices, await otherScopes(em, contract));
}

/** The same for a file, with what was said about each. */
export async function overlapsOfFile(em: EntityManager, file: Redemption): Promise<AnsweredOverlap[]> {
  const contract = await em.findOneOrFail(ContractCopy, file.contractId);
  const invoices = await em.find(Invoice, { redemptionId: file.id }, { disableIdentityMap: true });
  const found = await overlapsOfContract(em, contract, invoices.map(fingerprintOf));
  const answers = await em.find(
    OverlapAnswer,
    { redemptionId: file.id },
    { orderBy: { at: 'desc', id: 'desc' } },
  );
  return found.map((overlap) => {
    const said = answers.filter(({ overlapKey }) => overlapKey === overlap.key);
    return {
      ...overlap,
      explanation: said.find(({ verdict }) => verdict === null) ?? null,
      decision: said.find(({ verdict }) => verdict !== null) ?? null,
    };
  });
}

/**
 * Nobody passes a file before each overlap was decided, and none that is a duplicate is paid.
 * @throws DomainError OVERLAP_UNDECIDED, and for an approval OVERLAP_CONFIRMED
 */
export async function assertOverlapsDecided(
  em: EntityManager,
  file: Redemption,
  approving: boolean,
): Promise<void> {
  const overlaps = await overlapsOfFile(em, file);
  const undecided = overlaps.filter(({ decision }) => !decision);
  if (undecided.length > 0) throw new DomainError('OVERLAP_UNDECIDED', { count: undecided.length });
  if (approving && overlaps.some(({ decision }) => decision?.verdict === 'DUPLICATE'))
    throw new DomainError('OVERLAP_CONFIRMED');
}

async function otherScopes(em: EntityManager, contract: ContractCopy): Promise<OtherScope[]> {
  const group = await groupOf(em, contract.enterpriseId);
  const vouchers = await em.find(
    Voucher,
    {
      enterpriseId: { $in: group },
      contractId: { $ne: contract.id },
      state: { $nin: ['REFUSED', 'RELEASED', 'EXPIRED'] },
    },
    { orderBy: { acceptedNumber: 'desc' }, disableIdentityMap: true },
  );
  const contractIds = [...new Set(vouchers.map(({ contractId }) => contractId))];
  const contracts = await em.find(ContractCopy, { id: { $in: contractIds } }, { disableIdentityMap: true });
  const grants = await em.find(
    OtherGrant,
    { enterpriseId: { $in: group } },
    { orderBy: { declaredAt: 'desc' } },
  );
  const grantIds = grants.map(({ id }) => id);
  const paid = await em.find(OtherGrantInvoice, { otherGrantId: { $in: grantIds } });
  return [
    ...contracts.map(({ id, enterpriseId, contractNumber, lines }) => ({
      kind: 'CONTRACT' as const,
      id,
      enterpriseId,
      name: contractNumber,
      texts: lines.map(({ description }) => description),
      // An invoice that backs another redemption is refused when it is handed in.
      invoices: [],
    })),
    ...grants.map(({ id, enterpriseId, fund, title, scope }) => ({
      kind: 'OTHER_GRANT' as const,
      id,
      enterpriseId,
      name: `${fund} ${title}`,
      texts: [scope, title],
      invoices: paid.filter(({ otherGrantId }) => otherGrantId === id).map(fingerprintOf),
    })),
  ];
}

/** The enterprise with all others under the same control. */
async function groupOf(em: EntityManager, enterpriseId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select other.id from enterprise_copy own
       join enterprise_copy other
         on coalesce(other.controlling_unified_social_credit_code, other.unified_social_credit_code)
          = coalesce(own.controlling_unified_social_credit_code, own.unified_social_credit_code)
      where own.id = ? order by other.id`,
    [enterpriseId],
  );
  return [...new Set([enterpriseId, ...rows.map(({ id }) => id)])];
}
