import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, newId, notFound, sum, type Scope } from '#libs/kernel';
import { Commands, connection, record, type Connection } from '#libs/platform';
import { cities } from '#libs/reference';
import { ProviderCopy } from '../copies/copies.entity.js';
import { Round } from '../round/round.entity.js';
import type { SchemeRules } from '../scheme/scheme-rules.js';
import { rulesOfVersion } from '../scheme/rules-of-version.js';
import { AllocationScheduler } from '../voucher/allocation-scheduler.js';
import { addBudget, adjustLimit } from './amendment-ledger.js';
import { Amendment } from './amendment.entity.js';
import { amendmentProblems } from './amendment.rules.js';
import type { AmendmentPageArgs, AmendmentView, ProposeAmendmentInput } from './amendment.views.js';

/** Changes of a published round: one proposes, another approves, everybody sees them. */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly scheduler: AllocationScheduler,
  ) {}

  /** @throws DomainError NOT_FOUND, AMENDMENT, TRANCHE_CITY */
  async propose(input: ProposeAmendmentInput, key: string, by: Actor): Promise<AmendmentView> {
    const acting = by.actingAs('round.propose');
    const body = plainOf(input);
    return this.commands.run({ key, by, name: 'proposeAmendment', body }, async (em, now) => {
      const round = await em.findOne(Round, { id: body.roundId, state: 'PUBLISHED' });
      if (!round) throw notFound('round');
      if (body.providerId && !(await em.findOne(ProviderCopy, body.providerId))) throw notFound('provider');
      by.actingAs('round.propose', scopeOf(body), 'provider');
      assertPossible(round, body, now);
      assertCities(body, await rulesOfVersion(em, round.schemeVersionId));
      const proposed = em.create(Amendment, {
        ...body,
        id: newId(),
        state: 'PROPOSED',
        proposedBy: by.personId,
        proposedAt: now,
      });
      const { schemeVersionId } = round;
      const change = {
        from: null,
        to: 'PROPOSED',
        by: acting,
        at: now,
        schemeVersionId,
        reason: body.reason,
      };
      record(em, { kind: 'AMENDMENT', id: proposed.id, ...change });
      await em.flush();
      return viewOf(proposed);
    });
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, DUTIES_SEPARATED, AMENDMENT, ACCOUNT_SHORT */
  async approve(id: string, key: string, by: Actor): Promise<AmendmentView> {
    const acting = by.actingAs('round.publish');
    const view = await this.commands.run(
      { key, by, name: 'approveAmendment', body: { id } },
      async (em, now) => {
        // Claims that are on their way keep the window as it was, later ones find the new one.
        await em.execute('select hold_vouchers()');
        const amendment = await held(em, id);
        by.actingAs('round.publish', scopeOf(amendment), 'amendment');
        const round = await em.findOneOrFail(Round, amendment.roundId, {
          lockMode: LockMode.PESSIMISTIC_WRITE,
        });
        amendment.approve(round.version + 1, acting, now);
        assertPossible(round, amendment, now);
        record(em, { kind: 'AMENDMENT', id, from: 'PROPOSED', to: 'APPROVED', by: acting, at: now });
        await this.carryOut(em, round, amendment);
        await em.flush();
        return viewOf(amendment);
      },
    );
    await this.scheduler.settle(view.roundId);
    return view;
  }

  /** @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, REASON_NEEDED */
  async withdraw(id: string, reason: string, key: string, by: Actor): Promise<AmendmentView> {
    const acting = by.actingAs('round.propose');
    return this.commands.run(
      { key, by, name: 'withdrawAmendment', body: { id, reason } },
      async (em, now) => {
        const amendment = await held(em, id);
        by.actingAs('round.propose', scopeOf(amendment), 'amendment');
        if (reason.trim() === '') throw new DomainError('REASON_NEEDED');
        amendment.withdraw(acting, now);
        record(em, { kind: 'AMENDMENT', id, from: 'PROPOSED', to: 'WITHDRAWN', by: acting, at: now, reason });
        await em.flush();
        return viewOf(amendment);
      },
    );
  }

  /** What was changed, for everybody; proposals, and what concerns one provider, for the officials of the programme. */
  async list(
    { roundId, first, after }: AmendmentPageArgs,
    by: Actor | undefined,
  ): Promise<Connection<AmendmentView>> {
    const official = by !== undefined && by.may('ledger.read');
    const found = await this.em.fork().findByCursor(Amendment, {
      where: official
        ? { roundId, $or: [{ providerId: null }, { providerId: { $nin: [...by.conflicts] } }] }
        : { roundId, state: 'APPROVED', providerId: null },
      orderBy: { proposedAt: 'desc', id: 'asc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection(found);
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: viewOf(node) })), pageInfo };
  }

  private async carryOut(em: EntityManager, round: Round, amendment: Amendment): Promise<void> {
    const { id, roundId, redeemTo, budgetAddedFen, tranches, providerId, limitChangeFen } = amendment;
    round.amend(amendment);
    await em.flush();
    if (redeemTo) {
      await em.execute(
        `update voucher set redeem_by = ? where round_id = ? and state not in ('PAID', 'REFUSED', 'RELEASED', 'EXPIRED')`,
        [redeemTo, roundId],
      );
    }
    if (budgetAddedFen) await addBudget(em, roundId, budgetAddedFen, tranches, id);
    if (providerId && limitChangeFen) {
      const rules = await rulesOfVersion(em, round.schemeVersionId);
      await adjustLimit(em, roundId, providerId, rules, limitChangeFen, id);
    }
  }
}

