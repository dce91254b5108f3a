import type { NextFunction, Request, Response } from 'express';
import { languageOf, messageOf, type ErrorParams } from '#libs/kernel';
import { gatewayMessages } from './gateway.messages.js';

const LARGEST_BODY = 1_000_000;
const LINGER_MS = 500;

/** Lets nothing but JSON in: what a plain form can send, a page of somebody else can send in a visitor's name. */
export function onlyJson(request: Request, response: Response, next: NextFunction): void {
  const plain = request.headers['content-encoding'] === undefined;
  if (request.method !== 'POST' || (plain && request.is('application/json'))) return next();
  refuse(request, response, 415, 'JSON_ONLY', {});
}

/** Refuses bodies beyond the limit, announced or not, before anything reads them. */
export function limitBody(request: Request, response: Response, next: NextFunction): void {
  const tooLarge = () =>
    refuse(request, response, 413, 'REQUEST_LIMIT', { limit: 'bytes', most: LARGEST_BODY });
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return tooLarge();
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received <= LARGEST_BODY || response.headersSent) return;
    // Nothing more is read; the connection stays for a moment, or the answer would be lost with it.
    request.pause();
    response.once('finish', () => setTimeout(() => request.destroy(), LINGER_MS).unref());
    tooLarge();
  });
  request.pause();
  next();
}

function refuse(
  request: Request,
  response: Response,
  status: number,
  code: string,
  params: ErrorParams,
): void {
  const message = messageOf(gatewayMessages, code, params, languageOf(request.headers['accept-language']));
  response.status(status).json({ errors: [{ message, extensions: { code, params } }] });
}
