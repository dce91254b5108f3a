import type { ClientMetadata, JWK } from 'oidc-provider';

/** The portal, whose tokens the gateway holds: it proves itself by its key. */
const PORTAL_CLIENT = 'portal';
/** The issuer's own pages of the account, which need nothing but the session. */
export const ACCOUNT_CLIENT = 'account';
/** `npm run token`, in demonstrations only. */
const COMMAND_LINE_CLIENT = 'command-line';

/**
 * The clients that are fixed.
 * @param issuer the public address of the issuer, e.g. `https://yunshang.example/oidc`
 * @param portalKey the public key of the portal
 * @param demonstration whether the command line may sign demo accounts in
 */
export function fixedClients(issuer: string, portalKey: JWK, demonstration: boolean): ClientMetadata[] {
  const { origin } = new URL(issuer);
  const portal: ClientMetadata = {
    ...forPeople,
    client_id: PORTAL_CLIENT,
    client_name: '云上 Yunshang',
    application_type: 'web',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [portalKey] },
    redirect_uris: [`${origin}/session/callback`],
    post_logout_redirect_uris: [`${origin}/`],
  };
  const account: ClientMetadata = {
    ...forPeople,
    grant_types: ['authorization_code'],
    client_id: ACCOUNT_CLIENT,
    client_name: '云上 Yunshang',
    application_type: 'web',
    redirect_uris: [`${issuer}/account`],
    post_logout_redirect_uris: [],
  };
  const commandLine: ClientMetadata = {
    ...forPeople,
    client_id: COMMAND_LINE_CLIENT,
    client_name: 'npm run token',
    // A native client may come back on any port of the loopback address (RFC 8252 7.3).
    application_type: 'native',
    redirect_uris: ['http://127.0.0.1/callback'],
    post_logout_redirect_uris: [],
  };
  return demonstration ? [portal, account, commandLine] : [portal, account];
}

const forPeople = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  response_modes: ['query'],
  id_token_signed_response_alg: 'ES256',
} satisfies Partial<ClientMetadata>;
