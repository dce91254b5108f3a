import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM, type DivisionCode } from '#libs/kernel';
import { moveBySql } from '#libs/platform';
import type { LimitKind } from '../round/limits.js';
import type { Phase } from '../rules/phases.rules.js';
import type { VoucherState } from '../rules/voucher.moves.js';

/** A place in the order of a round: those that go first, then by the number of acceptance. */
export interface Place {
  readonly priority: number;
  readonly acceptedNumber: bigint;
}

/** A voucher whose turn may have come. */
export interface Candidate extends Place {
  readonly id: string;
  readonly roundId: string;
  readonly schemeVersionId: string;
  readonly contractId: string;
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly divisionCode: DivisionCode;
  readonly groupCode: string;
  readonly state: VoucherState;
  readonly waitingAccount: string | null;
  readonly amountFen: bigint;
  readonly phases: readonly Phase[];
}

type Row = { [K in keyof Candidate]: Candidate[K] extends bigint ? string : Candidate[K] };

const COLUMNS = `v.id, v.round_id as "roundId", v.scheme_version_id as "schemeVersionId", v.contract_id as "contractId",
  v.enterprise_id as "enterpriseId", v.provider_id as "providerId", v.division_code as "divisionCode",
  v.group_code as "groupCode", v.state, v.waiting_account as "waitingAccount", v.amount_fen as "amountFen", v.phases,
  v.priority, v.accepted_number as "acceptedNumber"`;

const candidatesOf = (rows: readonly Row[]): Candidate[] =>
  rows.map((row) => ({
    ...row,
    amountFen: BigInt(row.amountFen),
    acceptedNumber: BigInt(row.acceptedNumber),
  }));

/** The next number of acceptance of a round. To be taken as late as possible: until commit it holds up the decisions. */
export async function nextAcceptedNumber(em: EntityManager, roundId: string): Promise<bigint> {
  const [row] = await em.execute<{ number: string }[]>('select accepted_in(?) as number', [roundId]);
  return BigInt(row!.number);
}

/** Up to which number no claim of the round is still on its way. In a transaction of its own, which it ends. */
export async function acceptedUpTo(em: EntityManager, roundId: string): Promise<bigint> {
  const [row] = await em
    .fork()
    .execute<{ number: string }[]>('select accepted_up_to(?) as number', [roundId]);
  return BigInt(row!.number);
}

/** Waits until nobody else decides the round, and keeps others from it until the transaction ends. @returns now */
export async function allocating(em: EntityManager, roundId: string): Promise<Date> {
  const [row] = await em.execute<{ now: string | Date }[]>('select allocating(?) as now', [roundId]);
  return new Date(row!.now);
}

/** What is accepted up to a number and not decided, first come first. */
export async function undecided(
  em: EntityManager,
  roundId: string,
  upTo: bigint,
  limit: number,
): Promise<Candidate[]> {
  const rows = await em.execute<Row[]>(
    `select ${COLUMNS} from voucher v
      where v.round_id = ? and v.state = 'ACCEPTED' and v.accepted_number <= ?
      order by v.priority, v.accepted_number limit ?`,
    [roundId, String(upTo), limit],
  );
  return candidatesOf(rows);
}

/** Every account of a round for which somebody waits: one step of the index for each, however many wait. */
export async function accountsWaitedFor(em: EntityManager, roundId: string): Promise<string[]> {
  const rows = await em.execute<{ account: string }[]>(
    `with recursive each (account) as (
       select min(waiting_account) from voucher where state = 'WAITING' and waiting_account > ?
        union all
       select (select min(waiting_account) from voucher where state = 'WAITING' and waiting_account > each.account)
         from each where each.account < ?
     )
     select account from each where account < ?`,
    [`round/${roundId}/`, `round/${roundId}0`, `round/${roundId}0`],
  );
  return rows.map(({ account }) => account);
}

/** Of some accounts those that hold enough for the first who waits for them. */
export async function movable(em: EntityManager, accounts: readonly string[]): Promise<string[]> {
  const rows = await em.execute<{ code: string }[]>(
    `select a.code from ledger_account a
      cross join lateral (select amount_fen from voucher
                           where state = 'WAITING' and waiting_account = a.code
                           order by priority, accepted_number limit 1) head
      where a.code in (select jsonb_array_elements_text(cast(? as jsonb)))
        and a.credits_posted - a.debits_posted - a.debits_pending >= head.amount_fen`,
    [JSON.stringify(accounts)],
  );
  return rows.map(({ code }) => code);
}

/** The first of those that wait for each of some accounts. */
export async function firstWaiting(
  em: EntityManager,
  accounts: readonly string[],
  limit: number,
): Promise<Candidate[]> {
  if (accounts.length === 0) return [];
  const rows = await em.execute<Row[]>(
    `select waiting.* from jsonb_array_elements_text(cast(? as jsonb)) as wanted (account)
      cross join lateral (select ${COLUMNS} from voucher v where v.state = 'WAITING' and v.waiting_account = wanted.account
                           order by v.priority, v.accepted_number limit ?) waiting`,
    [JSON.stringify(accounts), limit],
  );
  return candidatesOf(rows);
}

