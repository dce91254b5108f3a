import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';
import { rememberSignedIn } from '../session/again.js';
import { type Operation, request } from './client.js';

const realFetch = globalThis.fetch;
const NAME = { __meta__: { hash: 'Name.1' } } as unknown as Operation<{ name: string }, { id: string }>;
let sent: RequestInit = {};

function serverAnswers(answer: () => Response | Promise<Response>): void {
  globalThis.fetch = async (_, init = {}) => {
    sent = init;
    return answer();
  };
}

const beside = new BroadcastChannel('session');
afterAll(() => beside.close());
afterEach(() => {
  globalThis.fetch = realFetch;
});

test('sends the id of the document, in the language of the page and as our own page alone can', async () => {
  serverAnswers(() => Response.json({ data: { name: 'x' } }));
  await expect(request(NAME, { id: '7' })).resolves.toEqual({ name: 'x' });
  expect(JSON.parse(sent.body as string)).toEqual({ documentId: 'Name.1', variables: { id: '7' } });
  expect(sent.headers).toMatchObject({ 'Accept-Language': 'zh-CN', 'x-requested-with': 'yunshang-portal' });
});

test('says of what it asks by itself, while nobody is at the page, that no person made it', async () => {
  serverAnswers(() => Response.json({ data: { name: 'x' } }));
  await request(NAME, { id: '7' });
  expect(sent.headers).not.toHaveProperty('x-unattended');
  const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  await request(NAME, { id: '7' });
  later.mockRestore();
  expect(sent.headers).toHaveProperty('x-unattended', 'yes');
});

describe('a problem', () => {
  test.each([
    [
      'is the code, the sentence and the facts of the server',
      () =>
        Response.json({
          data: { name: 'half' },
          errors: [{ message: 'No.', extensions: { code: 'TOO_BIG', params: { field: 'name' } } }],
        }),
      { code: 'TOO_BIG', said: 'No.', field: 'name' },
    ],
    [
      'is the refusal that comes with an HTTP status',
      () => Response.json({ errors: [{ message: 'No.', extensions: { code: 'TOO_BIG' } }] }, { status: 413 }),
      { code: 'TOO_BIG' },
    ],
    [
      'has a code of ours where the server gave none',
      () => Response.json({ errors: [{ message: 'x' }] }),
      { code: 'SERVER_FAILED' },
    ],
    [
      'is SERVER_FAILED for the page of a proxy',
      () => new Response('<html>', { status: 502 }),
      { code: 'SERVER_FAILED' },
    ],
    ['is UNREADABLE_ANSWER for anything else', () => new Response('hello'), { code: 'UNREADABLE_ANSWER' }],
    ['is UNREADABLE_ANSWER without data', () => Response.json({}), { code: 'UNREADABLE_ANSWER' }],
    ['is NETWORK where nobody answers', () => Promise.reject(new TypeError('failed')), { code: 'NETWORK' }],
  ])('%s', async (_, answer, problem) => {
    serverAnswers(answer);
    await expect(request(NAME, { id: '7' })).rejects.toMatchObject({ name: 'Problem', ...problem });
  });
});

test('an aborted request throws what it was aborted with, not a problem', async () => {
  const controller = new AbortController();
  serverAnswers(() => {
    controller.abort(new Error('left'));
    return Promise.reject(new TypeError('failed'));
  });
  await expect(request(NAME, { id: '7' }, controller.signal)).rejects.toThrow('left');
});

test('what met an ended session is sent once more, unchanged, when the person has signed in again', async () => {
  rememberSignedIn(true);
  let ended = true;
  const bodies: unknown[] = [];
  globalThis.fetch = async (_, init = {}) => {
    bodies.push(init.body);
    if (!ended) return Response.json({ data: { name: 'x' } });
    return Response.json(
      { errors: [{ message: 'The session has ended.', extensions: { code: 'SESSION_ENDED' } }] },
      { status: 401 },
    );
  };
  const answer = request(NAME, { id: '7' });
  while (bodies.length === 0) await new Promise(setImmediate);
  await new Promise(setImmediate);
  ended = false;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  beside.postMessage('signed-in');
  await expect(answer).resolves.toEqual({ name: 'x' });
  expect(bodies).toEqual([bodies[0], bodies[0]]);
});

test('who never signed in on this page is not asked to: the old cookie is given back and the question asked again', async () => {
  rememberSignedIn(false);
  const asked: string[] = [];
  globalThis.fetch = async (address) => {
    asked.push(address as string);
    if (asked.length > 1) return Response.json({ data: { name: 'x' } });
    return Response.json(
      { errors: [{ message: 'x', extensions: { code: 'SESSION_ENDED' } }] },
      { status: 401 },
    );
  };
  await expect(request(NAME, { id: '7' })).resolves.toEqual({ name: 'x' });
  expect(asked).toEqual(['/graphql', '/session', '/graphql']);
});
