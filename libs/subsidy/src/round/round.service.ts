import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { cities } from '#libs/reference';
import { inShanghai, type Actor, DomainError, newId, notFound, sum } from '#libs/kernel';
import { accountsOf, LedgerAccount } from '#libs/ledger';
import { Clock, Commands, connection, record, type Connection, type PageArgs } from '#libs/platform';
import { parseRules, type SchemeRules } from '../scheme/scheme-rules.js';
import { SchemeVersion } from '../scheme/scheme-version.entity.js';
import { tranchesOf } from '../scheme/tranche.rules.js';
import {
  fundRound,
  limitOf,
  limitState,
  programmeAccount,
  returnedOf,
  unassignedAccount,
  usedOf,
  type LimitState,
} from './limits.js';
import { Round, Tranche } from './round.entity.js';

import type {
  BudgetView,
  CityTrancheView,
  ProposeRoundInput,
  GroupLimitView,
  ProviderLimitView,
  RoundView,
} from './round.views.js';

const LIMITS_SHOWN = 100;

@Injectable()
export class RoundService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
  ) {}

  /**
   * Proposes a round on a version of a scheme; what it does not say, the scheme does.
   * @throws DomainError NOT_FOUND, ROUND_WINDOW_MISSING, ROUND_WINDOWS, TRANCHES_EXCEED_BUDGET, TRANCHE_CITY, AMOUNT_NOT_POSITIVE
   */
  async propose(input: ProposeRoundInput, key: string, by: Actor): Promise<RoundView> {
    const membership = by.actingAs('round.propose');
    const body = plainOf(input);
    return this.commands.run({ key, by, name: 'proposeRound', body }, async (em, now) => {
      const version = await em.findOne(SchemeVersion, { id: input.basedOn, state: 'PUBLISHED' });
      if (!version) throw notFound('scheme version');
      const rules = parseRules(version.rules);
      const { tranches, basedOn, noticeDays, ...facts } = completed(body, rules);
      assertProposable({ ...facts, tranches }, rules.excludedCityCodes.value);
      const round = em.create(Round, {
        ...facts,
        id: newId(),
        schemeVersionId: basedOn,
        noticeDays,
        state: 'PROPOSED',
        proposedBy: by.personId,
        proposedAt: now,
      });
      for (const { cityCode, amountFen } of tranches)
        em.create(Tranche, { roundId: round.id, cityCode, amountFen });
      const change = { from: null, to: 'PROPOSED', by: membership, at: now };
      record(em, { kind: 'ROUND', id: round.id, ruleVersion: basedOn, ...change });
      await em.flush();
      return roundView(round, [], now);
    });
  }

  /**
   * Publishes a round that another person proposed: its money goes where it is claimed from.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, DUTIES_SEPARATED
   */
  async publish(id: string, key: string, by: Actor): Promise<RoundView> {
    const acting = by.actingAs('round.publish');
    return this.commands.run({ key, by, name: 'publishRound', body: { id } }, async (em, now) => {
      const round = await em.findOne(Round, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!round) throw notFound('round');
      const tranches = await em.find(Tranche, { roundId: id }, { orderBy: { cityCode: 'asc' } });
      round.publish(acting, now);
      await fundRound(em, id, round.budgetFen, tranches, round.overAllocated);
      const { schemeVersionId } = round;
      record(em, {
        kind: 'ROUND',
        id,
        from: 'PROPOSED',
        to: 'PUBLISHED',
        by: acting,
        at: now,
        ruleVersion: schemeVersionId,
      });
      await em.flush();
      return roundView(round, await this.cityTranches(em, id), now);
    });
  }

  async list(page: PageArgs, by: Actor | undefined): Promise<Connection<RoundView>> {
    const em = this.em.fork();
    const found = await em.findByCursor(Round, {
      where: seesProposals(by) ? {} : { state: 'PUBLISHED' },
      orderBy: { claimFrom: 'desc', id: 'asc' },
      first: page.first,
      after: page.after,
      includeCount: false,
    });
    const now = await this.clock.now(em);
    const views = await Promise.all(
      found.items.map(async (round) => roundView(round, await this.cityTranches(em, round.id), now)),
    );
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor }, i) => ({ cursor, node: views[i]! })), pageInfo };
  }

  /** @throws DomainError NOT_FOUND, also for a proposal that this actor may not see */
  async visible(id: string, by: Actor | undefined): Promise<RoundView> {
    const em = this.em.fork();
    const round = await em.findOne(Round, seesProposals(by) ? { id } : { id, state: 'PUBLISHED' });
    if (!round) throw notFound('round');
    return roundView(round, await this.cityTranches(em, id), await this.clock.now(em));
  }

  /** How the money of a round stands: programme, cities, providers. @throws DomainError NOT_FOUND */
  async budget(roundId: string): Promise<BudgetView> {
    const em = this.em.fork();
    return {
      roundId,
      ...(await this.standing(em, roundId)),
      providers: await this.providerLimits(em, roundId),
      groups: await this.groupLimits(em, roundId),
    };
  }

  /** The programme and its cities, off the ledger. @throws DomainError NOT_FOUND for a round without money */
  async standing(
    em: EntityManager,
    roundId: string,
  ): Promise<Pick<BudgetView, 'programme' | 'unassignedFen' | 'cities'>> {
    const programme = await em.findOne(LedgerAccount, { code: programmeAccount(roundId) }, { refresh: true });
    if (!programme) throw notFound('round');
    const codes = [usedOf, returnedOf].map((of) => of(programme.code));
    const accounts = await accountsOf(em, [...codes, unassignedAccount(roundId)]);
    return {
      programme: limitState(
        programme,
        accounts.get(usedOf(programme.code))!,
        accounts.get(returnedOf(programme.code)),
      ),
      unassignedFen: accounts.get(unassignedAccount(roundId))!.available,
      cities: await this.cityTranches(em, roundId),
    };
  }

  private async cityTranches(em: EntityManager, roundId: string): Promise<CityTrancheView[]> {
    const states = await limitsBelow(em, limitOf('CITY_TRANCHE', roundId, '').account);
    const waiting = await em.execute<{ waiting_account: string; waiting: number }[]>(
      `select account as waiting_account, sum(waiting)::int as waiting from waiting_count
        where account >= ? and account < ? group by account`,
      [limitOf('CITY_TRANCHE', roundId, '').account, limitOf('CITY_TRANCHE', roundId, '~').account],
    );
    const counts = new Map(waiting.map((row) => [row.waiting_account, row.waiting]));
    return [...states].map(([cityCode, state]) => ({
      cityCode,
      ...state,
      waiting: counts.get(limitOf('CITY_TRANCHE', roundId, cityCode).account) ?? 0,
    }));
  }

  private async providerLimits(em: EntityManager, roundId: string): Promise<ProviderLimitView[]> {
    const states = await limitsBelow(em, limitOf('PROVIDER_LIMIT', roundId, '').account);
    return mostTaken(
      [...states].map(([providerId, state]) => ({ providerId, provider: { id: providerId }, ...state })),
    );
  }

  private async groupLimits(em: EntityManager, roundId: string): Promise<GroupLimitView[]> {
    const states = await limitsBelow(em, limitOf('GROUP_LIMIT', roundId, '').account);
    return mostTaken(
      [...states].map(([unifiedSocialCreditCode, state]) => ({ unifiedSocialCreditCode, ...state })),
    );
  }
}

