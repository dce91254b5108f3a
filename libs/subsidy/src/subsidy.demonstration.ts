import { newId, splitBy, type Fen } from '#libs/kernel';
import type { DemonstrationWork } from '#libs/platform';
import { cities } from '#libs/reference';
import { record } from './history.entity.js';
import { fundRound } from './round/limits.js';
import { Round, Tranche } from './round/round.entity.js';
import { parseRules } from './scheme/scheme-rules.js';
import { SchemeVersion } from './scheme/scheme-version.entity.js';
import { schemeVersionId, shipSchemes } from './scheme/shipped-schemes.js';

const BUDGET_FEN: Fen = 20_000_000_000n;
/** Made-up people of the commission: one proposed, another published. */
const PROPOSER = 'demonstration-programme-manager';
const PUBLISHER = 'demonstration-commission-approver';
const PUBLISHED_AT = new Date('2020-05-20T10:00:00+08:00');

/** How much more some cities do than others; a stand-in for the factors of the real split. */
const WEIGHTS: Readonly<Record<string, bigint>> = {
  '440100': 5n,
  '440600': 5n,
  '441900': 5n,
  '441300': 3n,
  '442000': 3n,
  '440400': 2n,
  '440700': 2n,
  '441200': 2n,
};

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
    noticeDays: rules.noticeDays.value,
    proposedBy: PROPOSER,
    proposedAt: PUBLISHED_AT,
    publishedBy: PUBLISHER,
    publishedAt: PUBLISHED_AT,
  });
  const codes = cities()
    .map(({ code }) => code)
    .filter((code) => !rules.excludedCityCodes.value.includes(code));
  const amounts = splitBy(
    BUDGET_FEN,
    codes.map((code) => WEIGHTS[code] ?? 1n),
  );
  const tranches = codes.map((cityCode, i) => ({ roundId: round.id, cityCode, amountFen: amounts[i]! }));
  for (const tranche of tranches) em.create(Tranche, tranche);
  record(em, {
    kind: 'ROUND',
    id: round.id,
    from: null,
    to: 'PUBLISHED',
    by: { personId: PUBLISHER, organisationId: null, role: 'COMMISSION_APPROVER' },
    at: PUBLISHED_AT,
    schemeVersionId: version.id,
  });
  await em.flush();
  await fundRound(em, round.id, BUDGET_FEN, tranches);
}
