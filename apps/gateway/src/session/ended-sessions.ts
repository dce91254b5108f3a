import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { sessionOf } from './session-door.js';
import type { WebSessions } from './web-sessions.js';

/**
 * A service that does not take the token of a session says that the sign-in has ended, by a new password elsewhere or by
 * an administrator: the session ends with it, and the page is told so.
 */
export function endedSessions(sessions: WebSessions): GatewayPlugin {
  return {
    async onResultProcess(processed) {
      const { result, serverContext } = processed;
      const { req } = serverContext as { req?: object };
      if (!req || Array.isArray(result) || !('errors' in result)) return;
      const ended = await endOfSession(sessions, req, result.errors ?? []);
      if (ended) processed.setResult({ errors: [ended] });
    },
  };
}

/** @returns the one refusal, where a service refused a session: it is forgotten then */
export async function endOfSession(
  sessions: WebSessions,
  request: object,
  errors: readonly GraphQLError[],
): Promise<GraphQLError | undefined> {
  const session = sessionOf(request);
  if (!session) return undefined;
  if (!errors.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) return undefined;
  await sessions.forget(session.idDigest);
  return new GraphQLError('SESSION_ENDED', { extensions: { code: 'SESSION_ENDED', http: { status: 401 } } });
}