/** For each account the first who waits for it behind a place, or at all where no place is given. */
export async function firstBehind(
  em: EntityManager,
  places: readonly { readonly account: string; readonly behind: Place | undefined }[],
): Promise<Map<string, Place>> {
  const wanted = places.map(({ account, behind }) => ({
    account,
    priority: behind?.priority ?? -1,
    number: String(behind?.acceptedNumber ?? 0n),
  }));
  const rows = await em.execute<{ account: string; priority: number; accepted_number: string }[]>(
    `select wanted.account, first.priority, first.accepted_number
       from jsonb_to_recordset(cast(? as jsonb)) as wanted (account text, priority int, number bigint)
      cross join lateral (select priority, accepted_number from voucher
                           where state = 'WAITING' and waiting_account = wanted.account
                             and (priority, accepted_number) > (wanted.priority, wanted.number)
                           order by priority, accepted_number limit 1) first`,
    [JSON.stringify(wanted)],
  );
  return new Map(
    rows.map(({ account, priority, accepted_number }) => [
      account,
      { priority, acceptedNumber: BigInt(accepted_number) },
    ]),
  );
}

/** Takes vouchers that are as they were seen, and that nobody else is at work on. Never waits. @returns their ids */
export async function holdUnchanged(
  em: EntityManager,
  candidates: readonly Candidate[],
): Promise<Set<string>> {
  const rows = await em.execute<{ id: string }[]>(
    `select v.id from voucher v
       join jsonb_to_recordset(cast(? as jsonb)) as seen (id uuid, state text) on seen.id = v.id and seen.state = v.state
        for no key update of v skip locked`,
    [JSON.stringify(candidates.map(({ id, state }) => ({ id, state })))],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Vouchers of a round whose window has closed on money or on a place that nobody asked for; held. */
export async function lapsed(
  em: EntityManager,
  roundId: string,
  now: Date,
  limit: number,
): Promise<Lapsed[]> {
  const rows = await em.execute<(Omit<Lapsed, 'redeemBy'> & { redeemBy: Date | string })[]>(
    `select id, state, scheme_version_id as "schemeVersionId", phases, redeem_by as "redeemBy",
            enterprise_id as "enterpriseId", provider_id as "providerId", contract_id as "contractId"
       from voucher
      where round_id = ? and redeem_by <= ? and state not in ('PAID', 'REFUSED', 'RELEASED', 'EXPIRED')
        and (state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED') or phases @> '[{"state": "RESERVED"}]')
      limit ? for no key update skip locked`,
    [roundId, now, limit],
  );
  return rows.map((row) => ({ ...row, redeemBy: new Date(row.redeemBy) }));
}

/** A voucher whose window has closed. */
export interface Lapsed {
  readonly id: string;
  readonly state: VoucherState;
  readonly schemeVersionId: string;
  readonly phases: readonly Phase[];
  readonly redeemBy: Date;
  readonly enterpriseId: string;
  readonly providerId: string;
  readonly contractId: string;
}

/** What a decision leaves of a voucher. */
export interface Decided {
  readonly id: string;
  readonly state: VoucherState;
  readonly phases: readonly Phase[];
  readonly waitingFor: LimitKind | null;
  readonly waitingAccount: string | null;
  /** True for the moment at which its money is reserved. */
  readonly reservedNow: boolean;
}

/** Writes decisions on many vouchers, which must be held, with the history of those whose state they change. */
export async function writeDecided(em: EntityManager, decided: readonly Decided[], now: Date): Promise<void> {
  if (decided.length === 0) return;
  await moveBySql(
    em,
    { kind: 'VOUCHER', by: SYSTEM, at: now },
    {
      sql: `update voucher v
        set state = d.state, phases = d.phases, waiting_for = d."waitingFor", waiting_account = d."waitingAccount",
            reserved_at = case when d."reservedNow" then ? else v.reserved_at end, version = v.version + 1
       from jsonb_to_recordset(cast(? as jsonb))
              as d (id uuid, state text, phases jsonb, "waitingFor" text, "waitingAccount" text, "reservedNow" boolean)
      where v.id = d.id
  returning v.id, old.state as from_state, new.state as to_state, v.scheme_version_id::text as rule_version,
            case new.state when 'EXPIRED' then v.redeem_by end as at`,
      params: [now, JSON.stringify(decided)],
    },
  );
}

/** The rounds in which something is left to be decided, or has ended with the clock. */
export async function unsettledRounds(em: EntityManager, now: Date): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select r.id from round r
      where r.state <> 'PROPOSED'
        and (exists (select from voucher where round_id = r.id and state = 'ACCEPTED')
          or exists (select from voucher where state = 'WAITING'
                        and waiting_account > 'round/' || r.id || '/' and waiting_account < 'round/' || r.id || '0')
          or exists (select from voucher where round_id = r.id and redeem_by <= ?
                        and state in ('WAITING_CERTIFICATION', 'ACCEPTED', 'WAITING', 'RESERVED')))`,
    [now],
  );
  return rows.map(({ id }) => id);
}
