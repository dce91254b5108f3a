import { afterEach, describe, expect, test } from '@jest/globals';
import { operation, request } from './client.js';

const realFetch = globalThis.fetch;
const NAME = operation<{ name: string }>('query { name }');
let sent: RequestInit = {};

function serverAnswers(answer: () => Response | Promise<Response>): void {
  globalThis.fetch = async (_, init = {}) => {
    sent = init;
    return answer();
  };
}

afterEach(() => {
  globalThis.fetch = realFetch;
});

test('gives the data, asking in the language of the page and without cookies', async () => {
  serverAnswers(() => Response.json({ data: { name: 'x' } }));
  await expect(request(NAME, { accessToken: 'abc' })).resolves.toEqual({ name: 'x' });
  expect(sent.credentials).toBe('omit');
  expect(sent.headers).toMatchObject({ 'Accept-Language': 'zh-CN', Authorization: 'Bearer abc' });
});

describe('a problem', () => {
  test.each([
    [
      'is the code and the sentence of the server',
      () =>
        Response.json({
          data: { name: 'half' },
          errors: [{ message: 'No.', extensions: { code: 'TOO_BIG' } }],
        }),
      { code: 'TOO_BIG', said: 'No.' },
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
    await expect(request(NAME)).rejects.toMatchObject({ name: 'Problem', ...problem });
  });
});

test('an aborted request throws what it was aborted with, not a problem', async () => {
  const controller = new AbortController();
  serverAnswers(() => {
    controller.abort(new Error('left'));
    return Promise.reject(new TypeError('failed'));
  });
  await expect(request(NAME, { signal: controller.signal })).rejects.toThrow('left');
});
