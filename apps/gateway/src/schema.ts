import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder, printSchema, SERVICES, type ServiceName } from '#libs/platform';
import type { Type } from '@nestjs/common';
import { compose, placeholderUrl, schemaFile } from './supergraph.js';

/*
 * `npm run schema` writes apps/<service>/schema.graphql from the code, and composed of them what the gateway plans by
 * (apps/gateway/supergraph.graphql) and what callers see (apps/gateway/schema.graphql);
 * `npm run schema:check` fails when the committed files are not what the code says. One process per service, because
 * the types of GraphQL are global to a process.
 */

const [mode = 'write', service] = process.argv.slice(2);

if (mode === 'print') {
  const { AppModule } = (await import(`../../${service}/src/app.module.js`)) as { AppModule: Type<object> };
  process.stdout.write(await printSchema(AppModule), () => process.exit(0));
} else {
  const files = new Map(SERVICES.map((name) => [schemaFile(name), schemaOf(name)]));
  const stale = [...files].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  if (mode === 'write') for (const [file, text] of stale) writeFileSync(file, text);

  const { supergraph, publicSchema } = compose(placeholderUrl);
  for (const [name, text] of [
    ['supergraph.graphql', `${supergraph.trim()}\n`],
    ['schema.graphql', publicSchema],
  ] as const) {
    const file = join(projectFolder(), 'apps/gateway', name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push([file, text]);
    if (mode === 'write') writeFileSync(file, text);
  }

  for (const [file] of stale) console.log(`${mode === 'write' ? 'written' : 'not current'}: ${file}`);
  if (mode !== 'write' && stale.length > 0) {
    console.error(
      'The committed schemas are not what the code says. Run `npm run schema` and look at the difference.',
    );
    process.exit(1);
  }
}

function schemaOf(name: ServiceName): string {
  const print = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'print', name], {
    encoding: 'utf8',
    env: {
      ...process.env,
      // Nothing connects: these only have to be well formed.
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      EVENT_LOG_URL: 'postgres://nobody@127.0.0.1:1/none',
      PORT: '0',
      GATEWAY_SECRET: 'not used while printing',
      ISSUER: 'http://localhost/oidc',
      JWKS_URL: 'http://localhost/oidc/jwks',
      // The example of RFC 7517, A.1.
      PORTAL_JWK:
        '{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","kid":"1"}',
      FILES_DIR: '/nonexistent',
      SEALING_KEY: Buffer.alloc(32).toString('base64'),
    },
  });
  if (print.status !== 0)
    throw new Error(`The schema of ${name} could not be printed:\n${print.stdout}${print.stderr}`);
  return print.stdout;
}
