/** What a program fills in before it can report. */
export interface Example {
  readonly origin: string;
  readonly clientId: string;
  readonly periodDay: string;
  readonly entries: readonly {
    readonly contractId: string;
    readonly enterpriseId: string;
    readonly activeUsers: number;
    readonly events: number;
  }[];
}

/**
 * A program that reports the use of a day, to begin with: Node.js 20 or newer, no packages. It signs in by the key of the
 * machine, signs the batch by the same key, sends it and prints what became of each line.
 */
export function reportScript({ origin, clientId, periodDay, entries }: Example): string {
  return `// node report-usage.mjs machine-key.json
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PLATFORM = ${JSON.stringify(origin)};
const CLIENT_ID = ${JSON.stringify(clientId)};
const jwk = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = createPrivateKey({ key: jwk, format: 'jwk' });

// The use of one day. Members in this order, nothing else: this text is what is signed.
const batch = {
  batchId: randomUUID(),
  entries: ${JSON.stringify(
    entries.map(({ activeUsers, contractId, enterpriseId, events }) => ({
      activeUsers,
      contractId,
      enterpriseId,
      events,
    })),
    undefined,
    2,
  ).replaceAll('\n', '\n  ')},
  periodDay: ${JSON.stringify(periodDay)},
};

const base64url = (text) => Buffer.from(text).toString('base64url');
const ALGORITHM = jwk.kty === 'OKP' ? 'EdDSA' : 'ES256';
const HEADER = base64url(JSON.stringify({ alg: ALGORITHM }));
const signed = (text) =>
  sign(ALGORITHM === 'EdDSA' ? null : 'sha256', Buffer.from(HEADER + '.' + base64url(text)), {
    key,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');

// 1. An access token, for this machine.
const { issuer, token_endpoint } = await (await fetch(PLATFORM + '/oidc/.well-known/openid-configuration')).json();
const now = Math.floor(Date.now() / 1000);
const claims = { iss: CLIENT_ID, sub: CLIENT_ID, aud: issuer, jti: randomUUID(), iat: now, exp: now + 60 };
const assertion = JSON.stringify(claims);
const { access_token } = await (
  await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: HEADER + '.' + base64url(assertion) + '.' + signed(assertion),
    }),
  })
).json();

// 2. The signed batch. The same batchId again is answered by the first report and counts once.
const query = \`mutation ($input: ReportUsageInput!) {
  reportUsage(input: $input) { accepted waiting rejected entries { contractId status code } }
}\`;
const signature = HEADER + '..' + signed(JSON.stringify(batch));
const answer = await fetch(PLATFORM + '/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer ' + access_token },
  body: JSON.stringify({ query, variables: { input: { ...batch, signature } } }),
});
console.log(JSON.stringify(await answer.json(), undefined, 2));
`;
}
