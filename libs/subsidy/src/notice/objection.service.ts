import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ObjectionDecidedV1, ObjectionRaisedV1, RedemptionRejectedV1 } from '#libs/contracts';
import { type Actor, DomainError, newId, notFound } from '#libs/kernel';
import { Commands, oddCodesAmong, Outbox, whenTaken } from '#libs/platform';
import { held } from '../redemption/files.js';
import { Redemption } from '../redemption/redemption.entity.js';
import { factsOfFile } from '../redemption/redemption.events.js';
import type { ObjectionDecision } from '../rules/redemption.moves.js';
import { redemptionViews } from '../redemption/redemption.queries.js';
import { visibleFile } from '../redemption/redemption.reader.js';
import { giveBack } from '../redemption/give-back.js';
import { assertUnconflicted, blockedOf } from '../conflict/conflicts.js';
import { AllocationScheduler } from '../voucher/allocation-scheduler.js';
import { Notice, Objection, ObjectionStatement } from './notice.entity.js';
import { assertRealObjection, type ObjectorKind } from './objection.rules.js';
import type { ObjectionToDecideView, ObjectionView } from './notice.views.js';
import { changed } from '../history/changed.js';
import { assertReason } from '../rules/reason.rules.js';

export interface RaisedObjection {
  readonly facts: string;
  readonly contact: string;
  readonly objector?: {
    readonly kind: ObjectorKind;
    readonly name: string;
    readonly code?: string | null;
  } | null;
  readonly evidence?: readonly string[] | null;
}

const MOST_OBJECTIONS = 100;
const SHA_256 = /^[0-9a-f]{64}$/i;

