import type { NextFunction, Request, Response } from 'express';
import { languageOf } from '#libs/kernel';
import { limitWords, pageTexts } from './gateway.messages.js';
import { page, prefersPage, refuse } from './refusals.js';

const LARGEST_BODY = 1_000_000;
const LINGER_MS = 500;
const METHODS = ['GET', 'HEAD', 'POST'];

/** What stands before GraphQL, in this order. */
export const graphqlDoor = [onlyMethods, explainToPeople, onlyJson, limitBody];

function onlyMethods(request: Request, response: Response, next: NextFunction): void {
  if (METHODS.includes(request.method)) return next();
  const allowed = METHODS.join(', ');
  response.setHeader('Allow', allowed);
  refuse(request, response, { status: 405, code: 'METHOD_NOT_ALLOWED', params: { allowed } });
}

/** Opened in a browser, the printed address says what it is. */
function explainToPeople(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST' || request.query['query'] !== undefined || !prefersPage(request))
    return next();
  const language = languageOf(request.headers['accept-language']);
  const { endpoint, schema } = pageTexts[language];
  response
    .vary('Accept')
    .vary('Accept-Language')
    .type('html')
    .send(page(language, endpoint, [['/schema.graphql', schema]]));
}

/** Lets nothing but JSON in: what a plain form can send, a page of somebody else can send in a visitor's name. */
function onlyJson(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') return next();
  const plain = request.headers['content-encoding'] === undefined;
  if (!plain || !request.is('application/json'))
    return refuse(request, response, { status: 415, code: 'JSON_ONLY' });
  // The names of types know no capitals; what reads the body does.
  request.headers['content-type'] = request.headers['content-type']!.toLowerCase();
  next();
}

/** Refuses bodies beyond the limit, announced or not, before anything reads them. */
function limitBody(request: Request, response: Response, next: NextFunction): void {
  const tooLarge = (counted: number) => {
    const what = limitWords.bytes[languageOf(request.headers['accept-language'])];
    const params = { limit: 'bytes', what, most: LARGEST_BODY, counted };
    refuse(request, response, { status: 413, code: 'REQUEST_LIMIT', params });
  };
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > LARGEST_BODY) return tooLarge(announced);
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received <= LARGEST_BODY || response.headersSent) return;
    // Nothing more is read; the connection stays for a moment, or the answer would be lost with it.
    request.pause();
    response.once('finish', () => setTimeout(() => request.destroy(), LINGER_MS).unref());
    tooLarge(received);
  });
  request.pause();
  next();
}
