import { Logger } from '@nestjs/common';
import { Router, type Request, type Response } from 'express';
import { languageOf } from '#libs/kernel';
import type { GatewaySettings } from '../gateway.settings.js';
import { pageTexts } from '../gateway.messages.js';
import { page, refuse } from '../refusals.js';
import { cookieOf, giveCookie, takeCookie } from './cookies.js';
import { SignInRefused, type PortalClient } from './portal-client.js';
import { returnAddress } from './return-to.rules.js';
import { newSecret } from './sealing.js';
import { onlyOwnPages } from './session-door.js';
import type { WebSession, WebSessions } from './web-sessions.js';

const log = new Logger('Session');

/** A window that was opened for the sign-in alone tells the others of it and goes. */
const TELL_AND_CLOSE = `new BroadcastChannel('session').postMessage('signed-in');\nwindow.close();\n`;

/** Signing in and out of the portal, below `/session`. */
export function sessionDesk(settings: GatewaySettings, sessions: WebSessions, client: PortalClient): Router {
  const origin = settings.PUBLIC_ORIGIN;
  const router = Router();
  router.use((_, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });

  /** To the issuer, with a question that only this browser can bring back. */
  router.get('/sign-in', async (request, response) => {
    // A cookie that is given under another name of this host would not come back.
    if (request.headers.host !== new URL(origin).host)
      return response.redirect(303, `${origin}${request.originalUrl}`);
    const returnTo = returnAddress(request.query['returnTo'], origin);
    if (!returnTo) return refuse(request, response, { status: 400, code: 'RETURN_ELSEWHERE' });
    const { address, asked } = await client.question();
    const browser = cookieOf(request, 'signIn') ?? newSecret();
    await sessions.expect(keyOf(browser, asked.state), {
      ...asked,
      returnTo,
      window: request.query['window'] === '1',
    });
    giveCookie(response, 'signIn', browser);
    response.redirect(303, address.href);
  });

  /** Back from the issuer, with a code that is exchanged once. */
  router.get('/callback', async (request, response) => {
    const browser = cookieOf(request, 'signIn');
    const { state } = request.query;
    const pending =
      browser && typeof state === 'string' ? await sessions.take(keyOf(browser, state)) : undefined;
    if (!pending) return refuse(request, response, { status: 400, code: 'SIGN_IN_NOT_BEGUN' });
    const secret = await signedIn(request, response, () => client.exchange(request.originalUrl, pending));
    if (!secret) return;
    giveCookie(response, 'session', secret);
    response.redirect(303, pending.window ? `${origin}/session/signed-in` : pending.returnTo);
  });

  router.get('/signed-in', (request, response) => {
    const language = languageOf(request.headers['accept-language']);
    response
      .vary('Accept-Language')
      .type('html')
      .send(page(language, pageTexts[language].signedIn, [], '/session/signed-in.js'));
  });
  router.get('/signed-in.js', (_, response) => void response.type('js').send(TELL_AND_CLOSE));

  router.get('/', onlyOwnPages, async (request, response) => {
    const secret = cookieOf(request, 'session');
    const session = secret && (await sessions.find(secret));
    if (secret && !session) takeCookie(response, 'session');
    response.json(session ? { signedIn: true, until: session.expiresAt.toISOString() } : { signedIn: false });
  });

  /** Here at once, then at the issuer: its tokens, and where the browser goes so that it is forgotten there too. */
  router.post('/sign-out', onlyOwnPages, async (request, response) => {
    const secret = cookieOf(request, 'session');
    const session = secret ? await sessions.end(secret) : undefined;
    takeCookie(response, 'session');
    response.json({ location: await farewell(session) });
  });

  async function signedIn(
    request: Request,
    response: Response,
    exchange: () => ReturnType<PortalClient['exchange']>,
  ): Promise<string | undefined> {
    try {
      return await sessions.begin(await exchange(), cookieOf(request, 'session'));
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      log.warn(`a sign-in was refused: ${error.message}`);
      refuse(request, response, { status: 400, code: 'SIGN_IN_REFUSED' });
      return undefined;
    }
  }

  async function farewell(session: WebSession | undefined): Promise<string> {
    try {
      if (session) await client.revoke(session.tokens.refreshToken);
      return await client.farewell(session?.tokens.idToken);
    } catch (error) {
      // The tokens are gone with the session; the issuer forgets them in its own time.
      log.warn(`the issuer was not told of a sign-out: ${String(error)}`);
      return `${origin}/`;
    }
  }

  return router;
}

/** Under what a sign-in waits: the browser's cookie and the state of the question, so that two tabs do not mix. */
function keyOf(browser: string, state: string): string {
  return `${browser} ${state}`;
}
