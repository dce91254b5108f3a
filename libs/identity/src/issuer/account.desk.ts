import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import {
  Actor,
  DomainError,
  languageOf,
  messageOf,
  type Language,
  type MessageCatalogue,
} from '#libs/kernel';
import type { Provider } from 'oidc-provider';
import { linkHolds, type LinkPurpose } from '../account/account-links.js';
import { AccountService } from '../account/account.service.js';
import { FirstAdministrators } from '../account/first-administrators.service.js';
import { InvitationService } from '../invitation/invitation.service.js';
import { MembershipService } from '../membership/membership.service.js';
import { Person } from '../person/person.entity.js';
import { PersonService } from '../person/person.service.js';
import { sessionIdOf } from '../session/sessions.service.js';
import { accountPage, passwordPage, plainPage, signUpPage, type Told } from './account.pages.js';
import { formOf, fromOwnPage, goTo, send, type Incoming } from './incoming.js';
import { ACCOUNT_CLIENT } from './issuer.clients.js';
import { pageTexts } from './pages.messages.js';
import { problemPage } from './pages.js';

/** The texts of refusals, which the room's top knows. */
export const REFUSALS = Symbol('the texts of refusals');

interface Visit {
  readonly provider: Provider;
  readonly req: Incoming;
  readonly res: ServerResponse;
  readonly language: Language;
  /** The path of the issuer, below which all pages are. */
  readonly base: string;
  readonly query: URLSearchParams;
  /** What was sent; undefined for a page that is only asked for. */
  readonly fields: URLSearchParams | undefined;
}

interface SignedIn {
  readonly person: Person;
  readonly by: Actor;
}

/** Of the portal, behind the same door: to what waits for the person, by the sign-in where nobody is signed in yet. */
const TO_WORK = '/session/sign-in?returnTo=/work';

/** No character that would make a name look like another. */
const DISPLAY_NAME = /^\P{C}{1,100}$/u;

