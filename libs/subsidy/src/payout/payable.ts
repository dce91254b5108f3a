import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError, inShanghai } from '#libs/kernel';
import { Notice, Objection } from '../notice/notice.entity.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { registeredNumbers } from '../redemption/invoices.js';
import type { TaxInvoices } from '../tax-register/tax-invoices.js';
import { PayeeAccount } from './payee.entity.js';
import { areRelated } from '../copies/unrelated.js';

export const OBSTACLE_CODES = [
  'NOT_NOTICED',
  'NOTICE_OPEN',
  'OBJECTION_OPEN',
  'PARTIES_RELATED',
  'DIFFERENCE_OPEN',
  'INVOICE_NOT_STANDING',
  'NO_PAYEE_ACCOUNT',
  'PAYEE_COOLING_OFF',
] as const;
export type ObstacleCode = (typeof OBSTACLE_CODES)[number];

/** What keeps a redemption from being paid. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** Until when it stands, where that is known. */
  readonly until?: Date;
}

export interface Payability {
  readonly obstacles: ReadonlyMap<string, Obstacle>;
  /** The account to pay to, by enterprise; missing where there is none, or it cools off. */
  readonly accounts: ReadonlyMap<string, PayeeAccount>;
}

interface PayabilityAsked {
  readonly throughBank: boolean;
  readonly register: TaxInvoices;
  /** Nothing is paid yet: what the tax side said lately will do. */
  readonly looking?: boolean;
}

/** What stands against paying each of some redemptions, and where those go that can be paid through the bank. */
export async function payabilityOf(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
  { throughBank, register, looking = false }: PayabilityAsked,
): Promise<Payability> {
  const ids = redemptions.map(({ id }) => id);
  const closings = await closingsOf(em, redemptions);
  const open = await em.find(Objection, { redemptionId: { $in: ids }, state: 'OPEN' });
  const objected = new Set(open.map(({ redemptionId }) => redemptionId));
  const disputed = await withOpenDifference(em, ids);
  const related = await withRelatedParties(em, redemptions, now);
  const latest = await latestAccounts(em, redemptions);
  const payeeObstacle = (enterpriseId: string): Obstacle | undefined => {
    const account = latest.get(enterpriseId);
    // By hand one may pay who has told no account yet; a changed one is waited for on every way.
    if (!account) return throughBank ? { code: 'NO_PAYEE_ACCOUNT' } : undefined;
    return now < account.effectiveAt ? { code: 'PAYEE_COOLING_OFF', until: account.effectiveAt } : undefined;
  };
  const noticeObstacle = ({ state, noticeId }: Redemption): Obstacle | undefined => {
    if (state !== 'NOTICED') return { code: 'NOT_NOTICED' };
    const closesAt = noticeId ? closings.get(noticeId) : undefined;
    return closesAt && now >= closesAt
      ? undefined
      : { code: 'NOTICE_OPEN', ...(closesAt && { until: closesAt }) };
  };
  const ownObstacle = (redemption: Redemption): Obstacle | undefined => {
    const { id } = redemption;
    return (
      noticeObstacle(redemption) ??
      (objected.has(id) ? { code: 'OBJECTION_OPEN' as const } : undefined) ??
      (related.has(id) ? { code: 'PARTIES_RELATED' as const } : undefined) ??
      (disputed.has(id) ? { code: 'DIFFERENCE_OPEN' as const } : undefined)
    );
  };
  // The tax side is asked only about files that nothing of our own stands against.
  const free = redemptions.filter((each) => !ownObstacle(each)).map(({ id }) => id);
  const voided = await withVoidedInvoice(em, free, (numbers) =>
    looking ? register.latelyVoidedOf(em, numbers) : register.voidedOf(em, numbers),
  );
  const obstacles = redemptions.flatMap((redemption): [string, Obstacle][] => {
    const { id, enterpriseId } = redemption;
    const obstacle =
      ownObstacle(redemption) ??
      (voided.has(id) ? { code: 'INVOICE_NOT_STANDING' as const } : undefined) ??
      payeeObstacle(enterpriseId);
    return obstacle ? [[id, obstacle]] : [];
  });
  const accounts = throughBank ? [...latest].filter(([, { effectiveAt }]) => now >= effectiveAt) : [];
  return { obstacles: new Map(obstacles), accounts: new Map(accounts) };
}

/** @throws DomainError NOT_PAYABLE naming every redemption that cannot be paid and why */
export function assertPayable({ obstacles }: Payability): void {
  if (obstacles.size === 0) return;
  throw new DomainError('NOT_PAYABLE', {
    obstacles: [...obstacles].map(([id, { code, until }]) => ({
      code,
      params: { id, until: until ? inShanghai(until) : null },
    })),
  });
}

/** The accounts of enterprises as told last, whether they are effective or not. */
export async function latestAccounts(
  em: EntityManager,
  files: readonly { readonly enterpriseId: string }[],
): Promise<Map<string, PayeeAccount>> {
  const all = await em.find(
    PayeeAccount,
    { enterpriseId: { $in: [...new Set(files.map(({ enterpriseId }) => enterpriseId))] } },
    { orderBy: { setAt: 'asc', id: 'asc' } },
  );
  return new Map(all.map((account) => [account.enterpriseId, account]));
}

/** Until when the last notices of files are open. */
async function closingsOf(
  em: EntityManager,
  redemptions: readonly Redemption[],
): Promise<ReadonlyMap<string, Date>> {
  const noticeIds = redemptions.flatMap(({ noticeId }) => noticeId ?? []);
  const notices = await em.find(Notice, { id: { $in: noticeIds } });
  return new Map(notices.map(({ id, closesAt }) => [id, closesAt]));
}

/** Files whose enterprise and provider one controls, or somebody controls both. */
async function withRelatedParties(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<Set<string>> {
  const related = new Set<string>();
  for (const redemption of redemptions) {
    const on = { act: 'PAYMENT', subjectId: redemption.id };
    if (await areRelated(em, redemption, on, now)) related.add(redemption.id);
  }
  return related;
}

/** Files of which the tax side has voided or reversed an invoice. @throws DomainError TAX_REGISTER_SILENT */
async function withVoidedInvoice(
  em: EntityManager,
  ids: readonly string[],
  voidedOf: (numbers: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Set<string>> {
  const numbers = await registeredNumbers(em, ids);
  const voided = await voidedOf([...numbers.values()].flat());
  return new Set([...numbers].filter(([, all]) => all.some((one) => voided.has(one))).map(([id]) => id));
}

/** Files of which the bank has said two different things, until two people have explained it. */
async function withOpenDifference(em: EntityManager, ids: string[]): Promise<Set<string>> {
  const rows = await em.execute<{ redemption_id: string }[]>(
    `select distinct p.redemption_id from bank_difference d join payout p on p.id = d.payout_id
      where d.settled_at is null and p.redemption_id in (select jsonb_array_elements_text(cast(? as jsonb))::uuid)`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ redemption_id: id }) => id));
}
