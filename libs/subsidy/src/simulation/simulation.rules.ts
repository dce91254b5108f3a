import { cityOf, type DivisionCode, type Fen, type LocalDate } from '#libs/kernel';
import { decideClaim, type ClaimFacts, type ClaimResult } from '../rules/claim-decision.rules.js';
import { limitsOf, type LimitKind } from '../round/limits.js';
import { fenOf, type SchemeRules } from '../scheme/scheme-rules.js';

/** A claim as it was filed: what it was decided on, and its place. */
export interface FiledClaim {
  /** The voucher, or the refusal of the claim. */
  readonly id: string;
  readonly contractId: string;
  readonly providerId: string;
  readonly platform: boolean;
  readonly facts: ClaimFacts;
  readonly acceptedNumber: bigint;
}

/** What happened in a round from outside of the rules, and when claims came, in the order in which it happened. */
export type SimulatedEvent =
  | { readonly kind: 'CLAIM'; readonly claim: FiledClaim }
  /** Given up, expired, rejected: what it holds or waits for goes to others. Null: all phases. */
  | { readonly kind: 'RELEASE'; readonly id: string; readonly phase: number | null }
  /** Money that a limit got or lost: funding, re-allocation, an adjustment, a recovery. */
  | { readonly kind: 'GRANT'; readonly account: string; readonly amountFen: Fen };

export type Outcome =
  /** The enterprise is not certified, so nothing is decided. */
  | { readonly state: 'UNDECIDED' }
  | { readonly state: 'REFUSED'; readonly rules: readonly string[] }
  | { readonly state: 'RESERVED'; readonly amountFen: Fen }
  | { readonly state: 'WAITING'; readonly amountFen: Fen; readonly waitingFor: LimitKind }
  | { readonly state: 'ENDED'; readonly amountFen: Fen };

export interface SimulatedClaim {
  readonly claim: FiledClaim;
  readonly result: ClaimResult;
  readonly outcome: Outcome;
  /** The limit that was short when it came; null where none was. */
  readonly firstShortOf: LimitKind | null;
}

interface Held extends Omit<SimulatedClaim, 'outcome' | 'firstShortOf'> {
  readonly place: { readonly priority: number; readonly acceptedNumber: bigint };
  readonly limits: readonly { readonly kind: LimitKind; readonly account: string }[];
  readonly parts: Map<number, Fen>;
  state: 'RESERVED' | 'WAITING' | 'ENDED';
  waitingFor: { kind: LimitKind; account: string } | null;
  firstShortOf: LimitKind | null;
}

/**
 * Plays what happened in a round under some rules: who is eligible and for how much by the very functions that decide live,
 * and who gets money by the law of the waiting lists (first come, first served, nobody overtakes a claim that waits for the same
 * limit). Nothing is read or written.
 */
export class Simulation {
  private readonly available = new Map<string, Fen>();
  private readonly waiting = new Map<string, Held[]>();
  private readonly held = new Map<string, Held>();
  /** Claims that never came to the limits. */
  private readonly stopped = new Map<string, SimulatedClaim>();

  constructor(
    private readonly roundId: string,
    private readonly rules: SchemeRules,
  ) {}

  play(event: SimulatedEvent): void {
    if (event.kind === 'CLAIM') this.claim(event.claim);
    else if (event.kind === 'RELEASE') this.release(event.id, event.phase);
    else this.grant(event.account, event.amountFen);
  }

  /** How every claim stands, in the order in which they came. */
  outcomes(): SimulatedClaim[] {
    const held = [...this.held.values()].map(({ claim, result, state, waitingFor, firstShortOf, parts }) => {
      const amountFen = [...parts.values()].reduce((sum, part) => sum + part, 0n);
      const outcome: Outcome =
        state === 'WAITING' ? { state, amountFen, waitingFor: waitingFor!.kind } : { state, amountFen };
      return { claim, result, outcome, firstShortOf };
    });
    return [...this.stopped.values(), ...held].toSorted((a, b) =>
      a.claim.acceptedNumber < b.claim.acceptedNumber ? -1 : 1,
    );
  }

  private claim(claim: FiledClaim): void {
    const result = decideClaim(claim.facts, this.rules);
    const { enterprise } = claim.facts;
    if (result.ineligibilities.length > 0 || !enterprise) {
      const rules = result.ineligibilities.map(({ rule }) => rule);
      const outcome: Outcome = rules.length > 0 ? { state: 'REFUSED', rules } : { state: 'UNDECIDED' };
      this.stopped.set(claim.id, { claim, result, outcome, firstShortOf: null });
      return;
    }
    const limits = limitsOf({
      roundId: this.roundId,
      providerId: claim.providerId,
      divisionCode: enterprise.divisionCode,
      groupCode: enterprise.groupCode,
    });
    this.openLimits(limits, claim);
    const held: Held = {
      claim,
      result,
      place: { priority: result.priority, acceptedNumber: claim.acceptedNumber },
      limits,
      parts: new Map(result.phases.map(({ number, grantFen }) => [number, BigInt(grantFen)])),
      state: 'WAITING',
      waitingFor: null,
      firstShortOf: null,
    };
    this.held.set(claim.id, held);
    this.allocate(held);
    held.firstShortOf = held.waitingFor?.kind ?? null;
  }

