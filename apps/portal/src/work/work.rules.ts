import type { EnterpriseWorkQuery, PersonWorkQuery, ProviderWorkQuery } from '../gql/graphql.js';
import { nodesOf } from '../graphql/nodes.js';
import { type Acting, holds } from '../session/acting.js';
import { instantOf } from '../ui/value/due.rules.js';
import { applicationMoves, reportingMoves, standingMoves } from './supplying.rules.js';
import { askedMoves, complaintMoves, evaluationMoves } from './judging.rules.js';

/** What waits for somebody, by what is to be done; each has its words below `work.moves`. */
export type Deed =
  | 'ACCEPT_INVITATION'
  | 'CORRECT_REGISTRATION'
  | 'CERTIFY'
  | 'FINISH_DRAFT'
  | 'PUBLISH_DRAFT'
  | 'BID'
  | 'AWARD'
  | 'SIGN_CONTRACT'
  | 'ACCEPT_MILESTONE'
  | 'DELIVER_MILESTONE'
  | 'CLAIM_VOUCHER'
  | 'CLAIM_REDEMPTION'
  | 'MEND_REDEMPTION'
  | 'REVIEW_REDEMPTION'
  | 'APPROVE_REDEMPTION'
  | 'NOTICE_REDEMPTION'
  | 'PAY_REDEMPTION'
  | 'ANSWER_OFFER'
  | 'ANSWER_NEEDS'
  | 'JUDGE'
  | 'AGREE'
  | 'ANSWER_CLARIFICATION'
  | 'DECIDE_CLARIFICATION'
  | 'ANSWER_COMPLAINT'
  | 'FOLLOW_COMPLAINT'
  | 'DECIDE_COMPLAINT'
  | 'ADMIT_PROVIDER'
  | 'RECTIFY'
  | 'DECIDE_APPEAL'
  | 'REPORT_USAGE';

/** Who has to make a move, seen from the reader. */
export type Mover =
  'YOU' | 'COLLEAGUE' | 'ENTERPRISE' | 'PROVIDER' | 'PROVIDERS' | 'BUREAU' | 'COMMISSION' | 'FINANCE';

export interface Move {
  readonly key: string;
  readonly deed: Deed;
  readonly mover: Mover;
  /** What it is about, in the words of the file. */
  readonly subject: string;
  /** A moment or a day; null where no rule sets one. */
  readonly by: string | null;
  readonly fen?: string;
  /** The other side, which tells contracts of one title apart. */
  readonly party?: string;
}

export interface Work {
  /** The nearest deadline first; what has none, last. */
  readonly yours: readonly Move[];
  readonly others: readonly Move[];
}

/** For which side of a contract the reader works. */
type Side = 'ENTERPRISE' | 'PROVIDER';
type ContractAtWork = ProviderWorkQuery['contracts']['edges'][number]['node'];

/** What waits for an enterprise: for this person, for a colleague with another role, for others. */
export function enterpriseWork(answer: EnterpriseWorkQuery, acting: Acting): Work {
  const { organisationId } = acting;
  const theirs = ({ enterprise }: { enterprise: { id: string } | null }): boolean =>
    enterprise?.id === organisationId;
  const ifMay = (privilege: Parameters<typeof holds>[1]): Mover =>
    holds(acting, privilege) ? 'YOU' : 'COLLEAGUE';
  const vouchers = nodesOf(answer.vouchers).filter(theirs);
  return sorted([
    ...invitations(answer),
    ...evaluationMoves(answer.myEvaluations),
    ...complaintMoves(answer.complaints, 'ENTERPRISE', ifMay('need.award')),
    ...askedMoves(answer.askedOfBidders, 'ENTERPRISE', ifMay('need.award')),
    ...registration(answer.enterprise, ifMay('enterprise.correct')),
    ...nodesOf(answer.needDrafts).flatMap((draft): Move[] => {
      const of = { key: `draft ${draft.id}`, subject: draft.content.title ?? '', by: null };
      if (draft.state === 'IN_CHECK') return [{ ...of, deed: 'PUBLISH_DRAFT', mover: ifMay('need.publish') }];
      if (draft.state !== 'DRAFT' && draft.state !== 'RETURNED') return [];
      return [{ ...of, deed: 'FINISH_DRAFT', mover: ifMay('need.draft') }];
    }),
    ...nodesOf(answer.needs)
      .filter(theirs)
      .flatMap(({ id, title, state, bidDeadline }): Move[] => {
        const of = { key: `need ${id}`, subject: title };
        if (state === 'OPEN') return [{ ...of, deed: 'BID', mover: 'PROVIDERS', by: bidDeadline }];
        if (state !== 'CLOSED') return [];
        return [{ ...of, deed: 'AWARD', mover: ifMay('need.award'), by: null }];
      }),
    ...nodesOf(answer.contracts)
      .filter(theirs)
      .flatMap((contract) => [
        ...signature(contract, 'ENTERPRISE', ifMay('contract.sign'), 'PROVIDER'),
        ...milestones(contract, 'ENTERPRISE', ifMay('milestone.accept'), 'PROVIDER'),
      ]),
    ...unclaimed(answer, organisationId, ifMay('voucher.claim')),
    ...vouchers
      .filter(({ state }) => state === 'RESERVED')
      .map(({ id, contract, amountFen, redeemBy }): Move => ({
        key: `voucher ${id}`,
        deed: 'CLAIM_REDEMPTION',
        mover: ifMay('redemption.submit'),
        subject: contract?.title ?? '',
        by: redeemBy,
        fen: amountFen,
      })),
    ...nodesOf(answer.redemptions).flatMap((redemption): Move[] => {
      const voucher = vouchers.find(({ id }) => id === redemption.voucherId);
      const next = voucher && AFTER_SUBMISSION[redemption.state];
      if (!next) return [];
      const [deed, mover] = next;
      return [
        {
          key: `redemption ${voucher.id} ${redemption.id}`,
          deed,
          mover: mover ?? ifMay('redemption.submit'),
          subject: voucher.contract?.title ?? '',
          by: redemption.state === 'RETURNED' ? redemption.mendBy : null,
          fen: redemption.amountFen,
        },
      ];
    }),
  ]);
}

