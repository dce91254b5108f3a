import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  cityOf,
  DomainError,
  newId,
  notFound,
  type Actor,
  type ActingMembership,
  type Membership,
} from '#libs/kernel';
import {
  Clock,
  Commands,
  connection,
  Outbox,
  record,
  type Connection,
  type PageArgs,
  load,
} from '#libs/platform';
import { EnterpriseCopy } from '../copies/copies.entity.js';
import { NeedDraft } from './draft.entity.js';
import { policyAt, type InForce } from '#libs/policy';
import { awardByOf } from '../need/need.rules.js';
import { NEED_TERMS } from '../policy/need-terms.policy.js';
import { checkDraft } from './draft-check.js';
import type { DraftState } from './draft.moves.js';
import type { NeedContentInput } from '../need/need.views.js';
import type { NeedDraftView } from './draft.views.js';
import type { StoredContent } from '../need/need-content.js';
import { Need } from '../need/need.entity.js';
import { seenBy, type SeenNeed } from '../need/needs.service.js';
import { publishNeed, storedFrom } from '../need/publication.js';
import { maskedFor } from '../need/secrecy.rules.js';

export interface DraftToSave {
  readonly id?: string | undefined;
  readonly enterpriseId: string;
  readonly revision?: number | undefined;
  readonly content: Partial<NeedContentInput>;
}

