import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { prefersPage, refuse } from './refusals.js';

/** @param styles what may style a page beside its own files */
function contentSecurityPolicy(styles = ''): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Where index.html leaves room for it. */
const NONCE = 'nonce=""';

/** Nothing but the pages themselves is for search engines. */
const ROBOTS = 'User-agent: *\nAllow: /$\nAllow: /assets/\nDisallow: /\n';

/** No page may be framed, send forms elsewhere, or run what is not ours: for every answer, also for refusals. */
export function securityHeaders(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy());
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  next();
}

/**
 * The pages of the portal, and 404 for every path that is none of them: its page for browsers, JSON for programs.
 * @param portal the folder of the built portal
 */
export function portalPages(portal: string): Router {
  const isPage = pagesOf(JSON.parse(readFileSync(join(portal, 'routes.json'), 'utf8')) as string[]);
  const html = readFileSync(join(portal, 'index.html'), 'utf8');
  if (!html.includes(NONCE))
    throw new Error(`index.html of the portal has no place for the nonce (${NONCE})`);
  const router = Router();
  router.use(compression());
  router.get('/robots.txt', (_, response) => void response.type('text').send(ROBOTS));
  // Built files carry their hash in the name and never change; the page that names them always may.
  router.use(
    '/assets',
    express.static(join(portal, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.get('/favicon.svg', (_, response) => response.sendFile('favicon.svg', { root: portal }));
  router.use((request, response, next) => {
    const known = isPage(request.path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (!known) return notFound(request, response);
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(request, response, {
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
        params: { allowed: 'GET, HEAD' },
      });
    }
    if (!prefersPage(request)) return known ? sendPage(response, html, 200) : notFound(request, response);
    sendPage(response, html, known ? 200 : 404);
    void next;
  });
  return router;
}

/** @param patterns as the build of the portal lists them: `/certification/:id` */
function pagesOf(patterns: readonly string[]): (path: string) => boolean {
  const pages = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`));
  return (path) => pages.some((page) => page.test(path));
}

/**
 * The component library writes its styles at run time, and marks them with the nonce that it finds in the page: a new one
 * for each, so that nobody who writes into a page knows it.
 */
function sendPage(response: Response, html: string, status: number): void {
  const nonce = randomBytes(16).toString('base64url');
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(` 'nonce-${nonce}'`));
  response.setHeader('Cache-Control', 'no-cache');
  response
    .status(status)
    .vary('Accept')
    .type('html')
    .send(html.replace(NONCE, `nonce="${nonce}"`));
}

function notFound(request: Request, response: Response): void {
  refuse(request, response, { status: 404, code: 'NO_PAGE' });
}
