import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type Role } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { DRAFT_MOVES, type DraftState } from './draft.moves.js';
import type { StoredContent } from '../need/need-content.js';
import { Need } from '../need/need.entity.js';

const NeedDraftSchema = defineEntity({
  name: 'NeedDraft',
  indexes: [{ name: 'need_draft_of_enterprise', properties: ['enterpriseId', 'id'] }],
  checks: [
    {
      name: 'need_draft_state_check',
      expression: "state in ('DRAFT', 'IN_CHECK', 'RETURNED', 'PUBLISHED', 'DISCARDED')",
    },
    { name: 'need_draft_published_check', expression: "(state = 'PUBLISHED') = (need_id is not null)" },
    {
      name: 'need_draft_returned_check',
      expression: "state <> 'RETURNED' or length(return_reason) > 0",
    },
  ],
  properties: {
    id: p.uuid().primary(),
    enterpriseId: p.uuid(),
    content: p.json<StoredContent>(),
    state: stateOf('NEED_DRAFT', p.text().$type<DraftState>()),
    /** Counts the savings, so that of two people who edit at once the second learns it and loses nothing. */
    revision: p.integer().default(1),
    createdBy: p.text(),
    createdAt: p.datetime(),
    changedBy: p.text(),
    changedAt: p.datetime(),
    checkedBy: p.text().nullable(),
    returnReason: p.text().nullable(),
    copiedFrom: () => p.manyToOne(Need).mapToPk().joinColumn('copied_from').nullable(),
    needId: () => p.manyToOne(Need).mapToPk().joinColumn('need_id').nullable(),
  },
});

/** A need while it is written: seen by its enterprise alone. */
export class NeedDraft extends NeedDraftSchema.class {
  /** @throws DomainError DRAFT_CHANGED when somebody saved since; MOVE_NOT_ALLOWED when it is no draft any more */
  save(content: StoredContent, revision: number, by: { personId: string; role: Role }, at: Date): void {
    if (revision !== this.revision) throw new DomainError('DRAFT_CHANGED', { revision: this.revision });
    if (this.state !== 'DRAFT') this.move('DRAFT', by.role);
    this.content = content;
    this.revision += 1;
    this.changedBy = by.personId;
    this.changedAt = at;
  }

  submit(by: Role): void {
    this.move('IN_CHECK', by);
    this.returnReason = null;
  }

  giveBack(reason: string, by: { personId: string; role: Role }): void {
    this.move('RETURNED', by.role);
    this.checkedBy = by.personId;
    this.returnReason = reason;
  }

  publish(needId: string, by: { personId: string; role: Role }): void {
    this.move('PUBLISHED', by.role);
    this.checkedBy = by.personId;
    this.needId = needId;
  }

  discard(by: Role): void {
    this.move('DISCARDED', by);
  }

  private move(to: DraftState, by: Role): void {
    assertMove(DRAFT_MOVES, this.state, to, by);
    this.state = to;
  }
}
NeedDraftSchema.setClass(NeedDraft);