/** Needs while they are written: by several colleagues, read by the signatory before anybody else sees them. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly commands: Commands,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Saves what was filled in so far; a saved draft that was in check or given back becomes a draft again.
   * @throws DomainError NOT_FOUND, DRAFT_CHANGED naming the revision that somebody else saved, MOVE_NOT_ALLOWED
   */
  save(input: DraftToSave, key: string, by: Actor): Promise<NeedDraftView> {
    const content = storedOf(input.content);
    const body = {
      id: input.id ?? null,
      enterpriseId: input.enterpriseId,
      revision: input.revision ?? null,
      content: JSON.stringify(content),
    };
    return this.commands.run({ key, by, name: 'saveNeedDraft', body }, async (em, now) => {
      const as = by.actingAs('need.draft', { organisationId: input.enterpriseId }, 'enterprise');
      if (input.id) {
        const { draft } = await heldDraft(em, input.id, by);
        if (draft.enterpriseId !== input.enterpriseId) throw notFound('need draft');
        const from = draft.state;
        draft.save(content, input.revision ?? 0, { personId: by.personId, role: as.role }, now);
        if (from !== draft.state) moved(em, draft, from, by, as, now);
        return this.view(em, draft, now);
      }
      const draft = newDraft(em, input.enterpriseId, content, null, by, as, now);
      return this.view(em, draft, now);
    });
  }

  /** Copies a need of the own enterprise into a new draft; the times of the old one are left out. */
  copy(needId: string, key: string, by: Actor): Promise<NeedDraftView> {
    return this.commands.run({ key, by, name: 'copyNeed', body: { needId } }, async (em, now) => {
      const need = await load(em, Need, needId, 'need');
      const as = by.actingAs('need.draft', { organisationId: need.enterpriseId }, 'need');
      const { bidDeadline: _, questionsUntil: __, deliverBy: ___, ...content } = storedFrom(need);
      return this.view(em, newDraft(em, need.enterpriseId, content, needId, by, as, now), now);
    });
  }

  /** Hands it to the signatory. @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED */
  submit(id: string, key: string, by: Actor): Promise<NeedDraftView> {
    return this.move('submitNeedDraft', { id }, key, by, (draft, role) => draft.submit(role));
  }

  /** The signatory asks for a change. @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED */
  giveBack(id: string, reason: string, key: string, by: Actor): Promise<NeedDraftView> {
    return this.move('returnNeedDraft', { id, reason }, key, by, (draft, role) =>
      draft.giveBack(reason, { personId: by.personId, role }),
    );
  }

  discard(id: string, key: string, by: Actor): Promise<NeedDraftView> {
    return this.move('discardNeedDraft', { id }, key, by, (draft, role) => draft.discard(role));
  }

  /**
   * Publishes a draft for bids: the approval of the owner.
   * @throws DomainError NOT_FOUND, MOVE_NOT_ALLOWED, DRAFT_INCOMPLETE with every problem at once, ENTERPRISE_NOT_CERTIFIED
   */
  publish(id: string, key: string, by: Actor): Promise<SeenNeed> {
    return this.commands.run({ key, by, name: 'publishNeedDraft', body: { id } }, async (em, now) => {
      const { draft } = await heldDraft(em, id, by);
      const as = by.actingAs('need.publish', { organisationId: draft.enterpriseId }, 'need draft');
      const { content, problems } = checkDraft(
        draft.content,
        await nameOf(em, draft.enterpriseId),
        (await policyAt(em, NEED_TERMS, now)).longestOpenDays,
        now,
      );
      if (!content)
        throw new DomainError('DRAFT_INCOMPLETE', {
          problems: problems.map(({ field, code }) => (field ? `${code} ${field}` : code)),
        });
      const need = await publishNeed(em, draft.enterpriseId, content, { by, as, now, outbox: this.outbox });
      const from = draft.state;
      draft.publish(need.id, { personId: by.personId, role: as.role });
      moved(em, draft, from, by, as, now);
      return seenBy(by, need, now);
    });
  }

  /** @throws DomainError NOT_FOUND for another's */
  async visibleTo(by: Actor, id: string): Promise<NeedDraftView> {
    const em = this.em.fork();
    const draft = await em.findOne(NeedDraft, id);
    if (!draft || !by.may('need.draft', { organisationId: draft.enterpriseId })) throw notFound('need draft');
    return this.view(em, draft, await this.clock.now(em));
  }

  /** The drafts of an enterprise, newest first. @throws DomainError NOT_FOUND for another's */
  async list(
    enterpriseId: string,
    { first, after }: PageArgs,
    by: Actor,
  ): Promise<Connection<NeedDraftView>> {
    by.actingAs('need.draft', { organisationId: enterpriseId }, 'enterprise');
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const page = await em.findByCursor(NeedDraft, {
      where: { enterpriseId },
      orderBy: { id: 'desc' },
      first,
      after,
      includeCount: false,
    });
    const { edges, pageInfo } = connection<NeedDraft>(page);
    const name = await nameOf(em, enterpriseId);
    const terms = await policyAt(em, NEED_TERMS, now);
    return {
      pageInfo,
      edges: edges.map(({ node, cursor }) => ({ cursor, node: draftView(node, name, terms, now) })),
    };
  }

  /**
   * The draft as providers would see the need.
   * @throws DomainError NOT_FOUND, DRAFT_INCOMPLETE, ENTERPRISE_NOT_CERTIFIED
   */
  async preview(id: string, by: Actor): Promise<SeenNeed> {
    const em = this.em.fork();
    const now = await this.clock.now(em);
    const draft = await em.findOne(NeedDraft, id);
    if (!draft || !by.may('need.draft', { organisationId: draft.enterpriseId })) throw notFound('need draft');
    const enterprise = await em.findOne(EnterpriseCopy, draft.enterpriseId);
    if (!enterprise) throw new DomainError('ENTERPRISE_NOT_CERTIFIED');
    const { longestOpenDays, awardWithinDays } = await policyAt(em, NEED_TERMS, now);
    const { content, problems } = checkDraft(draft.content, enterprise.name, longestOpenDays, now);
    if (!content) throw new DomainError('DRAFT_INCOMPLETE', { problems: problems.map(({ code }) => code) });
    const { unifiedSocialCreditCode, divisionCode, industryCode, sizeClass } = enterprise;
    return {
      ...maskedFor({
        ...content,
        id: draft.id,
        enterpriseId: draft.enterpriseId,
        enterpriseName: enterprise.name,
        unifiedSocialCreditCode,
        divisionCode,
        industryCode,
        sizeClass,
        cityCode: cityOf(divisionCode),
        contentVersion: 1,
        awardBy: awardByOf(content.bidDeadline, awardWithinDays),
        publishedAt: now,
        publishedBy: by.personId,
        maturityLevel: null,
        weakScenes: [],
        jointNeedId: null,
        awardedAt: null,
        closedAt: null,
        closingReason: null,
        closingNote: null,
      }),
      state: 'OPEN',
    };
  }

  private move(
    name: string,
    body: { id: string; reason?: string },
    key: string,
    by: Actor,
    change: (draft: NeedDraft, role: Membership['role']) => void,
  ): Promise<NeedDraftView> {
    return this.commands.run({ key, by, name, body }, async (em, now) => {
      const { draft, as } = await heldDraft(em, body.id, by);
      const from = draft.state;
      change(draft, as.role);
      moved(em, draft, from, by, as, now, body.reason);
      return this.view(em, draft, now);
    });
  }

  private async view(em: EntityManager, draft: NeedDraft, now: Date): Promise<NeedDraftView> {
    const terms = await policyAt(em, NEED_TERMS, now);
    return draftView(draft, await nameOf(em, draft.enterpriseId), terms, now);
  }
}

