import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError } from 'graphql';
import { languageOf, messageOf, type ErrorParams } from '#libs/kernel';
import type { GatewaySettings } from './gateway.settings.js';
import { gatewayMessages } from './gateway.messages.js';
import { requestLimits } from './limits.js';
import { supergraph } from './supergraph.js';

/** The one GraphQL endpoint over all services. */
export function graphqlGateway(settings: GatewaySettings) {
  return createGatewayRuntime({
    supergraph: supergraph((service) => {
      const base = settings[`${service.toUpperCase()}_URL` as keyof GatewaySettings] as string;
      return `${base}/graphql`;
    }),
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/graphql/healthz',
    readinessCheckEndpoint: '/graphql/readyz',
    landingPage: false,
    graphiql: settings.INTROSPECTION === 'on',
    disableIntrospection: { disableIf: () => settings.INTROSPECTION !== 'on' },
    multipart: false,
    batching: false,
    cors: false,
    logging: 'warn',
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

const limits: GatewayPlugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(requestLimits);
  },
};

/** Writes the texts of the gateway's own refusals in the language of the request. */
const language: GatewayPlugin = {
  onResultProcess({ request, result, setResult }) {
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const wanted = languageOf(request.headers.get('accept-language') ?? undefined);
    const errors = result.errors.map((error) => {
      const { code, params } = error.extensions ?? {};
      const known = code === 'REQUEST_LIMIT' || code === 'SERVICE_UNAVAILABLE' || code === 'INTERNAL';
      const text = known
        ? messageOf(gatewayMessages, String(code), (params ?? {}) as ErrorParams, wanted)
        : undefined;
      return text
        ? new GraphQLError(text, { path: error.path, nodes: error.nodes, extensions: { code, params } })
        : error;
    });
    setResult({ ...result, errors });
  },
};

const KEPT = /^[A-Z][A-Z0-9_]+$/;

/** A refusal of a service passes as it is; a service that does not answer, or a bug here, shows nothing of the inside. */
function maskOf(error: unknown): Error {
  if (error instanceof GraphQLError) {
    const { code, params } = error.extensions;
    const refusal = !error.originalError || error.originalError instanceof GraphQLError;
    if (refusal && typeof code === 'string' && KEPT.test(code) && code !== 'DOWNSTREAM_SERVICE_ERROR') {
      return new GraphQLError(error.message, {
        path: error.path,
        extensions: { code, ...(params ? { params } : {}) },
      });
    }
    if (refusal && !code && !error.path)
      return new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } });
  }
  const path = error instanceof GraphQLError ? error.path : undefined;
  return new GraphQLError('SERVICE_UNAVAILABLE', { path, extensions: { code: 'SERVICE_UNAVAILABLE' } });
}

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers.get(name) ? [[name, headers.get(name)!]] : [])));
}