function mostTaken<T extends LimitState>(limits: readonly T[]): T[] {
  return limits.toSorted((a, b) => Number(taken(b) - taken(a))).slice(0, LIMITS_SHOWN);
}

function taken({ reservedFen, paidFen }: LimitState): bigint {
  return reservedFen + paidFen;
}

/** The limits whose accounts begin with a code, by what follows it, in the order of it. */
async function limitsBelow(em: EntityManager, prefix: string): Promise<Map<string, LimitState>> {
  const accounts = await em.find(
    LedgerAccount,
    { code: { $like: `${prefix}%` } },
    { orderBy: { code: 'asc' }, refresh: true },
  );
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  return new Map(
    accounts
      .filter(({ neverNegative }) => neverNegative)
      .map((left) => [
        left.code.slice(prefix.length),
        limitState(left, byCode.get(usedOf(left.code))!, byCode.get(returnedOf(left.code))),
      ]),
  );
}

function assertProposable(
  input: Omit<Proposal, 'basedOn' | 'noticeDays'>,
  excluded: readonly string[],
): void {
  const { claimFrom, claimTo, redeemFrom, redeemTo, budgetFen, tranches } = input;
  if (claimFrom >= claimTo || redeemFrom >= redeemTo || claimFrom > redeemFrom) {
    throw new DomainError('ROUND_WINDOWS', {
      claim: `${inShanghai(claimFrom)} – ${inShanghai(claimTo)}`,
      redeem: `${inShanghai(redeemFrom)} – ${inShanghai(redeemTo)}`,
    });
  }
  if (budgetFen <= 0n || tranches.some(({ amountFen }) => amountFen <= 0n))
    throw new DomainError('AMOUNT_NOT_POSITIVE');
  const known = new Set(cities().map(({ code }) => code));
  const codes = tranches.map(({ cityCode }) => cityCode);
  const wrong = codes.filter(
    (code, i) => !known.has(code) || excluded.includes(code) || codes.indexOf(code) !== i,
  );
  if (wrong.length > 0) throw new DomainError('TRANCHE_CITY', { cities: wrong });
  const tranchesFen = sum(tranches.map(({ amountFen }) => amountFen));
  if (tranchesFen > budgetFen && !input.overAllocated) {
    throw new DomainError('TRANCHES_EXCEED_BUDGET', {
      tranchesFen: String(tranchesFen),
      budgetFen: String(budgetFen),
    });
  }
}

