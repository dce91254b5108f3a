import { setImmediate } from 'node:timers/promises';
import { IsolationLevel } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, type Actor } from '#libs/kernel';
import { limitOf, programmeAccount } from '../round/limits.js';
import { Round, Tranche } from '../round/round.entity.js';
import { parseRules, type SchemeRules } from '../scheme/scheme-rules.js';
import { SchemeVersion } from '../scheme/scheme-version.entity.js';
import { eventsOf } from './simulated-events.js';
import {
  cityKey,
  effectOf,
  effectsBy,
  Simulation,
  sizeKey,
  type Effect,
  type SimulatedEvent,
  type SimulatedClaim,
} from './simulation.rules.js';
import type { EffectOnView, ReasonView, RuleSimulationView, SimulateRulesInput } from './simulation.views.js';

/** After so many events other requests get their turn. */
const AT_ONCE = 500;
const SHOWN = 100;

interface Records {
  readonly before: readonly SimulatedClaim[];
  readonly after: readonly SimulatedClaim[];
  readonly recorded: ReadonlyMap<string, string>;
}

/** Tries rules that are only thought about on the claims of a round, beside the rules that these were filed under. */
@Injectable()
export class SimulationService {
  constructor(private readonly em: EntityManager) {}

  /** @throws DomainError NOT_FOUND */
  async simulate(input: SimulateRulesInput, by: Actor): Promise<RuleSimulationView> {
    by.actingAs('rules.simulate');
    const { before, after, recorded } = await this.records(input);
    // Sums are of all; single claims are shown but for those of a party with which the person has to do.
    const hidden = await this.contractsOf(by.conflicts);
    const shown = before.filter(({ claim }) => !hidden.has(claim.contractId));
    const differing = before.filter((each) => recorded.get(each.claim.id) !== stateOf(each));
    const notReproduced = differing.filter((each) => shown.includes(each));
    const afterById = new Map(after.map((each) => [each.claim.id, each]));
    const changes = shown
      .map((each) => ({
        id: each.claim.id,
        before: outcomeText(each),
        after: outcomeText(afterById.get(each.claim.id)!),
      }))
      .filter((change) => change.before !== change.after);
    return {
      roundId: input.roundId,
      schemeVersionId: input.schemeVersionId,
      before: effectOf(before),
      after: effectOf(after),
      byCity: beside(effectsBy(before, cityKey), effectsBy(after, cityKey)),
      bySize: beside(effectsBy(before, sizeKey), effectsBy(after, sizeKey)),
      reasons: reasonsOf(before, after),
      changed: changes.length,
      changes: changes.slice(0, SHOWN),
      reproducesHistory: differing.length === 0,
      notReproduced: notReproduced
        .slice(0, SHOWN)
        .map((each) => `${each.claim.id}: ${recorded.get(each.claim.id)} / ${stateOf(each)}`),
    };
  }

  private async contractsOf(parties: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const rows = await this.em
      .fork()
      .execute<{ id: string }[]>(
        'select id from contract_copy where array[enterprise_id, provider_id] && cast(? as uuid[])',
        [`{${[...parties].join(',')}}`],
      );
    return new Set(rows.map(({ id }) => id));
  }

  /** Reads in one snapshot that may not write: whatever is tried has no effect, and sees one moment. */
  private records(input: SimulateRulesInput): Promise<Records> {
    return this.em.fork().transactional(
      async (em) => {
        const round = await em.findOne(Round, input.roundId);
        if (!round || round.state === 'PROPOSED') throw notFound('round');
        const tried = await em.findOne(SchemeVersion, input.schemeVersionId);
        if (!tried) throw notFound('scheme version');
        const own = await em.findOneOrFail(SchemeVersion, round.schemeVersionId);
        const events = await eventsOf(em, round.id, true);
        const other = input.budgetFen !== undefined || input.tranches !== undefined;
        const triedEvents = other
          ? [...(await fundingOf(em, round, input)), ...(await eventsOf(em, round.id, false))]
          : events;
        return {
          before: await play(round.id, parseRules(own.rules), events),
          after: await play(round.id, parseRules(tried.rules), triedEvents),
          recorded: await recordedStates(em, round.id),
        };
      },
      { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
    );
  }
}

async function play(
  roundId: string,
  rules: SchemeRules,
  events: readonly SimulatedEvent[],
): Promise<SimulatedClaim[]> {
  const simulation = new Simulation(roundId, rules);
  for (const [at, event] of events.entries()) {
    simulation.play(event);
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  return simulation.outcomes();
}

/** What a round is funded with, where the budget or the tranches are tried as well. */
async function fundingOf(
  em: EntityManager,
  round: Round,
  input: SimulateRulesInput,
): Promise<SimulatedEvent[]> {
  const tranches = input.tranches ?? (await em.find(Tranche, { roundId: round.id }));
  return [
    {
      kind: 'GRANT',
      account: programmeAccount(round.id),
      amountFen: input.budgetFen ?? round.budgetFen,
    },
    ...tranches.map(({ cityCode, amountFen }) => ({
      kind: 'GRANT' as const,
      account: limitOf('CITY_TRANCHE', round.id, cityCode).account,
      amountFen,
    })),
  ];
}

/** How each claim of the round really stands, in the words of `stateOf`. */
async function recordedStates(em: EntityManager, roundId: string): Promise<Map<string, string>> {
  const rows = await em.execute<{ id: string; state: string }[]>(
    `select id, case when state in ('RESERVED', 'REDEEMING', 'REDEEMED', 'PAID') then 'RESERVED ' || amount_fen
                     when state = 'WAITING' then 'WAITING ' || amount_fen || ' ' || waiting_for
                     when state = 'REFUSED' then 'REFUSED' when state in ('WAITING_CERTIFICATION', 'ACCEPTED') then 'UNDECIDED'
                     else 'ENDED' end as state
       from voucher where round_id = ?
     union all
     select id, 'REFUSED' from claim_refusal where round_id = ?`,
    [roundId, roundId],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
}

/** The outcome, with what the claim is worth as a whole. */
function stateOf({ result, outcome }: SimulatedClaim): string {
  if (outcome.state !== 'RESERVED' && outcome.state !== 'WAITING') return outcome.state;
  const amount = `${outcome.state} ${result.amountFen}`;
  return outcome.state === 'WAITING' ? `${amount} ${outcome.waitingFor}` : amount;
}

function outcomeText(each: SimulatedClaim): string {
  return each.outcome.state === 'REFUSED' ? `REFUSED ${each.outcome.rules.join(' ')}` : stateOf(each);
}

function beside(
  before: readonly { key: string; effect: Effect }[],
  after: readonly { key: string; effect: Effect }[],
): EffectOnView[] {
  const later = new Map(after.map(({ key, effect }) => [key, effect]));
  return before.map(({ key, effect }) => ({ key, before: effect, after: later.get(key) ?? effectOf([]) }));
}

function reasonsOf(before: readonly SimulatedClaim[], after: readonly SimulatedClaim[]): ReasonView[] {
  const [was, is] = [before, after].map(countRules);
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .toSorted()
    .map((rule) => ({ rule, before: was!.get(rule) ?? 0, after: is!.get(rule) ?? 0 }));
}

function countRules(claims: readonly SimulatedClaim[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome } of claims)
    if (outcome.state === 'REFUSED')
      for (const rule of outcome.rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
