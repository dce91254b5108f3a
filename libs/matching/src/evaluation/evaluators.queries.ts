import { load } from '#libs/platform';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isUUID } from 'class-validator';
import { DomainError, sha256Hex, type Actor, type ActingMembership } from '#libs/kernel';
import type { OpenedBid } from '../bid/bid.rules.js';
import { Clarification, Evaluator } from './evaluation.entity.js';
import { withoutNames } from './evaluation.rules.js';
import { ProviderCopy } from '../copies/copies.entity.js';
import { Need, notYetOpen } from '../need/need.entity.js';

/** A bid as an evaluator sees it alone: without the name of the bidder, and without prices. */
export interface AnonymousBid {
  readonly number: number;
  readonly bidId: string;
  readonly deliveryMonths: number;
  readonly lines: readonly { readonly kind: string; readonly description: string }[];
  readonly milestones: readonly { readonly title: string; readonly dueInMonths: number }[];
  readonly proposal: string;
  /** What the bidder supplied when it was asked for missing parts. */
  readonly supplied: string | null;
}

/** As whom somebody acts for an enterprise that asked them to, whether or not they belong to it. */
export function membershipFor(by: Actor, enterpriseId: string): ActingMembership {
  const own = by.memberships.find(({ organisationId }) => organisationId === enterpriseId);
  return {
    personId: by.personId,
    ...(own ?? {
      organisationId: enterpriseId,
      organisationKind: 'ENTERPRISE',
      role: 'ENTERPRISE_VIEWER',
      divisionCode: null,
    }),
  };
}

/**
 * Whether a person belongs to a bidder of a need: by a membership, or by one in a company with the same credit code.
 */
export async function tiedTo(em: EntityManager, needId: string, personId: string): Promise<boolean> {
  const [row] = await em.execute<{ tied: boolean }[]>(
    `with bidder as materialized (
       select distinct b.provider_id as id, p.unified_social_credit_code as code
         from bid b left join provider_copy p on p.id = b.provider_id
        where b.need_id = ? and b.replaced_at is null)
     select exists (
       select from membership m
         left join enterprise_copy e on e.id = m.organisation_id
         left join provider_copy p on p.id = m.organisation_id
        where m.person_id = ? and m.ended_at is null
          and (m.organisation_id in (select id from bidder)
               or e.unified_social_credit_code in (select code from bidder)
               or p.unified_social_credit_code in (select code from bidder))) as tied`,
    [needId, personId],
  );
  return row!.tied;
}

/**
 * Who may judge the bids of a need now.
 * @throws DomainError NOT_FOUND for those who were not asked, NOT_YET_OPEN, CONFLICT_OF_INTEREST, DECLARE_FIRST
 */
export async function judgeOf(
  em: EntityManager,
  needId: string,
  by: Actor,
  now: Date,
): Promise<{ need: Need; evaluator: Evaluator }> {
  const evaluator = await load(em, Evaluator, { needId, personId: by.personId }, 'evaluation');
  const need = await em.findOneOrFail(Need, needId);
  if (now < need.bidDeadline) throw notYetOpen(need.bidDeadline);
  if (evaluator.conflictAt || (await tiedTo(em, needId, by.personId)))
    throw new DomainError('CONFLICT_OF_INTEREST');
  if (!evaluator.declaredAt) throw new DomainError('DECLARE_FIRST');
  return { need, evaluator };
}

/**
 * An evaluator sees whose bids they are when the individual scores are closed, and one who is tied to a bidder never.
 * @throws DomainError EVALUATION_UNDER_WAY, CONFLICT_OF_INTEREST
 */
export async function assertMaySeeNames(em: EntityManager, needId: string, by: Actor): Promise<void> {
  const found = await namesFor(em, needId, by);
  if (found?.conflicted) throw new DomainError('CONFLICT_OF_INTEREST');
  if (found && !found.closed) throw new DomainError('EVALUATION_UNDER_WAY');
}

export async function maySeeNames(em: EntityManager, needId: string, by: Actor): Promise<boolean> {
  const found = await namesFor(em, needId, by);
  return !found || (found.closed && !found.conflicted);
}

/** Undefined for somebody who judges nothing here. */
async function namesFor(em: EntityManager, needId: string, by: Actor) {
  const [row] = await em.execute<{ conflicted: boolean; closed: boolean }[]>(
    `select evaluator.conflict_at is not null as conflicted, plan.individual_closed_at is not null as closed
       from evaluator join evaluation_plan plan using (need_id) where need_id = ? and person_id = ?`,
    [needId, by.personId],
  );
  return row;
}

/** A person by whom the room identity names them; an issuer whose ids are of another form names nobody. */
export function referenceTo(personId: string): { id: string } | null {
  return isUUID(personId) ? { id: personId } : null;
}

/** The number of each bid on the sheets: an order that tells nothing of bidders, prices or times. */
export function numbersOf(needId: string, bids: readonly { readonly id: string }[]): Map<string, number> {
  const ordered = bids
    .map(({ id }) => ({ id, order: sha256Hex(`${needId} ${id}`) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  return new Map(ordered.map(({ id }, at) => [id, at + 1]));
}

/** The bids of a need by number, without what tells whose they are. */
export async function anonymousBids(
  em: EntityManager,
  needId: string,
  bids: readonly OpenedBid[],
): Promise<AnonymousBid[]> {
  const providers = await em.find(ProviderCopy, {
    id: { $in: bids.map(({ providerId }) => providerId) },
  });
  const names = providers.flatMap(({ name, unifiedSocialCreditCode }) => [name, unifiedSocialCreditCode]);
  const supplied = await em.find(Clarification, { needId, kind: 'MISSING_PARTS', accepted: true });
  const hide = (text: string) => withoutNames(text, names);
  const numbers = numbersOf(needId, bids);
  return bids
    .toSorted((a, b) => numbers.get(a.id)! - numbers.get(b.id)!)
    .map((bid) => {
      const answer = supplied.find(({ bidId }) => bidId === bid.id)?.answer;
      return {
        number: numbers.get(bid.id)!,
        bidId: bid.id,
        deliveryMonths: bid.deliveryMonths,
        lines: bid.lines.map(({ kind, description }) => ({ kind, description: hide(description) })),
        milestones: bid.milestones.map(({ title, dueInMonths }) => ({ title: hide(title), dueInMonths })),
        proposal: hide(bid.proposal),
        supplied: answer ? hide(answer) : null,
      };
    });
}
