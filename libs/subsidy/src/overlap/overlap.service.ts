import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  newId,
  notFound,
  type Actor,
  type Fen,
  type LocalDate,
  type Acting,
} from '#libs/kernel';
import { Commands, record } from '#libs/platform';
import { EnterpriseCopy, ContractCopy } from '../copies/copies.entity.js';
import { held } from '../redemption/files.js';
import { fingerprintOf, invoiceIdentity } from '../rules/invoice-number.rules.js';
import { lockFingerprints } from '../redemption/invoices.js';
import type { Redemption } from '../redemption/redemption.entity.js';
import { visibleFile } from '../redemption/redemption.reader.js';
import { isParty } from '../conflict/visibility.js';
import { assertUnconflicted, blockedOf } from '../conflict/conflicts.js';
import { OtherGrant, OtherGrantInvoice, OverlapAnswer, type OverlapVerdict } from './overlap.entity.js';
import { overlapsOfContract, overlapsOfFile, type AnsweredOverlap } from './overlap.queries.js';
import type { Overlap } from './overlap.rules.js';
import type { OtherGrantView, OverlapView } from './overlap.views.js';
import { aligned } from './text.rules.js';
import { assertReason } from '../rules/reason.rules.js';

export interface GivenGrant {
  readonly enterpriseId: string;
  readonly fund: string;
  readonly title: string;
  readonly scope: string;
  readonly amountFen: Fen;
  readonly grantedOn: LocalDate;
  readonly invoices?: readonly { readonly number: string; readonly code?: string | null }[] | null;
}

const MOST_GRANTS = 100;

@Injectable()
export class OverlapService {
  constructor(
    private readonly em: EntityManager,
    private readonly commands: Commands,
  ) {}

  /** Before any money is committed: where this contract may overlap. @throws DomainError NOT_FOUND */
  async ofContract(contractId: string, by: Actor): Promise<OverlapView[]> {
    const em = this.em.fork();
    const contract = await em.findOne(ContractCopy, contractId);
    if (!contract || !by.may('redemption.prepare', { organisationId: contract.enterpriseId }))
      throw notFound('contract');
    const found = await overlapsOfContract(em, contract);
    return found.map((each) =>
      viewFor({ ...each, explanation: null, decision: null }, [contract.enterpriseId]),
    );
  }

  /** The overlaps of a file: the reviewer sees both texts, the enterprise those that are its own. @throws DomainError NOT_FOUND */
  async ofFile(id: string, by: Actor): Promise<OverlapView[]> {
    const em = this.em.fork();
    const file = await visibleFile(em, id, by);
    const own = by.organisations('ENTERPRISE', 'redemption.read');
    // The provider has no business with what else its client was given.
    if (isParty(file, by) && !own.includes(file.enterpriseId)) throw notFound('redemption');
    const found = await overlapsOfFile(em, file);
    return found.map((each) => viewFor(each, isParty(file, by) ? own : undefined));
  }

  /** The enterprise says why an overlap is none. @throws DomainError NOT_FOUND, OVERLAP_GONE, REASON_NEEDED */
  explain(
    redemptionId: string,
    overlapKey: string,
    explanation: string,
    key: string,
    by: Actor,
  ): Promise<OverlapView> {
    const body = { redemptionId, overlapKey, explanation };
    return this.commands.run({ key, by, name: 'explainOverlap', body }, async (em, now) => {
      const file = await held(em, redemptionId);
      by.actingAs('redemption.prepare', { organisationId: file.enterpriseId }, 'redemption');
      assertReason(explanation);
      const answered = await this.answer(
        em,
        file,
        { overlapKey, verdict: null, answer: explanation },
        by,
        now,
      );
      return viewFor(answered, by.organisations('ENTERPRISE', 'redemption.read'));
    });
  }

  /**
   * The reviewer decides whether an overlap is the same thing paid twice; each must be decided before a file passes.
   * @throws DomainError NOT_FOUND, OVERLAP_GONE, REASON_NEEDED
   */
  decide(
    redemptionId: string,
    overlapKey: string,
    decision: { verdict: OverlapVerdict; reason: string },
    key: string,
    by: Actor,
  ): Promise<OverlapView> {
    const { verdict, reason } = decision;
    const body = { redemptionId, overlapKey, verdict, reason };
    return this.commands.run({ key, by, name: 'decideOverlap', body }, async (em, now) => {
      const file = await held(em, redemptionId);
      const { divisionCode } = file;
      by.actingAs('redemption.review', { divisionCode }, 'redemption');
      await assertUnconflicted(em, file, by.personId);
      assertReason(reason);
      return viewFor(await this.answer(em, file, { overlapKey, verdict, answer: reason }, by, now));
    });
  }

