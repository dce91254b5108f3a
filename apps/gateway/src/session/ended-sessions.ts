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
      const session = req && sessionOf(req);
      if (!session || Array.isArray(result) || !('errors' in result)) return;
      if (!result.errors?.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) return;
      await sessions.forget(session.idDigest);
      const ended = { code: 'SESSION_ENDED', http: { status: 401 } };
      processed.setResult({ errors: [new GraphQLError('SESSION_ENDED', { extensions: ended })] });
    },
  };
}
