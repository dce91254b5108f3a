import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { languageOf, type Language } from '#libs/kernel';
import type { ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { loadIssuerKeys } from '../keys/issuer.keys.js';
import { addressOf, formOf, fromOwnPage, send, type Incoming } from './incoming.js';
import { deviceCookie, deviceCookieOf, knownDevice, newDeviceId } from './known-device.js';
import { pageTexts } from './pages.messages.js';
import { problemPage, signInPage, type SignInForm } from './pages.js';
import { SignInService } from './sign-in.service.js';

const HINT_LONGEST = 64;

/** The page where people sign in: shows the form, takes it back, and hands the person to the issuer. */
@Injectable()
export class SignInDesk {
  private secrets: Promise<readonly string[]> | undefined;

  constructor(
    private readonly signIns: SignInService,
    private readonly em: EntityManager,
  ) {}

  /** @param uid the interaction that the address names; the cookie must name the same */
  async handle(provider: Provider, uid: string, req: Incoming, res: ServerResponse): Promise<void> {
    const interaction = await this.interactionOf(provider, req, res);
    const language =
      languageAsked(interaction?.params.ui_locales) ?? languageOf(req.headers['accept-language']);
    if (interaction?.uid !== uid || interaction.prompt.name !== 'login') {
      return send(res, 400, problemPage('expired', language));
    }
    const action = req.originalUrl?.split('?')[0] ?? '';
    const signUp = `${new URL(provider.issuer).pathname}/sign-up`;
    const show = (status: number, form: Pick<SignInForm, 'account' | 'problem'>) =>
      send(res, status, signInPage({ ...form, action, signUp }, language));

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
    const tls = provider.issuer.startsWith('https:');
    const secrets = await this.cookieSecrets();
    const outcome = await this.signIns.signIn(account, fields.get('password') ?? '', {
      address: addressOf(req),
      deviceOf: (person) => knownDevice(secrets, person, deviceCookieOf(req, tls)),
    });
    if ('closedSeconds' in outcome) {
      res.setHeader('retry-after', outcome.closedSeconds);
      const minutes = String(Math.ceil(outcome.closedSeconds / 60));
      return show(429, { account, problem: pageTexts[language].closed.replace('{minutes}', minutes) });
    }
    if ('refused' in outcome) return show(401, { account, problem: pageTexts[language].refused });
    const { person, deviceId } = outcome;
    res.appendHeader('set-cookie', deviceCookie(secrets[0]!, person, deviceId ?? newDeviceId(), tls));
    await provider.interactionFinished(
      req,
      res,
      { login: { accountId: person.id, remember: false, amr: ['pwd'] } },
      { mergeWithLastSubmission: false },
    );
  }

  private cookieSecrets(): Promise<readonly string[]> {
    this.secrets ??= loadIssuerKeys(this.em).then(({ cookies }) => cookies);
    return this.secrets;
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

/** The language that the client names (OpenID Connect Core 3.1.2.1), e.g. that of the portal's own pages. */
function languageAsked(locales: unknown): Language | undefined {
  return typeof locales === 'string' ? languageOf(locales.replaceAll(' ', ',')) : undefined;
}