/** The input as plain values, which is what a command is told apart by. */
function plainOf(input: ProposeRoundInput) {
  const { basedOn, name, claimFrom, claimTo, redeemFrom, redeemTo, budgetFen, noticeDays } = input;
  const overAllocated = input.overAllocated ?? false;
  const tranches = input.tranches?.map(({ cityCode, amountFen }) => ({ cityCode, amountFen }));
  return {
    basedOn,
    name,
    claimFrom,
    claimTo,
    redeemFrom,
    redeemTo,
    budgetFen,
    noticeDays,
    overAllocated,
    tranches,
  };
}

type Given = ReturnType<typeof plainOf>;
type Proposal = { [K in keyof Given]-?: Exclude<Given[K], undefined> };

/** What a proposal leaves out is as the scheme has it: windows, days of notice, the split of the budget. */
function completed(given: Given, rules: SchemeRules): Proposal {
  const [claim, redeem] = [rules.claimWindow?.value, rules.redeemWindow?.value];
  const { claimFrom = dateOf(claim?.from), claimTo = dateOf(claim?.to) } = given;
  const { redeemFrom = dateOf(redeem?.from), redeemTo = dateOf(redeem?.to) } = given;
  if (!claimFrom || !claimTo || !redeemFrom || !redeemTo) throw new DomainError('ROUND_WINDOW_MISSING');
  const tranches = given.tranches ?? tranchesOf(rules, given.budgetFen);
  const noticeDays = given.noticeDays ?? rules.noticeDays.value;
  return { ...given, claimFrom, claimTo, redeemFrom, redeemTo, tranches, noticeDays };
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}

function seesProposals(by: Actor | undefined): boolean {
  return by !== undefined && (by.may('round.propose') || by.may('round.publish'));
}

function roundView(round: Round, citiesOf: CityTrancheView[], now: Date): RoundView {
  const { state, claimFrom, claimTo, redeemFrom, redeemTo } = round;
  const published = state === 'PUBLISHED';
  return {
    id: round.id,
    name: round.name,
    state,
    schemeVersionId: round.schemeVersionId,
    claimFrom,
    claimTo,
    redeemFrom,
    redeemTo,
    budgetFen: round.budgetFen,
    overAllocated: round.overAllocated,
    noticeDays: round.noticeDays,
    claimsOpen: published && now >= claimFrom && now < claimTo,
    redemptionsOpen: published && now >= redeemFrom && now < redeemTo,
    cities: citiesOf,
  };
}