/** Objections hold up their own case and no other, until the commission has decided. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
    private readonly scheduler: AllocationScheduler,
  ) {}

  /**
   * Objects to one redemption while its notice is open: that one is held up, the others of the notice are not.
   * @throws DomainError NOT_FOUND, OBJECTION_PERIOD, OBJECTION_CLOSED, OBJECTION_ANONYMOUS, OBJECTION_UNVERIFIABLE, OBJECTION_FACTS,
   * EVIDENCE_HASH, OBJECTION_EXISTS
   */
  raise(redemptionId: string, raised: RaisedObjection, key: string, by: Actor): Promise<ObjectionView> {
    const { facts, contact } = raised;
    const objectorKind = raised.objector?.kind ?? 'PERSON';
    const objectorName = raised.objector?.name.trim() ?? '';
    const objectorCode = objectorKind === 'ORGANISATION' ? (raised.objector?.code ?? null) : null;
    const given = { facts, contact, objectorKind, objectorName, objectorCode };
    const evidence = raised.evidence ?? [];
    const body = { redemptionId, ...given, evidence };
    return this.commands
      .run({ key, by, name: 'raiseObjection', body }, async (em, now) => {
        // Held, so that a payment of the same file comes wholly before or wholly after.
        const redemption = await held(em, redemptionId);
        if (!redemption.noticeId) throw notFound('redemption');
        (await em.findOneOrFail(Notice, redemption.noticeId)).assertOpen(now);
        // Its turn may come behind the payment that the end of the notice let through, or behind another's objection.
        if (redemption.state !== 'NOTICED') throw new DomainError('OBJECTION_CLOSED');
        assertRealObjection(given, await oddCodesAmong(em, [objectorCode]));
        assertHashes(evidence);
        const objection = em.create(Objection, {
          ...given,
          id: newId(),
          redemptionId,
          state: 'OPEN',
          evidence,
          raisedBy: by.personId,
          raisedAt: now,
        });
        const acting = { personId: by.personId, ...firstHat(by) };
        changed(em, 'OBJECTION', objection, null, acting, now);
        const fact: ObjectionRaisedV1 = {
          ...factsOf(objection, redemption),
          raisedAt: now.toISOString(),
          nextMover: 'COMMISSION',
        };
        this.outbox.add(em, ObjectionRaisedV1, redemptionId, fact, now);
        await em.flush();
        return objectionView(objection, [], 'ALL');
      })
      .catch(whenTaken('objection_one_open', 'OBJECTION_EXISTS'));
  }

  /**
   * One side says something before the decision: the enterprise about the facts, or who objected in answer.
   * @throws DomainError NOT_FOUND, OBJECTION_DECIDED, REASON_NEEDED, EVIDENCE_HASH
   */
  state(
    objectionId: string,
    said: { statement: string; evidence?: readonly string[] | null },
    key: string,
    by: Actor,
  ): Promise<ObjectionView> {
    const { statement } = said;
    const evidence = said.evidence ?? [];
    const body = { objectionId, statement, evidence };
    return this.commands.run({ key, by, name: 'answerObjection', body }, async (em, now) => {
      const seen = await em.findOne(Objection, objectionId);
      if (!seen) throw notFound('objection');
      const redemption = await held(em, seen.redemptionId);
      const objection = await em.findOneOrFail(Objection, objectionId, { refresh: true });
      const side = sideOf(objection, redemption, by);
      if (objection.state !== 'OPEN') throw new DomainError('OBJECTION_DECIDED', { state: objection.state });
      assertReason(statement);
      assertHashes(evidence);
      const { personId } = by;
      em.create(ObjectionStatement, {
        id: newId(),
        objectionId,
        side,
        statement,
        evidence,
        personId,
        at: now,
      });
      await em.flush();
      return objectionView(objection, await statementsOf(em, [objection]), side);
    });
  }

  /** Decides an objection. Upheld: the redemption is rejected and its money goes to others. Dismissed: it goes on. */
  async decide(
    id: string,
    decision: ObjectionDecision,
    reason: string,
    key: string,
    by: Actor,
  ): Promise<ObjectionView> {
    const acting = by.actingAs('objection.decide');
    const body = { id, decision, reason };
    const outcome = await this.commands.run({ key, by, name: 'decideObjection', body }, async (em, now) => {
      const seen = await em.findOne(Objection, id);
      if (!seen) throw notFound('objection');
      const redemption = await held(em, seen.redemptionId);
      await assertUnconflicted(em, redemption, by.personId, 'objection');
      const objection = await em.findOneOrFail(Objection, id, { refresh: true });
      assertReason(reason);
      const from = objection.state;
      objection.decide(decision, reason, acting, now);
      changed(em, 'OBJECTION', objection, from, acting, now, reason);
      const fact: ObjectionDecidedV1 = {
        ...factsOf(objection, redemption),
        decision,
        decidedAt: now.toISOString(),
      };
      this.outbox.add(em, ObjectionDecidedV1, redemption.id, fact, now);
      if (decision === 'UPHELD') {
        const before = redemption.state;
        redemption.reject(acting);
        changed(em, 'REDEMPTION', redemption, before, acting, now, reason);
        const ended: RedemptionRejectedV1 = {
          ...factsOfFile(redemption),
          cause: 'OBJECTION',
          rejectedAt: now.toISOString(),
        };
        this.outbox.add(em, RedemptionRejectedV1, redemption.id, ended, now);
        await giveBack(em, redemption, acting, now, reason);
      }
      await em.flush();
      const view = objectionView(objection, await statementsOf(em, [objection]), 'ALL');
      return { objection: view, roundId: redemption.roundId };
    });
    if (decision === 'UPHELD') await this.scheduler.settle(outcome.roundId);
    return outcome.objection;
  }

  /** What waits for a decision, oldest first, without the files of parties with which the person has to do. */
  async toDecide(by: Actor): Promise<ObjectionToDecideView[]> {
    const em = this.em.fork();
    const blocked = await blockedOf(em, by.personId);
    const theirs = await em.find(
      Redemption,
      { $or: [{ enterpriseId: { $in: [...blocked] } }, { providerId: { $in: [...blocked] } }] },
      { fields: ['id'] },
    );
    const found = await em.find(
      Objection,
      { state: 'OPEN', redemptionId: { $nin: theirs.map(({ id }) => id) } },
      { orderBy: { raisedAt: 'asc', id: 'asc' }, limit: MOST_OBJECTIONS },
    );
    const files = await em.find(Redemption, { id: { $in: found.map(({ redemptionId }) => redemptionId) } });
    const views = new Map((await redemptionViews(em, files)).map((view) => [view.id, view]));
    const statements = await statementsOf(em, found);
    return found.map((objection) => ({
      objection: objectionView(objection, statements, 'ALL'),
      redemption: views.get(objection.redemptionId)!,
    }));
  }

  /**
   * The objections to a redemption. Who decides sees all; the enterprise sees the facts and not who said them.
   * @throws DomainError NOT_FOUND
   */
  async of(redemptionId: string, by: Actor): Promise<ObjectionView[]> {
    const em = this.em.fork();
    const redemption = await visibleFile(em, redemptionId, by);
    const decides = by.may('objection.decide');
    const own = by.organisations('ENTERPRISE', 'objection.read').includes(redemption.enterpriseId);
    if (!decides && !own) throw notFound('redemption');
    const found = await em.find(
      Objection,
      { redemptionId },
      { orderBy: { raisedAt: 'asc' }, limit: MOST_OBJECTIONS },
    );
    const statements = await statementsOf(em, found);
    return found.map((objection) => objectionView(objection, statements, decides ? 'ALL' : 'ENTERPRISE'));
  }
}