  /** Reserves from all four limits, or lets it wait for the first that is short or for which an earlier one waits. */
  private allocate(held: Held): void {
    const needFen = totalOf(held);
    const short = held.limits.find(
      ({ account }) =>
        (this.waiting.get(account) ?? []).some((other) => other !== held && goesBefore(other, held)) ||
        this.left(account) < needFen,
    );
    this.leaveList(held);
    if (short) {
      held.waitingFor = short;
      const list = this.waiting.get(short.account) ?? [];
      const at = list.findIndex((other) => goesBefore(held, other));
      list.splice(at === -1 ? list.length : at, 0, held);
      this.waiting.set(short.account, list);
      return;
    }
    held.state = 'RESERVED';
    for (const { account } of held.limits) this.available.set(account, this.left(account) - needFen);
  }

  private release(id: string, phase: number | null): void {
    const stopped = this.stopped.get(id);
    if (stopped?.outcome.state === 'UNDECIDED')
      this.stopped.set(id, { ...stopped, outcome: { state: 'ENDED', amountFen: 0n } });
    const held = this.held.get(id);
    if (!held || held.state === 'ENDED') return;
    const ending = phase === null ? [...held.parts.keys()] : [phase];
    const freedFen = ending.reduce((sum, each) => sum + (held.parts.get(each) ?? 0n), 0n);
    for (const each of ending) held.parts.delete(each);
    const was = held.state;
    if (held.parts.size === 0) held.state = 'ENDED';
    const touched = held.limits.map(({ account }) => account);
    if (was === 'WAITING') {
      if (held.state === 'ENDED') this.leaveList(held);
    } else for (const account of touched) this.available.set(account, this.left(account) + freedFen);
    this.moveOn(touched);
  }

  private grant(account: string, amountFen: Fen): void {
    this.available.set(account, this.left(account) + amountFen);
    this.moveOn([account]);
  }

  /** Lets the waiting lists of some accounts move on, and those that open up by it. */
  private moveOn(accounts: readonly string[]): void {
    const moving = new Set(accounts);
    for (;;) {
      const heads = [...moving].flatMap((account) => this.waiting.get(account)?.[0] ?? []);
      const next = heads
        .filter((head) => this.left(head.waitingFor!.account) >= totalOf(head))
        .toSorted((a, b) => (goesBefore(a, b) ? -1 : 1))[0];
      if (!next) return;
      const from = next.waitingFor!.account;
      this.allocate(next);
      if (next.waitingFor?.account === from) moving.delete(from);
      else moving.add(from);
    }
  }

  private openLimits(limits: Held['limits'], { platform }: FiledClaim): void {
    const { enterpriseLimit, platformProviderLimit, otherProviderLimit } = this.rules;
    for (const { kind, account } of limits) {
      if (this.available.has(account)) continue;
      if (kind === 'GROUP_LIMIT') this.available.set(account, fenOf(enterpriseLimit));
      if (kind === 'PROVIDER_LIMIT')
        this.available.set(account, fenOf(platform ? platformProviderLimit : otherProviderLimit));
    }
  }

  private leaveList(held: Held): void {
    if (!held.waitingFor) return;
    const list = this.waiting.get(held.waitingFor.account)!;
    list.splice(list.indexOf(held), 1);
    held.waitingFor = null;
  }

  private left(account: string): Fen {
    return this.available.get(account) ?? 0n;
  }
}

function goesBefore(one: Held, other: Held): boolean {
  if (one.place.priority !== other.place.priority) return one.place.priority < other.place.priority;
  return one.place.acceptedNumber < other.place.acceptedNumber;
}

function totalOf({ parts }: Held): Fen {
  let total = 0n;
  for (const part of parts.values()) total += part;
  return total;
}

/** What a set of rules does to the claims of a round, in figures. */
export interface Effect {
  readonly claims: number;
  readonly eligible: number;
  readonly reserved: number;
  readonly reservedFen: Fen;
  readonly waiting: number;
  /** The day on which the first claim found the programme or its city empty; null when none did. */
  readonly firstShortOn: LocalDate | null;
  /** Providers at whose limit somebody waits. */
  readonly providersAtLimit: number;
}

export function effectOf(claims: readonly SimulatedClaim[]): Effect {
  const eligible = claims.filter(
    ({ claim, outcome }) => claim.facts.enterprise && outcome.state !== 'REFUSED',
  );
  const reserved = eligible.filter(({ outcome }) => outcome.state === 'RESERVED');
  const short = eligible.filter(
    ({ firstShortOf }) => firstShortOf === 'PROGRAMME' || firstShortOf === 'CITY_TRANCHE',
  );
  const atLimit = eligible.filter(
    ({ outcome }) => outcome.state === 'WAITING' && outcome.waitingFor === 'PROVIDER_LIMIT',
  );
  return {
    claims: claims.length,
    eligible: eligible.length,
    reserved: reserved.length,
    reservedFen: reserved.reduce(
      (sum, { outcome }) => (outcome.state === 'RESERVED' ? sum + outcome.amountFen : sum),
      0n,
    ),
    waiting: eligible.filter(({ outcome }) => outcome.state === 'WAITING').length,
    firstShortOn: short.map(({ claim }) => claim.facts.on).toSorted()[0] ?? null,
    providersAtLimit: new Set(atLimit.map(({ claim }) => claim.providerId)).size,
  };
}

/** By city, by size, ...: claims of the same key together, in the order of the keys. */
export function effectsBy(
  claims: readonly SimulatedClaim[],
  keyOf: (claim: SimulatedClaim) => string,
): { readonly key: string; readonly effect: Effect }[] {
  return [...Map.groupBy(claims, keyOf)]
    .map(([key, group]) => ({ key, effect: effectOf(group) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

export function cityKey({ claim }: SimulatedClaim): DivisionCode {
  return claim.facts.enterprise ? cityOf(claim.facts.enterprise.divisionCode) : '';
}

export function sizeKey({ claim }: SimulatedClaim): string {
  return claim.facts.enterprise?.sizeClass ?? '';
}