  /**
   * Money from another fund, told by the enterprise itself or by its bureau.
   * @throws DomainError NOT_FOUND, AMOUNT_NOT_POSITIVE, INVOICE_NUMBER_FORMAT, INVOICE_CODE_FORMAT
   */
  async declare(given: GivenGrant, key: string, by: Actor): Promise<OtherGrantView> {
    const { enterpriseId, fund, title, scope, amountFen, grantedOn } = given;
    // Whose file it is comes before what is wrong with it.
    await declarerOf(this.em.fork(), enterpriseId, by);
    const invoices = (given.invoices ?? []).map((invoice) => invoiceIdentity(invoice));
    const body = {
      enterpriseId,
      fund,
      title,
      scope,
      amountFen,
      grantedOn,
      invoices: invoices.map(fingerprintOf),
    };
    return this.commands.run({ key, by, name: 'declareOtherGrant', body }, async (em, now) => {
      const acting = await declarerOf(em, enterpriseId, by);
      if (amountFen <= 0n) throw new DomainError('AMOUNT_NOT_POSITIVE');
      await lockFingerprints(em, invoices.map(fingerprintOf));
      const { organisationId, personId } = acting;
      const grant = em.create(OtherGrant, {
        id: newId(),
        enterpriseId,
        fund,
        title,
        scope,
        amountFen,
        grantedOn,
        declaredBy: personId,
        organisationId,
        declaredAt: now,
      });
      for (const { number, code } of invoices)
        em.create(OtherGrantInvoice, { id: newId(), otherGrantId: grant.id, number, code });
      record(em, { kind: 'OTHER_GRANT', id: grant.id, from: null, to: 'DECLARED', by: acting, at: now });
      await em.flush();
      return otherGrantView(grant);
    });
  }

  /** Newest first; at most 100. @throws DomainError NOT_FOUND */
  async grants(enterpriseId: string, by: Actor): Promise<OtherGrantView[]> {
    const em = this.em.fork();
    const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
    const reach = { organisationId: enterpriseId, divisionCode: enterprise?.divisionCode ?? '440000' };
    if (!by.may('other-grant.read', reach)) throw notFound('enterprise');
    const own = by.memberships.some(({ organisationId }) => organisationId === enterpriseId);
    if (!own && (!enterprise || (await blockedOf(em, by.personId)).has(enterpriseId)))
      throw notFound('enterprise');
    const found = await em.find(
      OtherGrant,
      { enterpriseId },
      { orderBy: { declaredAt: 'desc', id: 'asc' }, limit: MOST_GRANTS },
    );
    return found.map(otherGrantView);
  }

  private async answer(
    em: EntityManager,
    file: Redemption,
    given: { overlapKey: string; verdict: OverlapVerdict | null; answer: string },
    by: Actor,
    now: Date,
  ): Promise<AnsweredOverlap> {
    const overlap = (await overlapsOfFile(em, file)).find(({ key }) => key === given.overlapKey);
    if (!overlap) throw new DomainError('OVERLAP_GONE');
    const { ownText, otherText, likenessBasisPoints } = overlap;
    const said = em.create(OverlapAnswer, {
      ...given,
      id: newId(),
      redemptionId: file.id,
      ownText,
      otherText,
      likenessBasisPoints,
      personId: by.personId,
      at: now,
    });
    await em.flush();
    return said.verdict ? { ...overlap, decision: said } : { ...overlap, explanation: said };
  }
}

/**
 * An overlap as it may be seen.
 * @param own the enterprises whose texts may be seen; all when left out
 */
function viewFor(overlap: AnsweredOverlap, own?: readonly string[]): OverlapView {
  const { key, kind, ownText, likenessBasisPoints, explanation, decision } = overlap;
  const open = !own || own.includes(overlap.other.enterpriseId);
  return {
    key,
    kind,
    ownText,
    likenessBasisPoints,
    otherKind: overlap.other.kind,
    ...(open ? openSide(overlap) : { otherName: null, otherText: null, segments: null }),
    explanation: explanation?.answer ?? null,
    verdict: decision?.verdict ?? null,
    verdictReason: decision?.answer ?? null,
  };
}

function openSide({ other, ownText, otherText }: Overlap) {
  return { otherName: other.name, otherText, segments: aligned(ownText, otherText) };
}

function otherGrantView({
  id,
  enterpriseId,
  fund,
  title,
  scope,
  amountFen,
  grantedOn,
}: OtherGrant): OtherGrantView {
  return { id, enterpriseId, fund, title, scope, amountFen, grantedOn };
}

/** @throws DomainError NOT_FOUND for those who are neither of the enterprise nor of its bureau */
async function declarerOf(em: EntityManager, enterpriseId: string, by: Actor): Promise<Acting> {
  const enterprise = await em.findOne(EnterpriseCopy, enterpriseId);
  const reach = { organisationId: enterpriseId, divisionCode: enterprise?.divisionCode ?? '440000' };
  return by.actingAs('other-grant.declare', reach, 'enterprise');
}
