import { randomBytes } from 'node:crypto';
import { Upload } from 'tus-js-client';
import { newId } from '#libs/kernel';
import { aPlatform, FIRST_START_MS, type TestPlatform } from '../../support/a-platform.js';
import { aPdf, sha256 } from '../../support/some-files.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await aPlatform();
}, FIRST_START_MS);
afterAll(() => platform?.stop(), 60_000);

const BEGIN = `mutation ($input: BeginUploadInput!, $key: ID!) {
  beginUpload(input: $input, idempotencyKey: $key) { id address } }`;
const COMPLETE = `mutation ($id: ID!, $key: ID!) {
  completeUpload(id: $id, idempotencyKey: $key) { hash link } }`;

test('an upload goes on where it stopped when the gateway and then the service is killed, and is whole', async () => {
  const token = await platform.token('factory01');
  const bytes = aPdf(randomBytes(16).toString('hex'), 30 * 2 ** 20);
  const begun = await platform.ask(BEGIN, {
    token,
    variables: {
      input: { kind: 'PAPER', name: '验收报告.pdf', sizeBytes: bytes.length, sha256: sha256(bytes) },
      key: newId(),
    },
  });
  const { id, address } = begun.data!.beginUpload;
  const toKill = [
    { program: 'gateway', at: 0.25 },
    { program: 'office', at: 0.6 },
  ];
  let sentBytes = 0;
  let offset = 0;
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      uploadUrl: `${platform.origin}${address}`,
      chunkSize: 2 ** 20,
      headers: { authorization: `Bearer ${token}` },
      retryDelays: Array.from({ length: 60 }, () => 500),
      onShouldRetry: () => true,
      onChunkComplete: (chunk, accepted) => {
        sentBytes += chunk;
        expect(accepted).toBeGreaterThan(offset);
        offset = accepted;
        const next = toKill[0];
        if (next && accepted / bytes.length > next.at)
          process.kill(platform.pidOf(toKill.shift()!.program), 'SIGKILL');
      },
      onError: reject,
      onSuccess: () => resolve(),
    });
    upload.start();
  });
  expect(toKill).toEqual([]);
  // What was accepted is not sent again.
  expect(sentBytes).toBeLessThanOrEqual(bytes.length);
  const done = await platform.ask(COMPLETE, { token, variables: { id, key: newId() } });
  const { hash, link } = done.data!.completeUpload;
  expect(hash).toBe(sha256(bytes));
  const opened = await fetch(`${platform.origin}${link}`, { headers: { authorization: `Bearer ${token}` } });
  expect(opened.headers.get('content-disposition')).toContain('attachment');
  expect(sha256(Buffer.from(await opened.arrayBuffer()))).toBe(hash);
  const stranger = await platform.token('provider01');
  const refused = await fetch(`${platform.origin}${link}`, {
    headers: { authorization: `Bearer ${stranger}` },
  });
  expect(refused.status).toBe(404);
}, 180_000);

test('through the gateway nothing but pieces goes in', async () => {
  const token = await platform.token('factory01');
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  for (const method of ['POST', 'OPTIONS', 'PUT']) {
    const answer = await fetch(`${platform.origin}/files/uploads`, { method, headers });
    expect(answer.status).toBe(404);
  }
  const anybody = await fetch(`${platform.origin}/files/uploads/${newId()}`, { method: 'HEAD' });
  expect(anybody.status).toBe(401);
});
