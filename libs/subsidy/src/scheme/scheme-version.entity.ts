import { defineEntity, p } from '@mikro-orm/core';
import { assertMove, DomainError, type Acting } from '#libs/kernel';
import { stateOf } from '#libs/platform';
import { SCHEME_MOVES, type SchemeState } from './scheme.moves.js';

const SchemeVersionSchema = defineEntity({
  name: 'SchemeVersion',
  properties: {
    id: p.uuid().primary(),
    /** E.g. `GD-2020`. */
    scheme: p.text(),
    version: p.integer(),
    name: p.text(),
    state: stateOf('SCHEME', p.text().$type<SchemeState>()),
    /** It came with the platform, from the public sources. */
    shipped: p.boolean(),
    rules: p.json<object>(),
    draftedBy: p.text(),
    draftedAt: p.datetime(),
    proposedBy: p.text().nullable(),
    proposedAt: p.datetime().nullable(),
    publishedBy: p.text().nullable(),
    publishedAt: p.datetime().nullable(),
    revision: p.integer().version(),
  },
});

/** A version of a scheme. Published it is never changed: a file keeps the version that it was filed under. */
export class SchemeVersion extends SchemeVersionSchema.class {
  /** @throws DomainError SCHEME_NOT_DRAFT when it was proposed already */
  change(name: string, rules: object, by: Acting, at: Date): void {
    if (this.state !== 'DRAFT') throw new DomainError('SCHEME_NOT_DRAFT', { state: this.state });
    this.name = name;
    this.rules = rules;
    this.draftedBy = by.personId;
    this.draftedAt = at;
  }

  /** @throws DomainError MOVE_NOT_ALLOWED */
  propose(by: Acting, at: Date): void {
    this.move('PROPOSED', by);
    this.proposedBy = by.personId;
    this.proposedAt = at;
  }

  /** @throws DomainError MOVE_NOT_ALLOWED; DUTIES_SEPARATED when the one who wrote or proposed it publishes */
  publish(by: Acting, at: Date): void {
    assertMove(SCHEME_MOVES, this.state, 'PUBLISHED', by.role);
    if (this.proposedBy === by.personId || this.draftedBy === by.personId)
      throw new DomainError('DUTIES_SEPARATED', { earlier: 'propose', now: 'publish' });
    this.state = 'PUBLISHED';
    this.publishedBy = by.personId;
    this.publishedAt = at;
  }

  /** Back to those who wrote it. @throws DomainError MOVE_NOT_ALLOWED */
  giveBack(by: Acting): void {
    this.move('DRAFT', by);
    this.proposedBy = null;
    this.proposedAt = null;
  }

  /** @throws DomainError MOVE_NOT_ALLOWED */
  withdraw(by: Acting): void {
    this.move('WITHDRAWN', by);
  }

  private move(to: SchemeState, by: Acting): void {
    assertMove(SCHEME_MOVES, this.state, to, by.role);
    this.state = to;
  }
}
SchemeVersionSchema.setClass(SchemeVersion);