/** Contracts for which no voucher was claimed yet, while a round takes claims: the window that closes first. */
function unclaimed(answer: EnterpriseWorkQuery, enterpriseId: string, mover: Mover): Move[] {
  const [by] = nodesOf(answer.rounds)
    .filter(({ claimsOpen }) => claimsOpen)
    .map(({ claimTo }) => claimTo)
    .toSorted();
  if (by === undefined) return [];
  const claimed = new Set(nodesOf(answer.vouchers).map(({ contract }) => contract?.id));
  return nodesOf(answer.contracts)
    .filter(({ enterprise }) => enterprise?.id === enterpriseId)
    .filter(({ id, state }) => (state === 'SIGNED' || state === 'ACCEPTED') && !claimed.has(id))
    .map(({ id, title }) => ({ key: `claim ${id}`, deed: 'CLAIM_VOUCHER', mover, subject: title, by }));
}

/** What waits for a provider. */
export function providerWork(answer: ProviderWorkQuery, acting: Acting): Work {
  const { organisationId } = acting;
  const ifMay = (privilege: Parameters<typeof holds>[1]): Mover =>
    holds(acting, privilege) ? 'YOU' : 'COLLEAGUE';
  return sorted([
    ...invitations(answer),
    ...evaluationMoves(answer.myEvaluations),
    ...complaintMoves(
      answer.complaints.filter(({ provider }) => provider.id === organisationId),
      'PROVIDER',
      ifMay('complaint.raise'),
    ),
    ...askedMoves(answer.askedOfBidders, 'PROVIDER', ifMay('bid.seal')),
    ...answer.directPurchases
      .filter(({ provider, turn }) => provider.id === organisationId && turn.mover === 'PROVIDER')
      .map(({ id, solution, answerBy, priceFen }): Move => ({
        key: `offer ${id}`,
        deed: 'ANSWER_OFFER',
        mover: ifMay('direct.answer'),
        subject: solution.title,
        by: answerBy,
        fen: priceFen,
      })),
    ...standingMoves(answer),
    ...reportingMoves(answer, organisationId, ifMay('machine.manage')),
    ...promisedBids(answer, ifMay('bid.seal')),
    ...nodesOf(answer.contracts)
      .filter(({ provider }) => provider.id === organisationId)
      .flatMap((contract) => [
        ...signature(contract, 'PROVIDER', ifMay('contract.sign'), 'ENTERPRISE'),
        ...milestones(contract, 'PROVIDER', 'ENTERPRISE', ifMay('milestone.report')),
      ]),
  ]);
}

/** What waits for a person who belongs to no organisation. */
export function personWork(answer: PersonWorkQuery): Work {
  return sorted([
    ...invitations(answer),
    ...evaluationMoves(answer.myEvaluations),
    ...applicationMoves(answer),
  ]);
}

