import { randomUUID } from 'node:crypto';
import { Agent, request as send, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import {
  getVariableValues,
  Kind,
  OperationTypeNode,
  type GraphQLError,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { languageOf } from '#libs/kernel';
import { entriesOf } from './entries.js';
import type { GatewaySettings } from './gateway.settings.js';
import { refusalOfEntries, refusalOfVariables } from './limits.js';
import { masked, writtenErrors } from './masking.js';
import { fromBrowser, type Documents } from './persisted-documents.js';
import type { Rates } from './rates.js';
import { doneIn, isTold, passedOn, textOf, unavailable, type ServiceError } from './services.js';
import { endOfSession } from './session/ended-sessions.js';
import type { WebSessions } from './session/web-sessions.js';
import type { SingleService, SingleServices } from './single-service.js';

const log = new Logger('GraphQL');

/** How an answer begins that holds no refusal: the services write `errors` before `data`. */
const GOOD = Buffer.from('{"data":{');
const JSON_TYPE = 'application/json; charset=utf-8';

interface Params {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

interface Answered {
  readonly data: unknown;
  readonly errors: readonly ServiceError[];
}

type Answer =
  | { readonly data: Buffer; readonly errors?: never }
  | { readonly data: unknown; readonly errors: GraphQLError[] };

/** What goes to one service as it came. */
interface Passing {
  readonly single: SingleService;
  readonly operation: OperationDefinitionNode;
  readonly body: Buffer;
}

/**
 * Hands what one service can answer by itself on to it, and its answer back as it is. Whatever is unusual about a request
 * goes on to what plans, and is refused there; so both refuse alike.
 */
export class PassThrough {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly settings: GatewaySettings,
    private readonly singles: SingleServices,
    private readonly documents: Documents,
    private readonly rates: Rates,
    private readonly sessions: WebSessions,
  ) {}

  close(): void {
    this.agent.destroy();
  }

  readonly door = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (request.method !== 'POST' || !acceptsJson(request.headers.accept)) return next();
    const body = await buffer(request);
    // What reads it next finds it here.
    request.body = body;
    const passing = this.passingOf(request, body);
    if (!passing) return next();
    const { single, operation } = passing;
    const refusal = await this.rates.refusalOfOperation(request, single.document, operation);
    if (refusal) return next();
    const { data, errors } = await this.answerOf(request, passing);
    if (!errors) return write(response, 200, data);
    const ended = await endOfSession(this.sessions, request, errors);
    const language = languageOf(request.headers['accept-language']);
    const said = writtenErrors(language, ended ? [ended] : errors.map(masked)).map(withoutHttp);
    write(response, ended ? 401 : 200, JSON.stringify(ended ? { errors: said } : { errors: said, data }));
  };

  private passingOf(request: Request, body: Buffer): Passing | undefined {
    const params = paramsOf(body);
    if (!params) return undefined;
    const { documentId, query, operationName, variables } = params;
    const byId = query === undefined && typeof documentId === 'string';
    const text = byId ? this.documents.get(documentId) : query;
    if (typeof text !== 'string') return undefined;
    if (!byId && fromBrowser((name) => request.headers[name] !== undefined, request)) return undefined;
    if (params.extensions !== undefined || !isName(operationName) || !isVariables(variables))
      return undefined;
    if (refusalOfVariables(variables)) return undefined;
    const single = this.singles.find(text);
    const operation = single?.operationOf(operationName ?? undefined);
    if (!single || !operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined;
    const { schema } = this.singles;
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    if (!coerced || refusalOfEntries(entriesOf(schema, operation, single.fragments, coerced)))
      return undefined;
    const passed = byId ? Buffer.from(JSON.stringify({ query: text, operationName, variables })) : body;
    return { single, operation, body: passed };
  }

  private async ask(request: Request, { single, body }: Passing): Promise<Buffer> {
    const { authorization, 'accept-language': language } = request.headers;
    const signal = AbortSignal.timeout(this.settings.SERVICE_TIMEOUT_MS);
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      send(`${this.settings.urlOf(single.service)}/graphql`, {
        method: 'POST',
        agent: this.agent,
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          accept: 'application/json',
          ...(authorization ? { authorization } : {}),
          ...(language ? { 'accept-language': language } : {}),
          'x-request-id': randomUUID(),
          'x-gateway-secret': this.settings.GATEWAY_SECRET,
        },
      })
        .on('response', resolve)
        .on('error', reject)
        .end(body);
    });
    return buffer(incoming);
  }

  private async answerOf(request: Request, passing: Passing): Promise<Answer> {
    const place = [firstKeyOf(passing.operation.selectionSet, passing.single)];
    try {
      const answer = await this.ask(request, passing);
      if (answer.subarray(0, GOOD.length).equals(GOOD)) return { data: answer };
      const { data = null, errors = [] } = JSON.parse(answer.toString()) as Partial<Answered>;
      if (errors.length === 0) throw new Error('an answer without data and without errors');
      const placed = errors.map((error) => ({ ...error, path: error.path ?? place }));
      return {
        data,
        errors: placed.map((error) =>
          isTold(error) ? passedOn(error) : this.missing(passing, error, error.path),
        ),
      };
    } catch (failure) {
      return { data: null, errors: [this.missing(passing, failure, place)] };
    }
  }

  private missing(
    { single, operation }: Passing,
    failure: unknown,
    path: ServiceError['path'],
  ): GraphQLError {
    log.warn(`${single.service} did not answer: ${textOf(failure)}`);
    const isAct = operation.operation === OperationTypeNode.MUTATION;
    return unavailable(isAct ? doneIn(failure) : undefined, path);
  }
}

/** Under which name the first field of an operation is answered: where a refusal stands that names no field. */
function firstKeyOf({ selections }: SelectionSetNode, single: SingleService): string {
  const first = selections[0]!;
  if (first.kind === Kind.FIELD) return (first.alias ?? first.name).value;
  const fragment = first.kind === Kind.INLINE_FRAGMENT ? first : single.fragments[first.name.value]!;
  return firstKeyOf(fragment.selectionSet, single);
}

function paramsOf(body: Buffer): Params | undefined {
  try {
    const params: unknown = JSON.parse(body.toString());
    return params && typeof params === 'object' && !Array.isArray(params) ? params : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the answer may be plain JSON, which is what nearly everybody asks for. */
function acceptsJson(accept = '*/*'): boolean {
  return (
    /\*\/\*|application\/json/.test(accept) && !/graphql-response|event-stream|multipart|charset/.test(accept)
  );
}

function isName(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}

function isVariables(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
}

function withoutHttp(error: GraphQLError): object {
  const {
    extensions: { http: _, ...extensions },
    ...shown
  } = error.toJSON() as { extensions: Record<string, unknown> };
  return { ...shown, extensions };
}

function write(response: Response, status: number, body: Buffer | string): void {
  response.status(status).setHeader('Content-Type', JSON_TYPE);
  response.send(body);
}
