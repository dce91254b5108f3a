import { readFileSync } from 'node:fs';
import { buildASTSchema, parse, validate } from 'graphql';
import type { ServiceName } from '#libs/kernel';
import './after-payment.stories.js';
import './claim.stories.js';
import './contract.stories.js';
import './need.stories.js';
import './office.stories.js';
import './pool.stories.js';
import './programme.stories.js';
import { allOperations } from './operations.js';

const schemaOf = (service: ServiceName) =>
  buildASTSchema(parse(readFileSync(`apps/${service}/schema.graphql`, 'utf8')), { assumeValid: true });
const schemas = new Map(
  [...new Set(allOperations().map(({ service }) => service))].map((service) => [service, schemaOf(service)]),
);

test.each(allOperations().map(({ service, field, document }) => ({ service, field, document })))(
  '$field is asked as $service answers it',
  ({ service, document }) => {
    expect(validate(schemas.get(service)!, parse(document))).toEqual([]);
  },
);