/** A need that the provider wants to bid for is a line each; those that it has not answered are one. */
function promisedBids({ needsForMe }: ProviderWorkQuery, mover: Mover): Move[] {
  const open = (needsForMe ?? []).flatMap(({ need, accepts }) => (need ? [{ ...need, accepts }] : []));
  const unanswered = open.filter(({ accepts }) => accepts === null);
  const nearest = unanswered.map(({ bidDeadline }) => bidDeadline).toSorted()[0];
  return [
    ...open
      .filter(({ accepts }) => accepts)
      .map(({ id, title, bidDeadline }): Move => ({
        key: `bid ${id}`,
        deed: 'BID',
        mover,
        subject: title,
        by: bidDeadline,
      })),
    ...(nearest
      ? [
          {
            key: 'needs',
            deed: 'ANSWER_NEEDS',
            mover,
            subject: String(unanswered.length),
            by: nearest,
          } satisfies Move,
        ]
      : []),
  ];
}

/** Whose move a claim is once it was handed in; where nobody is named, it is the enterprise's own. */
const AFTER_SUBMISSION: Readonly<Record<string, readonly [Deed, Mover?]>> = {
  RETURNED: ['MEND_REDEMPTION'],
  SUBMITTED: ['REVIEW_REDEMPTION', 'BUREAU'],
  REVIEWED: ['APPROVE_REDEMPTION', 'COMMISSION'],
  APPROVED: ['NOTICE_REDEMPTION', 'COMMISSION'],
  NOTICED: ['PAY_REDEMPTION', 'FINANCE'],
  PAYING: ['PAY_REDEMPTION', 'FINANCE'],
};

function invitations({ myInvitations }: Pick<EnterpriseWorkQuery, 'myInvitations'>): Move[] {
  return myInvitations.map(({ id, organisationName, expiresAt }) => ({
    key: `invitation ${id}`,
    deed: 'ACCEPT_INVITATION',
    mover: 'YOU',
    subject: organisationName,
    by: expiresAt,
  }));
}

function registration({ id, name, state }: EnterpriseWorkQuery['enterprise'], own: Mover): Move[] {
  const of = { key: `enterprise ${id}`, subject: name, by: null };
  if (state === 'REFUSED') return [{ ...of, deed: 'CORRECT_REGISTRATION', mover: own }];
  if (state === 'REGISTERED') return [{ ...of, deed: 'CERTIFY', mover: 'BUREAU' }];
  return [];
}

/** A text that waits for signatures waits first for the reader's side, unless that has signed this very text. */
function signature(contract: ContractAtWork, side: Side, own: Mover, other: Mover): Move[] {
  const { id, title, totalFen, pending, signatures } = contract;
  if (!pending) return [];
  const signed = signatures.some((each) => each.side === side && each.documentHash === pending.documentHash);
  return [
    {
      key: `signature ${id}`,
      deed: 'SIGN_CONTRACT',
      mover: signed ? other : own,
      subject: title,
      by: null,
      fen: totalFen,
      party: partyOf(contract, side),
    },
  ];
}

function partyOf({ enterpriseName, provider }: ContractAtWork, side: Side): string {
  return side === 'ENTERPRISE' ? provider.name : enterpriseName;
}

/** What was reported waits for acceptance; else the next one waits for delivery. */
function milestones(contract: ContractAtWork, side: Side, accepts: Mover, delivers: Mover): Move[] {
  const { id, title, state, milestones: all } = contract;
  if (state !== 'SIGNED') return [];
  const of = (milestone: (typeof all)[number]) => ({
    key: `milestone ${id} ${milestone.id}`,
    subject: `${milestone.title} · ${title}`,
    fen: milestone.amountFen,
    party: partyOf(contract, side),
  });
  const reported = all.filter((each) => each.state === 'REPORTED');
  const planned = all.find((each) => each.state === 'PLANNED');
  return [
    ...reported.map((each): Move => ({ ...of(each), deed: 'ACCEPT_MILESTONE', mover: accepts, by: null })),
    ...(planned
      ? [{ ...of(planned), deed: 'DELIVER_MILESTONE', mover: delivers, by: planned.dueOn } satisfies Move]
      : []),
  ];
}

function sorted(moves: readonly Move[]): Work {
  const ordered = moves.toSorted((a, b) => deadlineOf(a) - deadlineOf(b));
  return {
    yours: ordered.filter(({ mover }) => mover === 'YOU'),
    others: ordered.filter(({ mover }) => mover !== 'YOU'),
  };
}

function deadlineOf({ by }: Move): number {
  return by === null ? Number.MAX_SAFE_INTEGER : instantOf(by);
}
