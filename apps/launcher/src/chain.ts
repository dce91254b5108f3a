import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { readJson, writePrivateJson } from '#libs/embedded';
import { castOf, dataFolder, newFactory, type FactoryAccount } from './chain/cast.js';
import { assess, certify, REGISTER, register, registration } from './chain/enterprise.acts.js';
import { bid, bidInput, contract, deliver, publishNeed, SEAL, type Contract } from './chain/market.acts.js';
import { shanghai, Story } from './chain/story.js';
import { CLAIM, claim, PAY, redeem, redemptionInput, SUBMIT, type Claimed } from './chain/subsidy.acts.js';
import { REPORT_USAGE, use } from './chain/usage.acts.js';

/*
 * `npm run chain` plays the main job against the running platform: a new enterprise from its registration to the count,
 * everybody with an account of their own, through the public endpoint only.
 * `npm run chain -- same` tries every step that gives something once more with the enterprise of the last run.
 */

interface LastRun {
  readonly factory: FactoryAccount;
  readonly enterpriseId: string;
  readonly needId: string;
  readonly contract: Contract;
  readonly claimed: Claimed;
  readonly redemptionId: string;
  readonly invoiceNumber: string;
  readonly usage: Record<string, unknown>;
}

const lastRunFile = join(dataFolder(), 'chain.json');

try {
  await (process.argv[2] === 'same' ? playSame() : playNew());
} catch (error) {
  process.stderr.write(`\nThe chain broke: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function playNew(): Promise<void> {
  const factory = newFactory();
  const cast = castOf(factory);
  const story = new Story(cast);
  const before = await story.goals();
  story.line(`The chain at ${cast.origin}, clock ${shanghai(await cast.now())} (Asia/Shanghai)\n`);
  const enterpriseId = await register(cast, story);
  await certify(cast, story, enterpriseId);
  await assess(cast, story, enterpriseId);
  const need = await publishNeed(cast, story, enterpriseId);
  const bidId = await bid(cast, story, need);
  const signed = await contract(cast, story, need, bidId);
  const claimed = await claim(cast, story, signed);
  await deliver(cast, story, signed);
  const invoiceNumber = String(randomInt(10_000_000, 99_999_999));
  const redemptionId = await redeem(cast, story, claimed, signed, invoiceNumber);
  const usage = await use(cast, story, enterpriseId, signed.id);
  writePrivateJson(lastRunFile, {
    factory,
    enterpriseId,
    needId: need.id,
    contract: signed,
    claimed,
    redemptionId,
    invoiceNumber,
    usage,
  } satisfies LastRun);
  reportCount(story, before, await story.goals(), 1);
}

async function playSame(): Promise<void> {
  const last = readJson(lastRunFile) as LastRun | undefined;
  if (!last) throw new Error('There was no run yet: play `npm run chain` first.');
  const cast = castOf(last.factory);
  const story = new Story(cast);
  const before = await story.goals();
  const { factory, finance, machine } = cast;
  const [provider] = cast.providers;
  story.line(`The same enterprise once more: ${last.factory.unifiedSocialCreditCode}\n`);
  await story.refused(factory, 'It registers again', 'ENTERPRISE_EXISTS', () =>
    factory.do(REGISTER, { input: registration(last.factory.unifiedSocialCreditCode) }),
  );
  await story.refused(
    provider!,
    'The provider bids again after the deadline',
    'BID_DEADLINE_PASSED',
    async () => {
      const { me } = await provider!.ask<{ me: { memberships: { organisationId: string }[] } }>(
        '{ me { memberships { organisationId } } }',
      );
      return provider!.do(SEAL, {
        input: bidInput(last.needId, me.memberships[0]!.organisationId, 1_000_000n),
      });
    },
  );
  await story.refused(
    factory,
    'It claims a second voucher for the same contract',
    ['VOUCHER_EXISTS', 'CLAIM_WINDOW'],
    () => factory.do(CLAIM, { input: { roundId: last.claimed.roundId, contractId: last.contract.id } }),
  );
  await story.refused(
    factory,
    'It asks for redemption of the same voucher again',
    'REDEMPTION_EXISTS',
    async () =>
      factory.do(SUBMIT, {
        input: redemptionInput(last.claimed.id, last.contract, await cast.now(), last.invoiceNumber),
      }),
  );
  await story.refused(finance, 'Finance pays the same redemption again', 'NOT_PAYABLE', () =>
    finance.do(PAY, { ids: [last.redemptionId] }),
  );
  await story.tell(
    machine,
    'The machine sends the same batch again: the first answer, nothing counted twice',
    () => machine.ask<{ reportUsage: { accepted: number } }>(REPORT_USAGE, { input: last.usage }),
    ({ reportUsage: { accepted } }) => `${accepted} accepted, as the first time`,
  );
  reportCount(story, before, await story.goals(), 0);
}

function reportCount(
  story: Story,
  before: Record<string, number>,
  now: Record<string, number>,
  expected: number,
): void {
  story.line('');
  for (const [goal, count] of Object.entries(now))
    story.line(`${goal}: ${before[goal]} before, ${count} after`);
  const wrong = Object.keys(now).filter((goal) => now[goal] !== (before[goal] ?? 0) + expected);
  if (wrong.length > 0)
    throw new Error(`The count of ${wrong.join(' and ')} should have gone up by exactly ${expected}.`);
  story.line(expected === 1 ? 'Counted exactly once.' : 'Counted once, and not again.');
}