type Plain = ReturnType<typeof plainOf>;

function plainOf(input: ProposeAmendmentInput) {
  const { roundId, claimTo = null, redeemTo = null, budgetAddedFen = null, reason } = input;
  const { providerId = null, limitChangeFen = null } = input;
  const tranches = (input.tranches ?? []).map(({ cityCode, amountFen }) => ({
    cityCode,
    amountFen: String(amountFen),
  }));
  return { roundId, claimTo, redeemTo, budgetAddedFen, tranches, providerId, limitChangeFen, reason };
}

function assertPossible(round: Round, asked: Pick<Amendment, keyof Plain>, now: Date): void {
  const amounts = asked.tranches.map(({ amountFen }) => BigInt(amountFen));
  const problems: string[] = amendmentProblems(
    round,
    {
      claimTo: asked.claimTo ?? null,
      redeemTo: asked.redeemTo ?? null,
      budgetAddedFen: asked.budgetAddedFen ?? null,
      tranchesFen: sum(amounts),
      limitChangeFen: asked.limitChangeFen ?? null,
    },
    now,
  );
  if (amounts.some((amount) => amount <= 0n)) problems.push('AMOUNT');
  if ((asked.providerId == null) !== (asked.limitChangeFen == null)) problems.push('PROVIDER');
  if (problems.length > 0) throw new DomainError('AMENDMENT', { problems });
}

function assertCities({ tranches }: Plain, { excludedCityCodes }: SchemeRules): void {
  const known = new Set(cities().map(({ code }) => code));
  const codes = tranches.map(({ cityCode }) => cityCode);
  const wrong = codes.filter(
    (code, i) => !known.has(code) || excludedCityCodes.value.includes(code) || codes.indexOf(code) !== i,
  );
  if (wrong.length > 0) throw new DomainError('TRANCHE_CITY', { cities: wrong });
}

/** What concerns one provider is done by nobody who has to do with it. */
function scopeOf({ providerId }: Pick<Amendment, 'providerId'>): Scope {
  return providerId ? { organisationId: providerId } : {};
}

async function held(em: EntityManager, id: string): Promise<Amendment> {
  const found = await em.findOne(Amendment, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw notFound('amendment');
  return found;
}

function viewOf(amendment: Amendment): AmendmentView {
  const { id, roundId, claimTo, redeemTo, budgetAddedFen, tranches, providerId, limitChangeFen } = amendment;
  const { reason, state, proposedAt, decidedAt } = amendment;
  const what = { claimTo, redeemTo, budgetAddedFen, tranches, providerId, limitChangeFen };
  return { id, roundId, ...what, reason, state, proposedAt, decidedAt };
}
