import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse, type DocumentNode } from 'graphql';
import { projectFolder, SERVICES, type ServiceName } from '#libs/platform';

/** Stands for the address of a service in the committed supergraph; the real one is a setting. */
export function placeholderUrl(service: ServiceName): string {
  return `http://${service}/graphql`;
}

/** The committed schema of a service. */
export function schemaFile(service: ServiceName): string {
  return join(projectFolder(), 'apps', service, 'schema.graphql');
}

/**
 * Composes the committed schemas of the services into one.
 * @param urlOf where each service answers GraphQL
 * @returns what the gateway plans by, what callers get to see (the same without the machinery of federation), and what each
 *   service has of it
 * @throws Error naming what does not compose
 */
export function compose(urlOf: (service: ServiceName) => string): {
  supergraph: string;
  publicSchema: string;
  schemas: ReadonlyMap<ServiceName, DocumentNode>;
} {
  const schemas = new Map(SERVICES.map((name) => [name, parse(readFileSync(schemaFile(name), 'utf8'))]));
  const result = composeServices(
    [...schemas].map(([name, typeDefs]) => ({ name, url: urlOf(name), typeDefs })),
  );
  if (compositionHasErrors(result)) {
    throw new Error(
      `The services do not compose:\n${result.errors.map((error) => error.message).join('\n')}`,
    );
  }
  return { supergraph: result.supergraphSdl, publicSchema: `${result.publicSdl.trim()}\n`, schemas };
}