/** The pages of an account: making one, its roles and invitations, its password. Plain HTML, no script. */
@Injectable()
export class AccountDesk {
  private readonly pages: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
    '/sign-up': (visit) => this.signUp(visit),
    '/account': (visit) => this.account(visit),
    '/account/accept': (visit) => this.answer(visit, true),
    '/account/decline': (visit) => this.answer(visit, false),
    '/password': (visit) => this.password(visit),
    '/reset': (visit) => this.reset(visit),
    '/first-administrator': (visit) => this.firstAdministrator(visit),
  };

  constructor(
    private readonly em: EntityManager,
    private readonly people: PersonService,
    private readonly memberships: MembershipService,
    private readonly invitations: InvitationService,
    private readonly accounts: AccountService,
    private readonly administrators: FirstAdministrators,
    @Inject(REFUSALS) private readonly refusals: MessageCatalogue,
  ) {}

  /** @returns whether the address was one of these pages */
  async handle(provider: Provider, req: Incoming, res: ServerResponse): Promise<boolean> {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', provider.issuer);
    const show = Object.hasOwn(this.pages, pathname) ? this.pages[pathname] : undefined;
    if (!show) return false;
    const language = languageOf(req.headers['accept-language']);
    const post = req.method === 'POST';
    if (post && !fromOwnPage(req, provider.issuer)) {
      send(res, 403, problemPage('failed', language));
      return true;
    }
    const fields = post ? await formOf(req) : undefined;
    const base = new URL(provider.issuer).pathname;
    await show({ provider, req, res, language, base, query, fields });
    return true;
  }

  private async signUp({ res, language, base, fields }: Visit): Promise<void> {
    const text = pageTexts[language];
    const given = newAccountOf(fields);
    const done = fields && (await this.told(language, () => this.people.signUp(signUpOf(fields))));
    if (done && !done.problem) {
      const on = { href: TO_WORK, text: text.signIn };
      return send(res, 200, plainPage(text.signUp, { done: text.signUpDone }, on, language));
    }
    send(res, done ? 422 : 200, signUpPage(`${base}/sign-up`, given, done ?? {}, language));
  }

  private async firstAdministrator({ res, language, base, query, fields }: Visit): Promise<void> {
    const text = pageTexts[language];
    const link = fields?.get('link') ?? query.get('link') ?? '';
    if (!(await this.holds('FIRST_ADMINISTRATOR', link))) return this.deadLink(res, base, language);
    const done =
      fields &&
      (await this.told(language, () =>
        this.administrators.begin(link, signUpOf(fields), fields.get('identityNumber') ?? ''),
      ));
    if (done && !done.problem) {
      const on = { href: TO_WORK, text: text.signIn };
      return send(
        res,
        200,
        plainPage(text.firstAdministrator, { done: text.administratorMade }, on, language),
      );
    }
    const given = newAccountOf(fields);
    const page = signUpPage(`${base}/first-administrator`, given, done ?? {}, language, link);
    send(res, done ? 422 : 200, page);
  }

  private async account(visit: Visit): Promise<void> {
    const { query, res, base } = visit;
    // The issuer brings people back with a code that nobody needs: the session is what was asked for.
    if (query.has('code')) return goTo(res, `${base}/account`);
    const signedIn = await this.signedIn(visit);
    if (!signedIn) return this.askToSignIn(visit);
    return this.showAccount(visit, signedIn, {});
  }

  private async answer(visit: Visit, accept: boolean): Promise<void> {
    const { res, base, language, fields } = visit;
    const signedIn = await this.signedIn(visit);
    if (!signedIn || !fields) return goTo(res, `${base}/account`);
    const text = pageTexts[language];
    const id = fields.get('id') ?? '';
    const key = fields.get('key') ?? '';
    const told = await this.told(language, async () => {
      if (!UUID.test(id) || !UUID.test(key)) throw new DomainError('LINK_NOT_VALID');
      const number = fields.get('identityNumber') ?? undefined;
      await (accept
        ? this.invitations.accept(id, number, key, signedIn.by)
        : this.invitations.decline(id, key, signedIn.by));
    });
    const done = accept ? text.accepted : text.declined;
    return this.showAccount(visit, signedIn, told.problem ? told : { done });
  }

  private async password(visit: Visit): Promise<void> {
    const { res, base, language, fields } = visit;
    const signedIn = await this.signedIn(visit);
    if (!signedIn) return this.askToSignIn(visit);
    const text = pageTexts[language];
    const { person, by } = signedIn;
    const told =
      fields &&
      (await this.told(language, () =>
        this.accounts.changePassword(
          person.id,
          fields.get('current') ?? '',
          fields.get('next') ?? '',
          by.sessionId,
        ),
      ));
    const done = told && !told.problem ? { done: text.passwordChanged } : told;
    send(
      res,
      told?.problem ? 422 : 200,
      passwordPage(`${base}/password`, `${base}/account`, done ?? {}, language),
    );
  }

  private async reset({ res, base, language, query, fields }: Visit): Promise<void> {
    const text = pageTexts[language];
    const link = fields?.get('link') ?? query.get('link') ?? '';
    if (!(await this.holds('RESET_PASSWORD', link))) return this.deadLink(res, base, language);
    const told =
      fields &&
      (await this.told(language, () => this.accounts.resetPassword(link, fields.get('next') ?? '')));
    if (told && !told.problem) {
      const on = { href: TO_WORK, text: text.signIn };
      return send(res, 200, plainPage(text.resetPassword, { done: text.passwordReset }, on, language));
    }
    const page = passwordPage(`${base}/reset`, `${base}/account`, told ?? {}, language, link);
    send(res, told ? 422 : 200, page);
  }

  private async showAccount(visit: Visit, { person, by }: SignedIn, told: Told): Promise<void> {
    const { res, base, language } = visit;
    const [memberships, invitations] = await Promise.all([
      this.memberships.ofPerson(person.id),
      this.invitations.mine(by),
    ]);
    const { account, displayName } = person;
    const sheet = { base, toWork: TO_WORK, account, displayName, memberships, invitations };
    send(res, told.problem ? 422 : 200, accountPage(sheet, told, language));
  }

  /** Who has signed in at the issuer in this browser; undefined for nobody and for a disabled account. */
  private async signedIn({ provider, req, res }: Visit): Promise<SignedIn | undefined> {
    const session = await provider.Session.get(provider.createContext(req, res));
    if (!session.accountId) return undefined;
    const person = await this.em.fork().findOne(Person, { id: session.accountId, disabledAt: null });
    if (!person) return undefined;
    const [grantId] = Object.values(session.authorizations ?? {}).flatMap((each) => each.grantId ?? []);
    return { person, by: new Actor(person.id, [], false, grantId && sessionIdOf(grantId)) };
  }

  private askToSignIn({ res, base, provider }: Visit): void {
    // The code will not be exchanged, so the verifier may be forgotten.
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
    const question = new URLSearchParams({
      response_type: 'code',
      client_id: ACCOUNT_CLIENT,
      redirect_uri: `${provider.issuer}/account`,
      scope: 'openid',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    goTo(res, `${base}/auth?${question}`);
  }

  private holds(purpose: LinkPurpose, link: string): Promise<boolean> {
    return linkHolds(this.em.fork(), purpose, link);
  }

  private deadLink(res: ServerResponse, base: string, language: Language): void {
    const text = pageTexts[language];
    const on = { href: `${base}/account`, text: text.back };
    send(res, 410, plainPage(text.cannotSignIn, { problem: text.linkDead }, on, language));
  }

  /** Does it, and puts a refusal into words. */
  private async told(language: Language, work: () => Promise<unknown>): Promise<Told> {
    try {
      await work();
      return {};
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { problem: messageOf(this.refusals, error.code, error.params, language) ?? error.code };
    }
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function newAccountOf(fields: URLSearchParams | undefined) {
  return { account: fields?.get('account') ?? '', displayName: fields?.get('displayName') ?? '' };
}

/** @throws DomainError DISPLAY_NAME_FORMAT */
function signUpOf(fields: URLSearchParams) {
  const displayName = (fields.get('displayName') ?? '').trim();
  if (!DISPLAY_NAME.test(displayName)) throw new DomainError('DISPLAY_NAME_FORMAT');
  return { account: fields.get('account') ?? '', displayName, password: fields.get('password') ?? '' };
}
