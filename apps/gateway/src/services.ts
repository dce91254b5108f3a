import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode } from 'graphql';

/** What a service itself answered: passes with its code and words. Everything else about it stays within. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly params: unknown;
}

/** Whether the act that was asked for may have happened although there was no answer. */
export type Done = 'NOT_DONE' | 'PERHAPS_DONE';

/** The refusals that came while a request was answered, also those that GraphQL leaves out of its result. */
const toldDuring = new WeakMap<Request, Told[]>();
const mutations = new WeakSet<Request>();

export function refusalsDuring(request: Request): readonly Told[] {
  return toldDuring.get(request) ?? [];
}

/** An error as it stands in what a service answered. */
export interface ServiceError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly originalError?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Failures before anything was sent. */
const NEVER_SENT = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)\b/;

/**
 * Gives each service its time, and tells what a service answered from what happened on the way to it: the latter becomes
 * one retryable refusal, which says whether the act may have happened.
 * @param report hears what it was, for the log
 */
export function roadToServices(
  timeoutMs: number,
  report: (service: string, what: string) => void,
): GatewayPlugin {
  return {
    onExecute({ args }) {
      const { request } = args.contextValue as { request: Request };
      const operation = getOperationAST(
        args.document as DocumentNode,
        args.operationName as string | undefined,
      );
      if (operation?.operation === OperationTypeNode.MUTATION) mutations.add(request);
    },
    onSubgraphExecute(execution) {
      const { subgraphName, executor } = execution;
      execution.setExecutor(async (asked) => {
        const request = (asked.context as { request?: Request } | undefined)?.request;
        const ofMutation = request !== undefined && mutations.has(request);
        const failed = (error: unknown) => {
          report(subgraphName, textOf(error));
          const isAct = asked.operationType === OperationTypeNode.MUTATION;
          return unavailable(ofMutation ? (isAct ? doneIn(error) : 'PERHAPS_DONE') : undefined);
        };
        const limit = AbortSignal.timeout(timeoutMs);
        const signal = asked.signal ? AbortSignal.any([asked.signal, limit]) : limit;
        try {
          const result = await Promise.race([executor({ ...asked, signal }), whenAborted(limit)]);
          if (Symbol.asyncIterator in result || !result.errors) return result;
          const errors = (result.errors as readonly ServiceError[]).map((error) => {
            if (!isTold(error)) return failed(error);
            if (request) toldDuring.set(request, [...(toldDuring.get(request) ?? []), toldBy(error)]);
            return passedOn(error);
          });
          return { ...result, errors };
        } catch (error) {
          return { data: null, errors: [failed(error)] };
        }
      });
    },
  };
}

/** The one refusal for everything that does not answer. */
export function unavailable(done?: Done, path?: readonly (string | number)[]): GraphQLError {
  const params = { retryable: true, mayHaveHappened: done === 'PERHAPS_DONE', ...(done ? { done } : {}) };
  return new GraphQLError('SERVICE_UNAVAILABLE', {
    ...(path ? { path } : {}),
    extensions: { code: 'SERVICE_UNAVAILABLE', params },
  });
}

/** A refusal of a service with its code and words. */
export function passedOn(error: ServiceError): GraphQLError {
  const { message, code, params } = toldBy(error);
  return new GraphQLError(message, { path: error.path, extensions: { code, params, told: true } });
}

/** Whether the act that failed so may have happened. */
export function doneIn(failure: unknown): Done {
  return NEVER_SENT.test(textOf(failure)) || saysNotDone(failure) ? 'NOT_DONE' : 'PERHAPS_DONE';
}

/** An error that the service wrote, as against one that this side made of a failure: that names the request. */
export function isTold({ extensions }: ServiceError): boolean {
  const code = extensions?.['code'];
  return (
    typeof code === 'string' &&
    code !== 'SERVICE_UNAVAILABLE' &&
    code !== 'INTERNAL_SERVER_ERROR' &&
    !('request' in extensions!)
  );
}

/** A service whose database did not let it in has begun nothing, and says so. */
function saysNotDone(error: unknown): boolean {
  const { code, params } = (error as ServiceError).extensions ?? {};
  return (
    code === 'SERVICE_UNAVAILABLE' &&
    (params as { mayHaveHappened?: unknown } | undefined)?.mayHaveHappened === false
  );
}

function toldBy({ message, path, extensions }: ServiceError): Told {
  return { message, path: path ?? [], code: String(extensions?.['code']), params: extensions?.['params'] };
}

/** What happened on the way, for the log. */
export function textOf(error: unknown): string {
  const texts: string[] = [];
  for (let each = error; each instanceof Error && texts.length < 5; each = behind(each)) {
    const { code } = each as { code?: unknown };
    texts.push(typeof code === 'string' ? `${code} ${each.message}` : each.message);
    if (each instanceof AggregateError) texts.push(...each.errors.map(String));
  }
  return texts.join(': ') || String(error);
}

function behind(error: Error): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error.cause) : error.cause;
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
