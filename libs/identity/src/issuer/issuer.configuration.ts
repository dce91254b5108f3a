import type { EntityManager } from '@mikro-orm/postgresql';
import {
  errors,
  interactionPolicy,
  type Configuration,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { Person } from '../person/person.entity.js';
import { sessionIdOf, type Sessions } from '../session/sessions.service.js';
import { fixedClients } from './issuer.clients.js';
import type { IssuerKeys } from '../keys/issuer.keys.js';
import { IssuerStore } from './issuer.store.js';
import { MachineClientsStore } from './machine-clients.store.js';
import { failurePage, signOutPage, signedOutPage } from './pages.js';

export interface IssuerSurroundings {
  /** The public URL of the issuer: `<origin>/oidc`. */
  readonly issuer: URL;
  /** What access tokens are made for. */
  readonly audience: string;
  readonly portalKey: JWK;
  readonly demonstration: boolean;
  readonly keys: IssuerKeys;
  readonly em: EntityManager;
  readonly sessions: Sessions;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** How long a stolen token lives, unless its sign-in ends before. */
const ACCESS_TOKEN_SECONDS = 10 * MINUTE;
/** A working day; signing out ends it at once. */
const SESSION_SECONDS = 8 * HOUR;
/** The one scope of the API: what a person may do there is in the memberships, never in the token. */
const API_SCOPE = 'api';

/**
 * The issuer narrowed to what the platform uses: the code flow with PKCE for people, signed assertions for machines,
 * JWT access tokens for the API. All else that the library offers is off (RFC 9700; reliability, cases B02 to B13).
 */
export function issuerConfiguration(around: IssuerSurroundings): Configuration {
  const { em, keys, issuer } = around;
  return {
    adapter: (kind) =>
      kind === 'Client' ? new MachineClientsStore(em) : new IssuerStore(em, kind, around.sessions),
    clients: fixedClients(issuer.href, around.portalKey, around.demonstration),
    clientDefaults: { id_token_signed_response_alg: 'ES256', token_endpoint_auth_method: 'none' },
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: ['ES256', 'EdDSA'],
      idTokenSigningAlgValues: ['ES256'],
    },
    jwks: { keys: [...keys.signing] },
    cookies: cookies(issuer, keys),
    responseTypes: ['code'],
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    features: features(around),
    interactions: {
      policy: signInPolicy(),
      url: (_ctx, interaction) => `${issuer.pathname}/interaction/${interaction.uid}`,
    },
    loadExistingGrant: (ctx) => grantFor(ctx, around.audience),
    findAccount: async (_ctx, id) => {
      const person = await em.fork().findOne(Person, { id, disabledAt: null });
      return person ? { accountId: person.id, claims: () => ({ sub: person.id }) } : undefined;
    },
    // By this the services know a token of a sign-in that has ended. Machines have none: their role ends instead.
    extraTokenClaims: (_ctx, token) =>
      'grantId' in token && token.grantId ? { sid: sessionIdOf(token.grantId) } : undefined,
    // A refresh token is bound to the session: signing out anywhere in the browser ends it.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => true,
    rotateRefreshToken: true,
    clientBasedCORS: (_ctx, origin) => origin === issuer.origin,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: MINUTE,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      Grant: 2 * SESSION_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 15 * MINUTE,
      // Rotation does not prolong it: after a working day everybody signs in again.
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
    renderError: (ctx, _out, error) => failurePage(ctx, error),
  };
}

function features({ audience }: IssuerSurroundings): Configuration['features'] {
  return {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: signOutPage,
      postLogoutSuccessSource: signedOutPage,
    },
    // The API's `me` says who one is; a second place to ask would need a second kind of token.
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, indicator) => {
        if (indicator !== audience) throw new errors.InvalidTarget();
        return {
          scope: API_SCOPE,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: ACCESS_TOKEN_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  };
}

/** Over TLS the cookies are locked to the host; a demonstration on loopback speaks plain HTTP, which cannot do that. */
function cookies(issuer: URL, keys: IssuerKeys): Configuration['cookies'] {
  const tls = issuer.protocol === 'https:';
  const settings = { httpOnly: true, sameSite: 'lax', secure: tls, signed: true, overwrite: true } as const;
  return {
    keys: [...keys.cookies],
    names: {
      session: tls ? '__Host-session' : 'session',
      interaction: tls ? '__Secure-interaction' : 'interaction',
      resume: tls ? '__Secure-resume' : 'resume',
    },
    long: settings,
    short: settings,
  };
}

/** When somebody is asked to sign in. */
function signInPolicy() {
  const policy = interactionPolicy.base();
  // All people's clients are the platform's own, so nobody is asked to let the platform speak to itself.
  policy.remove('consent');
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'account_gone',
        'the account is not available',
        'login_required',
        ({ oidc }) =>
          oidc.session?.accountId !== undefined && oidc.entities.Account === undefined
            ? interactionPolicy.Check.REQUEST_PROMPT
            : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The grant of this person to this client: the session's while it lives, so that a second tab does not end the first. */
async function grantFor(ctx: KoaContextWithOIDC, audience: string) {
  const { Grant } = ctx.oidc.provider;
  const clientId = ctx.oidc.client!.clientId;
  const accountId = ctx.oidc.session!.accountId;
  const known = ctx.oidc.session!.grantIdFor(clientId);
  const existing = known && (await Grant.find(known));
  if (existing && existing.accountId === accountId) return existing;
  const grant = new Grant({ clientId, accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(audience, API_SCOPE);
  await grant.save();
  return grant;
}
