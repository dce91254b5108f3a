import { randomUUID } from 'node:crypto';
import { FlattenedSign } from 'jose';
import { canonicalJson } from '#libs/kernel';
import type { Cast } from './cast.js';
import { dayOf, type Story } from './story.js';

export const REPORT_USAGE = `mutation ($input: ReportUsageInput!) { reportUsage(input: $input) { accepted waiting rejected } }`;
const ADOPTION = `query ($id: ID!) { adoption(enterpriseId: $id) { goals { goal status grade } } }`;

/** A batch with its detached signature (RFC 7515, appendix F) by the key of the provider's machine. */
async function signedBatch(cast: Cast, enterpriseId: string, contractId: string, periodDay: string) {
  const batch = {
    batchId: randomUUID(),
    periodDay,
    entries: [{ contractId, enterpriseId, activeUsers: 37, events: 12_480 }],
  };
  const alg = cast.machineKey.kty === 'EC' ? 'ES256' : 'EdDSA';
  const jws = await new FlattenedSign(new TextEncoder().encode(canonicalJson(batch)))
    .setProtectedHeader({ alg })
    .sign(cast.machineKey);
  return { ...batch, signature: `${jws.protected}..${jws.signature}` };
}

/** The machine of the provider reports use; the enterprise is counted once. */
export async function use(cast: Cast, story: Story, enterpriseId: string, contractId: string) {
  const day = dayOf(await cast.now());
  let input = await signedBatch(cast, enterpriseId, contractId, day);
  interface Report {
    readonly reportUsage: { readonly accepted: number; readonly waiting: number; readonly rejected: number };
  }
  await story.tell(
    cast.machine,
    'The provider’s machine reports the use of the day in a signed batch',
    () =>
      cast.machine.until(
        async () => {
          const report = await cast.machine.ask<Report>(REPORT_USAGE, { input });
          // A contract that has not arrived yet is rejected; the machine sends its entry again in a batch of its own.
          if (report.reportUsage.rejected > 0) input = await signedBatch(cast, enterpriseId, contractId, day);
          return report;
        },
        ({ reportUsage: { rejected } }) => rejected === 0,
        'The contract reaches adoption',
      ),
    ({ reportUsage: { accepted, waiting, rejected } }) =>
      `${accepted} accepted, ${waiting} waiting, ${rejected} rejected`,
  );
  interface Answer {
    readonly adoption: { readonly goals: readonly { goal: string; status: string; grade: string | null }[] };
  }
  await story.tell(
    cast.factory,
    'The factory sees that it is counted',
    () =>
      cast.factory.until(
        () => cast.factory.ask<Answer>(ADOPTION, { id: enterpriseId }),
        ({ adoption }) => adoption.goals.length === 2 && adoption.goals.every(({ grade }) => grade !== null),
        'The enterprise is counted',
      ),
    ({ adoption }) =>
      adoption.goals.map(({ goal, status, grade }) => `${goal}: ${status}, grade ${grade}`).join('; '),
  );
  return input;
}
