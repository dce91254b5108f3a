import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { Logger } from '@nestjs/common';
import { getOperationAST, type FragmentDefinitionNode } from 'graphql';
import { languageOf } from '#libs/kernel';
import { entriesOf } from './entries.js';
import type { GatewaySettings } from './gateway.settings.js';
import { refusalOfEntries, refusalOfText, refusalOfVariables, requestLimits } from './limits.js';
import { masked, writtenErrors } from './masking.js';
import { persistedDocuments, type Documents } from './persisted-documents.js';
import type { Rates } from './rates.js';
import { refusalsDuring, roadToServices } from './services.js';
import { endedSessions } from './session/ended-sessions.js';
import type { WebSessions } from './session/web-sessions.js';

const log = new Logger('GraphQL');

/** The one GraphQL endpoint over all services. */
export function graphqlGateway(
  settings: GatewaySettings,
  supergraph: string,
  rates: Rates,
  documents: Documents,
  sessions: WebSessions,
) {
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
    maskedErrors: { maskError: (error) => masked(error) },
    propagateHeaders: {
      fromClientToSubgraphs: ({ request }) => ({
        ...pick(request.headers, ['authorization', 'accept-language']),
        'x-request-id': crypto.randomUUID(),
        'x-gateway-secret': settings.GATEWAY_SECRET,
      }),
    },
    plugins: () => [
      persistedDocuments(documents),
      limits,
      ratesOf(rates),
      roadToServices(settings.SERVICE_TIMEOUT_MS, (service, what) =>
        log.warn(`${service} did not answer: ${what}`),
      ),
      endedSessions(sessions),
      written,
    ],
  });
}

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
  onExecute({ args, setResultAndStopExecution }) {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation) return;
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const each of args.document.definitions)
      if (each.kind === 'FragmentDefinition') fragments[each.name.value] = each;
    const refusal = refusalOfEntries(entriesOf(args.schema, operation, fragments, args.variableValues ?? {}));
    if (refusal) setResultAndStopExecution({ errors: [refusal] });
  },
};

/** Counts each operation that executes against the client that asked for it. */
function ratesOf(rates: Rates): GatewayPlugin {
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { req } = args.contextValue as { req?: object };
      const operation = getOperationAST(args.document, args.operationName);
      const refusal = req && operation && (await rates.refusalOfOperation(req, args.document, operation));
      if (refusal) setResultAndStopExecution({ errors: [refusal] });
    },
  };
}

const written: GatewayPlugin = {
  onResultProcess(processed) {
    const { request, result } = processed;
    if (Array.isArray(result) || !('errors' in result) || !result.errors?.length) return;
    const language = languageOf(request.headers.get('accept-language') ?? undefined);
    const errors = writtenErrors(language, result.errors, refusalsDuring(request));
    processed.setResult({ ...result, errors });
  },
};

function pick(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers.get(name) ? [[name, headers.get(name)!]] : [])));
}
