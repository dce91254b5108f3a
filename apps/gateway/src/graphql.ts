import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { languageOf, messageOf, type ErrorParams } from '#libs/kernel';
import type { GatewaySettings } from './gateway.settings.js';
import { gatewayMessages } from './gateway.messages.js';
import { refusalOfText, refusalOfVariables, requestLimits } from './limits.js';

const log = new Logger('GraphQL');

/** The one GraphQL endpoint over all services. */
export function graphqlGateway(settings: GatewaySettings, supergraph: string) {
  return createGatewayRuntime({
    supergraph,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/graphql/healthz',
    readinessCheckEndpoint: '/graphql/readyz',
    landingPage: false,
    // Its page would be fetched from elsewhere; /schema.graphql shows what there is.
    graphiql: false,
    disableIntrospection: { disableIf: () => settings.INTROSPECTION !== 'on' },
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    maskedErrors: { maskError: (error) => maskOf(error) },
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({
        ...pick(request.headers, ['authorization', 'accept-language']),
        'x-request-id': crypto.randomUUID(),
        'x-gateway-secret': settings.GATEWAY_SECRET,
      }),
    },
    plugins: () => [limits, language],
  });
}

const LONGEST_MESSAGE = 1000;

const limits: GatewayPlugin = {
  onParams(asked) {
    const { params } = asked;
    const refusal =
      (typeof params.query === 'string' ? refusalOfText(params.query) : undefined) ??
      refusalOfVariables(params.variables);
    if (refusal) asked.setResult({ errors: [refusal] });
  },
  onValidate({ addValidationRule }) {
    addValidationRule(requestLimits);
  },
};

/** Writes the texts of the gateway's own refusals in the language of the request. */
const language: GatewayPlugin = {
  onResultProcess(processed) {
    const { request, result } = processed;
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const wanted = languageOf(request.headers.get('accept-language') ?? undefined);
    const errors = result.errors.map((error) => {
      const { code, params } = error.extensions ?? {};
      const ours = code === 'REQUEST_LIMIT' || code === 'SERVICE_UNAVAILABLE' || code === 'INTERNAL';
      const text = ours && messageOf(gatewayMessages, code, (params ?? {}) as ErrorParams, wanted);
      return new GraphQLError(text || plain(error.message), {
        path: error.path,
        source: error.source,
        positions: error.positions,
        nodes: error.nodes,
        extensions: error.extensions,
      });
    });
    processed.setResult({ ...result, errors });
  },
};

/** Without the guesses of GraphQL, which would tell the schema name by name, and without what was sent at full length. */
function plain(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '').slice(0, LONGEST_MESSAGE);
}

interface Failure {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: {
    readonly code?: unknown;
    readonly params?: unknown;
    readonly serviceName?: unknown;
  };
}

/**
 * A refusal of a service passes with its code and words; what is wrong with the document passes too. A service that does
 * not answer, or a bug here, shows nothing of the inside.
 */
function maskOf(error: unknown): Error {
  const { message, path, extensions: { code, params, serviceName } = {} } = error as Failure;
  const ofService =
    serviceName !== undefined && typeof code === 'string' && code !== 'DOWNSTREAM_SERVICE_ERROR';
  const ofDocument =
    error instanceof GraphQLError &&
    path === undefined &&
    // What is wrong with a variable comes wrapped once more.
    (!error.originalError || error.originalError instanceof GraphQLError);
  if (ofService || ofDocument || code === 'REQUEST_LIMIT') {
    return new GraphQLError(message, {
      path,
      extensions: { code: code ?? 'BAD_REQUEST', ...(params ? { params } : {}) },
    });
  }
  log.error({ message, path, serviceName }, error instanceof Error ? error.stack : undefined);
  return new GraphQLError('SERVICE_UNAVAILABLE', { path, extensions: { code: 'SERVICE_UNAVAILABLE' } });
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers.get(name) ? [[name, headers.get(name)!]] : [])));
}
