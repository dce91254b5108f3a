import { newId, type Fen } from '#libs/kernel';
import { record, type DemonstrationWork } from '#libs/platform';
import { fundRound } from './round/limits.js';
import { Round, Tranche } from './round/round.entity.js';
import { parseRules } from './scheme/scheme-rules.js';
import { tranchesOf } from './scheme/tranche.rules.js';
import { SchemeVersion } from './scheme/scheme-version.entity.js';
import { schemeVersionId, shipSchemes } from './scheme/shipped-schemes.js';

const BUDGET_FEN: Fen = 20_000_000_000n;
/** Made-up people of the commission: one proposed, another published. */
const PROPOSER = 'demonstration-programme-manager';
const PUBLISHER = 'demonstration-commission-approver';
const PUBLISHED_AT = new Date('2020-05-20T10:00:00+08:00');

/** Loads the round of 2020 as published: every city but those that the scheme leaves out, windows as announced. */
export async function loadSubsidyDemonstration({ em }: DemonstrationWork): Promise<void> {
  await shipSchemes(em, PUBLISHED_AT);
  const version = await em.findOneOrFail(SchemeVersion, schemeVersionId('GD-2020'));
  const rules = parseRules(version.rules);
  const claim = rules.claimWindow!.value;
  const redeem = rules.redeemWindow!.value;
  const round = em.create(Round, {
    id: newId(),
    schemeVersionId: version.id,
    name: '2020年服务券（演示）',
    state: 'PUBLISHED',
    claimFrom: new Date(claim.from),
    claimTo: new Date(claim.to),
    redeemFrom: new Date(redeem.from),
    redeemTo: new Date(redeem.to),
    budgetFen: BUDGET_FEN,
    overAllocated: false,
    noticeDays: rules.noticeDays.value,
    proposedBy: PROPOSER,
    proposedAt: PUBLISHED_AT,
    publishedBy: PUBLISHER,
    publishedAt: PUBLISHED_AT,
  });
  const tranches = tranchesOf(rules, BUDGET_FEN).map((tranche) => ({ roundId: round.id, ...tranche }));
  for (const tranche of tranches) em.create(Tranche, tranche);
  record(em, {
    kind: 'ROUND',
    id: round.id,
    from: null,
    to: 'PUBLISHED',
    by: { personId: PUBLISHER, organisationId: null, role: 'COMMISSION_APPROVER' },
    at: PUBLISHED_AT,
    ruleVersion: version.id,
  });
  await em.flush();
  await fundRound(em, round.id, BUDGET_FEN, tranches);
}
