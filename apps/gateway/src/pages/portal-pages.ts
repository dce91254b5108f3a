import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { prefersPage, refuse } from '../refusals.js';
import { addressIn, languageIn, pathIn } from './addresses.js';
import { template } from './page-html.js';
import type { PublicPages } from './public-pages.js';
import { robots, sitemap } from './sitemap.js';

/** @param styles what may style a page beside its own files */
function contentSecurityPolicy(styles = ''): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    // Files that a person opens are fetched and shown from memory.
    "img-src 'self' data: blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** No page may be framed, send forms elsewhere, or run what is not ours: for every answer, also for refusals. */
export function securityHeaders(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy());
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  next();
}

/** A page as the build of the portal lists it. */
interface Address {
  /** `/certification/:id` */
  readonly path: string;
  readonly isPublic: boolean;
}

/**
 * The pages of the portal: those of the public drawn, of the others the shell that the browser fills. A path that is none of
 * them is answered with 404: its page for browsers, JSON for programs.
 * @param portal the folder of the built portal
 * @param origin the address by which people reach it
 */
export function portalPages(portal: string, origin: string, pages: PublicPages): Router {
  const kindOf = kindsOf(JSON.parse(readFileSync(join(portal, 'routes.json'), 'utf8')) as Address[]);
  const filled = template(readFileSync(join(portal, 'index.html'), 'utf8'));
  const router = Router();
  router.use(compression());
  router.get('/robots.txt', (_, response) => void response.type('text').send(robots(origin)));
  router.get('/sitemap.xml', sitemap(origin, pages));
  // Built files carry their hash in the name and never change; the page that names them always may.
  router.use(
    '/assets',
    express.static(join(portal, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.get('/favicon.svg', (_, response) => response.sendFile('favicon.svg', { root: portal }));
  router.use(async (request, response) => {
    const kind = kindOf(pathIn(request.path));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (kind === 'NONE') return notFound(request, response);
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(request, response, {
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
        params: { allowed: 'GET, HEAD' },
      });
    }
    if (kind === 'NONE' && !prefersPage(request)) return notFound(request, response);
    const language = languageIn(request.path);
    const address = kind === 'PUBLIC' ? request.originalUrl : addressIn(language, NO_SUCH_PAGE);
    const drawn = kind === 'SIGNED_IN' ? undefined : await pages.draw(language, address);
    const nonce = randomBytes(16).toString('base64url');
    if (drawn?.status !== 200) response.setHeader('X-Robots-Tag', 'noindex');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(` 'nonce-${nonce}'`));
    response.setHeader('Cache-Control', 'no-cache');
    response
      .status(kind === 'NONE' ? 404 : kind === 'SIGNED_IN' ? 200 : (drawn?.status ?? 503))
      .vary('Accept')
      .type('html')
      .send(filled({ language, path: request.path, origin, nonce, drawn }));
  });
  return router;
}

/** All that does not exist looks the same, so it is drawn once. */
const NO_SUCH_PAGE = '/404';

type Kind = 'PUBLIC' | 'SIGNED_IN' | 'NONE';

function kindsOf(addresses: readonly Address[]): (path: string) => Kind {
  const pages = addresses.map(({ path, isPublic }) => ({
    kind: isPublic ? ('PUBLIC' as const) : ('SIGNED_IN' as const),
    pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i'),
    // What is named outright goes before what fits by an id, as it does for the portal.
    open: path.split(':').length,
  }));
  pages.sort((a, b) => a.open - b.open);
  return (path) => pages.find(({ pattern }) => pattern.test(path))?.kind ?? 'NONE';
}

function notFound(request: Request, response: Response): void {
  refuse(request, response, { status: 404, code: 'NO_PAGE' });
}
