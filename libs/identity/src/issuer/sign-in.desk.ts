import { Injectable } from '@nestjs/common';
import { languageOf, type Language } from '#libs/kernel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { PAGE_HEADERS, problemPage, signInPage, type SignInForm } from './pages.js';
import { SignInService } from './sign-in.service.js';

/** A request that may have been read already by a body parser in front. */
export type Incoming = IncomingMessage & { originalUrl?: string; body?: unknown };

const BODY_BYTES_MOST = 8_192;
const HINT_LONGEST = 64;

/** The page where people sign in: shows the form, takes it back, and hands the person to the issuer. */
@Injectable()
export class SignInDesk {
  constructor(private readonly signIns: SignInService) {}

  /** @param uid the interaction that the address names; the cookie must name the same */
  async handle(provider: Provider, uid: string, req: Incoming, res: ServerResponse): Promise<void> {
    const interaction = await this.interactionOf(provider, req, res);
    const language =
      languageAsked(interaction?.params.ui_locales) ?? languageOf(req.headers['accept-language']);
    if (interaction?.uid !== uid || interaction.prompt.name !== 'login') {
      return send(res, 400, problemPage('expired', language));
    }
    const action = req.originalUrl?.split('?')[0] ?? '';
    const show = (status: number, form: Omit<SignInForm, 'action'>) =>
      send(res, status, signInPage({ ...form, action }, language));

    if (req.method === 'GET' || req.method === 'HEAD') {
      const hint = interaction.params.login_hint;
      return show(200, {
        account: typeof hint === 'string' ? hint.slice(0, HINT_LONGEST) : '',
        problem: null,
      });
    }
    if (req.method !== 'POST' || !fromOwnPage(req, provider.issuer)) {
      return send(res, 403, problemPage('failed', language));
    }
    const fields = await formOf(req);
    const account = fields.get('account') ?? '';
    const outcome = await this.signIns.signIn(account, fields.get('password') ?? '');
    if (outcome === 'closed') return show(429, { account, problem: 'closed' });
    if (outcome === 'refused') return show(401, { account, problem: 'refused' });
    await provider.interactionFinished(
      req,
      res,
      { login: { accountId: outcome.personId, remember: false, amr: ['pwd'] } },
      { mergeWithLastSubmission: false },
    );
  }

  private async interactionOf(provider: Provider, req: Incoming, res: ServerResponse) {
    try {
      return await provider.interactionDetails(req, res);
    } catch (error) {
      // No cookie, or one that has expired: the person starts again, so this is an answer and no fault.
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }
}

/** Browsers name the page a form was sent from; a form on a foreign page may not sign anybody in. */
function fromOwnPage(req: Incoming, issuer: string): boolean {
  const { origin } = req.headers;
  return origin === undefined || origin === new URL(issuer).origin;
}

/** The language that the client names (OpenID Connect Core 3.1.2.1), e.g. that of the portal's own pages. */
function languageAsked(locales: unknown): Language | undefined {
  return typeof locales === 'string' ? languageOf(locales.replaceAll(' ', ',')) : undefined;
}

async function formOf(req: Incoming): Promise<URLSearchParams> {
  if (req.body !== null && typeof req.body === 'object') {
    const texts = Object.entries(req.body).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new URLSearchParams(texts);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_BYTES_MOST) throw new errors.InvalidRequest('the form is too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function send(res: ServerResponse, status: number, html: string): void {
  res.writeHead(status, { ...PAGE_HEADERS });
  res.end(html);
}
