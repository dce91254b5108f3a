import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '#libs/kernel';
import { Notice, Objection } from '../notice/notice.entity.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { PayeeAccount } from './payee.entity.js';

/** What keeps a redemption from being paid. */
export type Obstacle =
  | 'NOT_NOTICED'
  | 'NOTICE_OPEN'
  | 'OBJECTION_OPEN'
  | 'DIFFERENCE_OPEN'
  | 'NO_PAYEE_ACCOUNT'
  | 'PAYEE_COOLING_OFF';

export interface Payability {
  readonly obstacles: ReadonlyMap<string, Obstacle>;
  /** The account to pay to, by enterprise; missing where there is none, or it cools off. */
  readonly accounts: ReadonlyMap<string, PayeeAccount>;
}

/** What stands against paying each of some redemptions, and where those go that can be paid through the bank. */
export async function payabilityOf(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
  throughBank: boolean,
): Promise<Payability> {
  const ids = redemptions.map(({ id }) => id);
  const closed = await withClosedNotice(em, redemptions, now);
  const open = await em.find(Objection, { redemptionId: { $in: ids }, state: 'OPEN' });
  const objected = new Set(open.map(({ redemptionId }) => redemptionId));
  const disputed = await withOpenDifference(em, ids);
  const latest = throughBank ? await latestAccounts(em, redemptions) : new Map<string, PayeeAccount>();
  const payeeObstacle = (enterpriseId: string): Obstacle | undefined => {
    if (!throughBank) return undefined;
    const account = latest.get(enterpriseId);
    if (!account) return 'NO_PAYEE_ACCOUNT';
    return now < account.effectiveAt ? 'PAYEE_COOLING_OFF' : undefined;
  };
  const obstacles = redemptions.flatMap(({ id, state, enterpriseId }): [string, Obstacle][] => {
    const obstacle =
      (state !== 'NOTICED' && 'NOT_NOTICED') ||
      (!closed.has(id) && 'NOTICE_OPEN') ||
      (objected.has(id) && 'OBJECTION_OPEN') ||
      (disputed.has(id) && 'DIFFERENCE_OPEN') ||
      payeeObstacle(enterpriseId);
    return obstacle ? [[id, obstacle]] : [];
  });
  const accounts = [...latest].filter(([, { effectiveAt }]) => now >= effectiveAt);
  return { obstacles: new Map(obstacles), accounts: new Map(accounts) };
}

/** @throws DomainError NOT_PAYABLE naming every redemption that cannot be paid and why */
export function assertPayable({ obstacles }: Payability): void {
  if (obstacles.size === 0) return;
  throw new DomainError('NOT_PAYABLE', { obstacles: [...obstacles].map(([id, why]) => `${id}: ${why}`) });
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

/** Those whose last notice is over. */
async function withClosedNotice(
  em: EntityManager,
  redemptions: readonly Redemption[],
  now: Date,
): Promise<Set<string>> {
  const noticeIds = redemptions.flatMap(({ noticeId }) => noticeId ?? []);
  const notices = await em.find(Notice, { id: { $in: noticeIds } });
  const over = new Set(notices.filter((notice) => notice.closed(now)).map(({ id }) => id));
  return new Set(redemptions.filter(({ noticeId }) => noticeId && over.has(noticeId)).map(({ id }) => id));
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
