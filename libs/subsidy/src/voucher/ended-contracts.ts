import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { min, newId, sum, SYSTEM, type Fen } from '#libs/kernel';
import { reserveInOrder, voidReservations } from '#libs/ledger';
import { record } from '#libs/platform';
import { EnterpriseCopy, ContractCopy } from '../copies/copies.entity.js';
import { isInPool } from '../copies/provider-pool.js';
import { grantFor } from '../rules/grant.rules.js';
import { limitsOf, usedOf } from '../round/limits.js';
import { phasesOf, reservationOf, type Phase } from '../rules/phases.rules.js';
import type { Candidate } from './queue.queries.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { Voucher } from './voucher.entity.js';

const AT_ONCE = 100;

/** What following ended contracts did to a round. */
export interface Followed {
  /** How many vouchers changed. */
  readonly changed: number;
  /** Vouchers whose predecessor's money was just given back: they take it before anybody else can. */
  readonly successors: readonly Candidate[];
}

/** The rounds in which a contract, or the one that its rest comes from, has a voucher. */
export async function roundsOfContract(em: EntityManager, contractId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct v.round_id as id from voucher v join contract_copy c on c.id = v.contract_id
      where c.id = ? or c.replaced_by = ?`,
    [contractId, contractId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Releases what will not be delivered any more of vouchers whose contract has ended, and binds it to the contract that
 * takes over where there is one. One transaction: the money is never held for both, and nobody else gets it in between.
 */
export async function followEndedContracts(em: EntityManager, roundId: string, now: Date): Promise<Followed> {
  const rows = await em.execute<{ id: string }[]>(
    `select v.id from contract_copy c join voucher v on v.contract_id = c.id
      where c.ended_at is not null and v.round_id = ?
        and v.state not in ('PAID', 'REFUSED', 'RELEASED', 'EXPIRED')
        and (v.phases @> '[{"state": "PLANNED"}]' or v.phases @> '[{"state": "RESERVED"}]')
      limit ?`,
    [roundId, AT_ONCE],
  );
  if (rows.length === 0) return { changed: 0, successors: [] };
  const vouchers = await em.find(
    Voucher,
    { id: { $in: rows.map(({ id }) => id) } },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { acceptedNumber: 'asc' } },
  );
  const successors: Candidate[] = [];
  let changed = 0;
  for (const voucher of vouchers) {
    const contract = await em.findOneOrFail(ContractCopy, voucher.contractId);
    const next = contract.replacedBy && (await em.findOne(ContractCopy, contract.replacedBy));
    // The two contracts are told of by two events: until the new one is known, nothing is released.
    if (contract.replacedBy && !next) continue;
    const wasHeld = voucher.reservedAt != null;
    const releasedFen = await release(em, voucher, contract, now);
    if (releasedFen === null) continue;
    changed += 1;
    const successor = next ? await succeed(em, voucher, next, releasedFen, now) : undefined;
    if (successor && wasHeld) successors.push(successor);
  }
  await em.flush();
  return { changed, successors };
}

/** @returns what the released phases came to; null when nothing was to be released */
async function release(
  em: EntityManager,
  voucher: Voucher,
  contract: ContractCopy,
  now: Date,
): Promise<Fen | null> {
  const from = voucher.state;
  const deliveredFen = contract.deliveredFen ?? 0n;
  const divided = voucher.divideAt(deliveredFen);
  const ended = voucher.releaseUndelivered(SYSTEM, deliveredFen);
  if (ended.length === 0) return null;
  const { id, schemeVersionId, state: to } = voucher;
  const reason = contract.replacedBy ? `contract replaced by ${contract.replacedBy}` : 'contract ended';
  record(em, { kind: 'VOUCHER', id, from, to, by: SYSTEM, at: now, ruleVersion: schemeVersionId, reason });
  await em.flush();
  await voidReservations(
    em,
    ended.map(({ number }) => reservationOf(voucher.id, number)),
  );
  if (divided) await reserveAccepted(em, voucher, divided.accepted);
  return sum(ended.map(({ grantFen }) => BigInt(grantFen)));
}

/** Holds the money for the accepted part again, which was just given back together with the rest. */
async function reserveAccepted(em: EntityManager, voucher: Voucher, accepted: Phase): Promise<void> {
  const { id, roundId, providerId } = voucher;
  // An enterprise that holds money was certified.
  const limits = limitsOf({
    roundId,
    providerId,
    divisionCode: voucher.divisionCode!,
    groupCode: voucher.groupCode!,
  });
  const accounts = limits.map(({ account }) => account);
  const parts = [{ reference: reservationOf(id, accepted.number), amount: BigInt(accepted.grantFen) }];
  const [short] = await reserveInOrder(
    em,
    accounts.map((account) => ({ debit: account, credit: usedOf(account) })),
    [{ take: accounts, parts }],
  );
  if (short) throw new Error(`voucher ${id} cannot keep what was accepted: ${short} is short`);
}

/** The voucher of the contract that takes over: of the remainder, under the same rules, with the same place. */
async function succeed(
  em: EntityManager,
  voucher: Voucher,
  contract: ContractCopy,
  remainderFen: Fen,
  now: Date,
): Promise<Candidate | undefined> {
  const { roundId, schemeVersionId, divisionCode, groupCode } = voucher;
  const rules = await rulesOfVersion(em, schemeVersionId);
  const inPool = await isInPool(em, contract.providerId);
  const enterprise = await em.findOne(EnterpriseCopy, contract.enterpriseId);
  const { lines, amountFen: worthFen } = grantFor(contract.lines, rules, enterprise?.sizeClass ?? null);
  const amountFen = min(worthFen, remainderFen);
  const live = await em.count(Voucher, {
    roundId,
    contractId: contract.id,
    state: { $nin: ['REFUSED', 'RELEASED', 'EXPIRED'] },
  });
  if (amountFen === 0n || live > 0 || (rules.providerInPool.value && !inPool)) return undefined;
  const facts = {
    id: newId(),
    roundId,
    schemeVersionId,
    contractId: contract.id,
    enterpriseId: contract.enterpriseId,
    providerId: contract.providerId,
    priority: voucher.priority,
    acceptedNumber: voucher.acceptedNumber,
    amountFen,
    phases: phasesOf(contract.phases, contract.totalFen, amountFen),
    state: divisionCode ? ('ACCEPTED' as const) : ('WAITING_CERTIFICATION' as const),
  };
  em.create(Voucher, {
    ...facts,
    divisionCode,
    groupCode,
    succeeds: voucher.id,
    lines,
    ineligibilities: [],
    claimedBy: voucher.claimedBy,
    claimedAt: voucher.claimedAt,
    redeemBy: voucher.redeemBy,
  });
  const { id, state } = facts;
  record(em, {
    kind: 'VOUCHER',
    id,
    from: null,
    to: state,
    by: SYSTEM,
    at: now,
    ruleVersion: schemeVersionId,
  });
  if (!divisionCode || !groupCode) return undefined;
  return { ...facts, divisionCode, groupCode, waitingAccount: null };
}