async function heldDraft(em: EntityManager, id: string, by: Actor) {
  const draft = await load(em, NeedDraft, id, 'need draft', { hold: true });
  return { draft, as: by.actingAs('need.draft', { organisationId: draft.enterpriseId }, 'need draft') };
}

function newDraft(
  em: EntityManager,
  enterpriseId: string,
  content: StoredContent,
  copiedFrom: string | null,
  by: Actor,
  as: ActingMembership,
  now: Date,
): NeedDraft {
  const people = { createdBy: by.personId, createdAt: now, changedBy: by.personId, changedAt: now };
  const draft = em.create(NeedDraft, {
    id: newId(),
    enterpriseId,
    content,
    state: 'DRAFT',
    revision: 1,
    copiedFrom,
    ...people,
  });
  moved(em, draft, null, by, as, now);
  return draft;
}

function moved(
  em: EntityManager,
  draft: NeedDraft,
  from: DraftState | null,
  by: Actor,
  as: ActingMembership,
  at: Date,
  reason?: string,
): void {
  const change = { kind: 'NEED_DRAFT' as const, id: draft.id, from, to: draft.state };
  record(em, { ...(reason ? { ...change, reason } : change), by: as, at });
}

/** Without a certified name there is none that could stand in a text by mistake. */
async function nameOf(em: EntityManager, enterpriseId: string): Promise<string> {
  return (await em.findOne(EnterpriseCopy, enterpriseId))?.name ?? '';
}

function storedOf(content: Partial<NeedContentInput>): StoredContent {
  const { budgetFromFen, budgetToFen, bidDeadline, questionsUntil, ...rest } = content;
  const stored = {
    ...rest,
    budgetFromFen: budgetFromFen?.toString(),
    budgetToFen: budgetToFen?.toString(),
    bidDeadline: bidDeadline?.toISOString(),
    questionsUntil: questionsUntil?.toISOString(),
  };
  return JSON.parse(JSON.stringify(stored)) as StoredContent;
}

function draftView(
  draft: NeedDraft,
  enterpriseName: string,
  { longestOpenDays }: InForce<typeof NEED_TERMS>,
  now: Date,
): NeedDraftView {
  const { budgetFromFen, budgetToFen, bidDeadline, questionsUntil, ...rest } = draft.content;
  const done = draft.state === 'PUBLISHED' || draft.state === 'DISCARDED';
  return {
    id: draft.id,
    enterpriseId: draft.enterpriseId,
    content: {
      ...rest,
      ...(budgetFromFen && { budgetFromFen: BigInt(budgetFromFen) }),
      ...(budgetToFen && { budgetToFen: BigInt(budgetToFen) }),
      ...(bidDeadline && { bidDeadline: new Date(bidDeadline) }),
      ...(questionsUntil && { questionsUntil: new Date(questionsUntil) }),
    },
    state: draft.state,
    revision: draft.revision,
    changedAt: draft.changedAt,
    problems: done ? [] : checkDraft(draft.content, enterpriseName, longestOpenDays, now).problems,
    returnReason: draft.returnReason ?? null,
    copiedFrom: draft.copiedFrom ?? null,
    needId: draft.needId ?? null,
  };
}