function factsOf({ id }: Objection, redemption: Redemption) {
  return { objectionId: id, redemptionId: redemption.id, enterpriseId: redemption.enterpriseId };
}

/** @throws DomainError NOT_FOUND to everybody who is no side of it */
function sideOf(objection: Objection, redemption: Redemption, by: Actor): 'ENTERPRISE' | 'OBJECTOR' {
  if (by.organisations('ENTERPRISE', 'objection.answer').includes(redemption.enterpriseId))
    return 'ENTERPRISE';
  if (objection.raisedBy === by.personId) return 'OBJECTOR';
  throw notFound('objection');
}

/** @throws DomainError EVIDENCE_HASH */
function assertHashes(evidence: readonly string[]): void {
  if (!evidence.every((hash) => SHA_256.test(hash))) throw new DomainError('EVIDENCE_HASH');
}

function statementsOf(em: EntityManager, objections: readonly Objection[]): Promise<ObjectionStatement[]> {
  const ids = objections.map(({ id }) => id);
  return em.find(ObjectionStatement, { objectionId: { $in: ids } }, { orderBy: { at: 'asc', id: 'asc' } });
}

/** @param seenBy who objects stays hidden from the enterprise */
function objectionView(
  objection: Objection,
  statements: readonly ObjectionStatement[],
  seenBy: 'ALL' | 'ENTERPRISE' | 'OBJECTOR',
): ObjectionView {
  const { id, redemptionId, state, facts, evidence, raisedAt, decidedAt, decisionReason } = objection;
  const open = seenBy !== 'ENTERPRISE';
  const filesOf = (side: ObjectionStatement['side'], hashes: readonly string[], holder: string) =>
    hashes.map((hash) => ({ hash, holder: seenBy === 'ALL' || seenBy === side ? holder : null }));
  return {
    id,
    redemptionId,
    state,
    facts,
    evidence,
    files: filesOf('OBJECTOR', evidence, objection.raisedBy),
    raisedAt,
    decidedAt,
    decisionReason,
    objectorName: open ? objection.objectorName : null,
    contact: open ? objection.contact : null,
    statements: statements
      .filter(({ objectionId }) => objectionId === id)
      .map(({ side, statement, evidence: proof, personId, at }) => {
        return { side, statement, evidence: proof, files: filesOf(side, proof, personId), at };
      }),
  };
}

/** Anybody may object; what is recorded of the hat is the first one, if there is any. */
function firstHat(by: Actor) {
  const [first] = by.memberships;
  return {
    organisationId: first?.organisationId ?? null,
    role: first?.role ?? ('ENTERPRISE_VIEWER' as const),
  };
}
